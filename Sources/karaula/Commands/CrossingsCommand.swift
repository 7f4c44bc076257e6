import Workbench
import ArgumentParser

/// `karaula crossings`: how strong the border is against somebody who chooses his way.
struct CrossingsCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "crossings",
    abstract: "Finds the weakest ways across the border, and the strength of every piece of it.",
    discussion: """
      The strength of a piece is the least probability of detection of all ways on foot that pass the line there. The \
      scenario's key `crossing` says how people walk. With --out DIR: crossings.geojson (the weakest ways), \
      strength.geojson (the border), crossings.gpkg (both, styled for QGIS), crossings.tif, crossings.svg, \
      crossings.html, crossings.json, plan.yaml.
      """)

  @Argument(help: "The scenario, a YAML file.")
  var scenario: String

  @OptionGroup var choice: VariantOptions

  @Option(
    name: .customLong("depth-m"),
    help: ArgumentHelp("How far inside ways end (m), instead of crossing.to_m.", valueName: "D"))
  var depth: Double?

  @Option(
    help: ArgumentHelp(
      "When crossers start, in seconds of the period, instead of any time.", valueName: "TIME"))
  var at: Double?

  @Option(
    help: ArgumentHelp(
      "Also tells the strength against ways that stay within D m of their piece.", valueName: "D"))
  var local: Double?

  @Flag(help: "Also tells what the loss of each sensor and patrol does.")
  var losses = false

  @Flag(help: "Prints the weakest ways as GeoJSON instead of the table.")
  var geojson = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [output.out].compactMap(\.self) }

  func validate() throws {
    if let depth, !(depth > 0 && depth <= Self.furthest) {
      throw ValidationError("--depth-m \(depth): must be above 0 and at most \(Int(Self.furthest))")
    }
    if let at, !(at >= 0 && at.isFinite) { throw ValidationError("--at \(at): must be at least 0") }
    if let local, !(local > 0 && local.isFinite) {
      throw ValidationError("--local \(local): must be above 0")
    }
  }

  /// As wide as a corridor may be (m).
  private static let furthest = 100_000.0

  func run() async throws {
    try await Interrupt.cancelling { [self] in try await cross() }
  }

  private func cross() async throws {
    var question = CrossingsQuestion(scenario)
    question.variant = choice.variant
    question.folder = output.out
    question.depth = depth
    question.start = at
    question.localReach = local
    question.wantsLosses = losses
    question.threads = work.threadCount
    let answer = try await question.answer(talk.report)
    guard geojson else { return try Console.table(answer.table) }
    try Console.result(answer.paths)
  }
}
