import Workbench
import ArgumentParser
import Foundation
import GeoCore

/// `karaula demo`: the demonstration scenario that comes with the program.
struct DemoCommand: AsyncParsableCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Runs the demonstration: 98 km of real border with a plan that is made up."
  )

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var talk: TalkOptions

  func run() async throws {
    let scenario = try Self.scenario()
    try await Interrupt.cancelling { [output, work, talk] in
      var question = RunQuestion(scenario)
      question.folder = output.out
      question.threads = work.threadCount
      try await RunCommand.run(question, isTableWanted: true, talk)
      if let out = output.out, !talk.quiet {
        Console.error("karaula: the result is in \(out); open its karaula.qgs in QGIS")
      }
    }
  }

  /// The demonstration's path inside the project.
  private static let place = "geodata/maleshevo/maleshevo.yaml"

  /// The demonstration of the checkout or installation that the program belongs to: in a folder above the program,
  /// else in the current one.
  private static func scenario() throws -> String {
    var folder = (Bundle.main.executableURL ?? URL(fileURLWithPath: "/")).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    while folder.path != "/" {
      for candidate in [folder, folder.appendingPathComponent("share/karaula")] {
        let path = candidate.appendingPathComponent(place).path
        if FileManager.default.fileExists(atPath: path) { return path }
      }
      folder.deleteLastPathComponent()
    }
    guard FileManager.default.fileExists(atPath: place) else {
      throw InputError(
        .missingInput, at: .init(file: place), "the demonstration's files are not beside the program",
        fix: "run it from a checkout of the project")
    }
    return place
  }
}
