import Workbench
import ArgumentParser
import GeoIO
import Reports
import Scenario

/// `karaula run`: coverage and gaps of a scenario.
struct RunCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Computes coverage and gaps.",
    discussion: """
      Without --out the gaps go to standard output as GeoJSON. With it a result table does, and DIR takes \
      gaps.geojson, border.geojson, sensors.geojson, karaula.gpkg (all of them, styled for QGIS), karaula.qgs (a QGIS \
      project), summary.json, report.html, plan.yaml, coverage.tif with its style, hillshade.tif (not over level \
      ground) and, with patrols, patrols.svg.
      """)

  @Argument(help: "The scenario, a YAML file.")
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "Also writes windows.csv, the passes of patrols: all, or those over the piece at a chainage (m; of a part: PART:M).",
      valueName: "all|M|PART:M"))
  var windows: WindowChoice?

  @OptionGroup var choice: VariantOptions

  @Flag(
    help:
      "Runs the scenario and all its variants: a table of them, the best first, and with --out a folder for each and variants.json."
  )
  var allVariants = false

  @Option(
    help: ArgumentHelp(
      "With --all-variants and --out: writes a folder for this variant, or base, and for no other that is not named so, too.",
      valueName: "NAME"))
  var keep: [String] = []

  @Flag(
    name: .customLong("geojson"),
    help: "With --all-variants: prints the gaps of all as GeoJSON in place of the table.")
  var asGeoJSON = false

  @Flag(
    help:
      "Also computes what the failure of each sensor and patrol would lose, and the worst pair; losses.json in DIR."
  )
  var losses = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  var written: [String] { [output.out].compactMap(\.self) }

  func validate() throws {
    if windows != nil, output.out == nil { throw ValidationError("--windows needs --out") }
    guard allVariants else {
      if !keep.isEmpty { throw ValidationError("--keep needs --all-variants and --out") }
      if asGeoJSON {
        throw ValidationError("--geojson needs --all-variants; one run prints its gaps as GeoJSON anyway")
      }
      return
    }
    if !keep.isEmpty, output.out == nil { throw ValidationError("--keep needs --out") }
    if choice.variant != nil { throw ValidationError("--variant and --all-variants exclude each other") }
    if losses || windows != nil {
      throw ValidationError("--all-variants goes with neither --losses nor --windows; ask for one --variant")
    }
  }

  func run() async throws {
    try await Interrupt.cancelling { [self] in
      guard !allVariants else { return try await runAll() }
      var question = RunQuestion(scenario)
      question.variant = choice.variant
      question.folder = output.out
      question.windows = windows
      question.wantsLosses = losses
      question.threads = work.threadCount
      try await Self.run(question, isTableWanted: output.out != nil || losses, talk)
    }
  }

  private func runAll() async throws {
    let question = VariantsRun(path: scenario, threads: work.threadCount, report: talk.report)
    switch try await question.run(out: output.out, keeping: keep, wantsGaps: asGeoJSON) {
    case .table(let text): try Console.table(text)
    case .gaps(let bytes): try Console.result(bytes)
    }
  }

  /// Runs and prints.
  ///
  /// - Parameter isTableWanted: whether standard output takes the result table, else the gaps.
  static func run(_ question: RunQuestion, isTableWanted: Bool, _ talk: TalkOptions) async throws {
    let answer = try await question.answer(talk.report)
    guard isTableWanted else { return try Console.result(answer.gaps()) }
    try Console.table(answer.table)
    if let losses = answer.losses { try Console.table("\n" + losses) }
  }
}
