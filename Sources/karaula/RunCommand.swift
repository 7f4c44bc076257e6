import ArgumentParser
import GeoIO
import Logging
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
      "Runs the scenario and all its variants: a table of them, and with --out a folder for each and variants.json."
  )
  var allVariants = false

  @Flag(
    help:
      "Also tells what each sensor's and patrol's failure would lose, and the worst pair; losses.json in DIR."
  )
  var losses = false

  @OptionGroup var output: OutputOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if windows != nil, output.out == nil { throw ValidationError("--windows needs --out") }
    guard allVariants else { return }
    if choice.variant != nil { throw ValidationError("--variant and --all-variants exclude each other") }
    if losses || windows != nil {
      throw ValidationError("--all-variants goes with neither --losses nor --windows; ask for one --variant")
    }
  }

  func run() async throws {
    try await Interrupt.cancelling { [scenario, choice, allVariants, windows, losses, output, work, talk] in
      guard !allVariants else {
        return try await VariantsRun(
          path: scenario, threads: work.threadCount, isQuiet: talk.quiet, logger: talk.logger
        ).run(out: output.out)
      }
      try await Self.run(
        scenario, variant: choice.variant, out: output.out, isTableWanted: output.out != nil || losses,
        windows: windows, losses: losses,
        work, talk)
    }
  }

  /// Resolves, computes, writes and prints.
  ///
  /// - Parameter isTableWanted: whether standard output takes the result table, else the gaps.
  static func run(
    _ scenario: String, variant: String? = nil, out: String?, isTableWanted: Bool,
    windows: WindowChoice? = nil, losses: Bool = false, _ work: WorkOptions,
    _ talk: TalkOptions
  ) async throws {
    let resolution = try ResolvedScenario(
      ScenarioFile(scenario, variant: variant), wantsMap: out != nil, threads: work.threadCount)
    if let out {
      try ReadFiles(resolution.file.readSources)
        .check(folder: out, option: "--out", isWritten: RunFiles.isWritten)
    }
    let logger = talk.logger
    for warning in resolution.warnings + resolution.requirementWarnings { logger.warning("\(warning)") }
    let folder = try out.map { try OutputFolder($0) }
    let (assessment, links, runID) = try await ScenarioRun(
      resolution: resolution, threads: work.threadCount, isQuiet: talk.quiet, windows: windows,
      logger: logger
    ).assessment(writingTo: folder)
    try Task.checkCancellation()
    let lossText = try losses ? resolution.losses(of: assessment, writingTo: folder, runID: runID) : nil
    try Task.checkCancellation()
    try folder?.publish(dropping: RunFiles.isOfSomeRuns)
    if isTableWanted {
      try Console.table(
        ResultTable.text(
          of: assessment, links: links, name: resolution.scenario.name, attribution: resolution.attribution))
      if let lossText { try Console.table("\n" + lossText) }
    } else {
      try Console.result(GeoJSON.bytes(of: GapReport.table(of: assessment)))
    }
  }
}
