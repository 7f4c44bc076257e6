import Workbench
import ArgumentParser
import Foundation
import GeoCore
import Workbench

/// `karaula compare`: what a change does to the border's coverage.
struct CompareCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Tells what is gained and lost between two scenarios or results.",
    discussion: """
      A and B are scenarios, which are run, or folders that `run --out` wrote; SCENARIO@VARIANT names a variant. With \
      --out DIR takes comparison.geojson, the stretches that differ, and comparison.json.

      Exit codes: 0 done; 1 more than --fail-on-loss was lost; 65 also when A and B are not of the same border; the \
      others are those of karaula --help.
      """)

  @Argument(help: ArgumentHelp("What was before: a scenario or a result's folder.", valueName: "A"))
  var before: String

  @Argument(help: ArgumentHelp("What is after: a scenario or a result's folder.", valueName: "B"))
  var after: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "End with exit code 1 when more metres of coverage than this are lost.", valueName: "M"))
  var failOnLoss: Double?

  @Flag(name: .long, help: "Print JSON instead of a table.")
  var json = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [output.out].compactMap(\.self) }

  func validate() throws {
    if let failOnLoss, !(failOnLoss >= 0 && failOnLoss.isFinite) {
      throw ValidationError("--fail-on-loss \(failOnLoss): must be 0 or more metres")
    }
  }

  func run() async throws {
    var question = CompareQuestion(before: before, after: after)
    question.folder = output.out
    question.threads = work.threadCount
    let answer = try await Interrupt.cancelling { [question, talk] in try await question.answer(talk.report) }
    if json {
      try Console.result(answer.figures)
    } else {
      try Console.table(answer.table)
    }
    if let failOnLoss, answer.lost > failOnLoss {
      throw RequirementMissed(
        "\(answer.lost) m of coverage are lost from \(before) to \(after), --fail-on-loss allows \(failOnLoss) m"
      )
    }
  }
}
