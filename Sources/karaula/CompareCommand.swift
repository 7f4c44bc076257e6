import ArgumentParser
import Coverage
import Foundation
import GeoCore
import GeoIO
import Logging
import Reports

/// `karaula compare`: what a change does to the border's cover.
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
    help: ArgumentHelp("End with exit code 1 when more metres of cover than this are lost.", valueName: "M"))
  var failOnLoss: Double?

  @Flag(name: .long, help: "Print JSON instead of a table.")
  var json = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if let failOnLoss, !(failOnLoss >= 0 && failOnLoss.isFinite) {
      throw ValidationError("--fail-on-loss \(failOnLoss): must be 0 or more metres")
    }
  }

  func run() async throws {
    if let out = output.out {
      let read = try ReadFiles([before, after].flatMap(ComparedResult.sources))
      try read.check(folder: out, option: "--out", isWritten: [Self.features, Self.figures].contains)
    }
    let comparison = try await Interrupt.cancelling { [before, after, work, talk] in
      try await Self.comparison(from: before, to: after, work, talk)
    }
    for note in comparison.notes { talk.logger.warning("\(note)") }
    let report = ComparisonReport.json(of: comparison, before: before, after: after).file
    if let out = output.out {
      let folder = try OutputFolder(out)
      try folder.write(
        GeoJSON.bytes(of: ComparisonReport.table(of: comparison)), to: Self.features)
      try folder.write(report, to: Self.figures)
      try folder.publish()
    }
    if json {
      try Console.result(report)
    } else {
      try Console.table(ComparisonTable.text(of: comparison, before: before, after: after))
    }
    let lost = comparison.length(of: .lost)
    if let failOnLoss, lost > failOnLoss {
      throw RequirementMissed(
        "\(lost) m of cover are lost from \(before) to \(after), --fail-on-loss allows \(failOnLoss) m"
      )
    }
  }

  private static let features = "comparison.geojson"
  private static let figures = "comparison.json"

  private static func comparison(
    from before: String, to after: String, _ work: WorkOptions, _ talk: TalkOptions
  ) async throws -> Comparison {
    var results: [ComparedResult] = []
    for reference in [before, after] {
      results.append(
        try await ComparedResult(
          reference, threads: work.threadCount, isQuiet: talk.quiet, logger: talk.logger))
      try Task.checkCancellation()
    }
    do {
      return try Comparison(
        from: results[0].result, to: results[1].result, distance: { Geodesic.distance($0, $1) })
    } catch let difference {
      throw InputError(
        .badData, at: nil, "\(before) (A) and \(after) (B) are of different borders: \(difference)",
        fix: "compare results of one border")
    }
  }
}
