import ArgumentParser
import GeoCore
import GeoIO
import Logging
import Reports
import Scenario

/// `karaula check`: a scenario's requirements, met or missed.
struct CheckCommand: AsyncParsableCommand, ReadingCommand, UsesCoordinates {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Tests the scenario's requirements.",
    discussion: """
      Prints a line for each requirement: met or missed, what is wanted, what was got. Ends with 0 when all are \
      met, with 1 when one is missed. Writes no file but those asked for.
      """)

  @Argument(help: "The scenario, a YAML file.")
  var scenario: String

  @Option(help: ArgumentHelp("Writes the results as JUnit XML.", valueName: "FILE"))
  var junit: String?

  @Flag(
    help:
      "Also prints GitHub's annotations at the requirements' lines, and appends a table to the file named by GITHUB_STEP_SUMMARY."
  )
  var github = false

  @Flag(name: .long, help: "Prints JSON instead of lines; annotations go to standard error then.")
  var json = false

  @OptionGroup var choice: VariantOptions

  @Flag(help: "Checks the scenario and all its variants.")
  var allVariants = false

  @OptionGroup var work: WorkOptions
  @OptionGroup var access: AccessOptions
  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if allVariants, choice.variant != nil {
      throw ValidationError("--variant and --all-variants exclude each other")
    }
    if let junit { try OutputFile.check(junit, option: "--junit", inputs: [scenario]) }
  }

  func run() async throws {
    try await Interrupt.cancelling { [self] in
      let report = try await report()
      try Task.checkCancellation()
      try publish(report)
      if report.missedCount > 0 { throw RequirementMissed(report.verdict) }
    }
  }

  /// What is looked at: a name, nil for the scenario itself, with what it resolves to.
  private func candidates() throws -> [(variant: String?, resolution: ResolvedScenario)] {
    let file = try ScenarioFile(scenario, variant: choice.variant)
    let names = allVariants ? [nil] + file.variantNames.map(Optional.some) : [choice.variant]
    let files = try names.map(file.variant)
    try Self.checkAny(of: files.map(\.scenario))
    let inputs = files.flatMap(\.readSources)
    if let junit { try OutputFile.check(junit, option: "--junit", inputs: inputs) }
    if github, let summary = StepSummary.path {
      try OutputFile.check(summary, option: StepSummary.variable, inputs: inputs)
    }
    return try zip(names, files).map { name, file in
      let resolution = try ResolvedScenario(file, wantsMap: false, threads: work.threadCount)
      try resolution.checkRequirements()
      return (name, resolution)
    }
  }

  private func report() async throws -> CheckReport {
    let candidates = try candidates()
    if let junit { _ = try OutputFile(junit) }
    let logger = talk.logger
    var runs: [CheckedRun] = []
    var caches = GroundCaches()
    for (variant, candidate) in candidates {
      var resolution = candidate
      let cache = candidates.count > 1 ? caches.share(with: &resolution) : nil
      for warning in resolution.warnings { logger.warning("\(warning)") }
      let (assessment, links, _) = try await ScenarioRun(
        resolution: resolution, threads: work.threadCount, isQuiet: talk.quiet,
        cache: cache, logger: logger
      ).assessment(writingTo: nil)
      runs.append(
        CheckedRun(
          resolution.requirements, variant: variant, in: assessment,
          context: ResultContext(links: links, cost: resolution.cost, cellSize: resolution.cellSize)))
    }
    return CheckReport(
      file: scenario, name: candidates.first?.resolution.scenario.name ?? scenario, runs: runs)
  }

  /// Writes the files, then prints.
  private func publish(_ report: CheckReport) throws {
    if let junit {
      let file = try OutputFile(junit)
      try file.folder.write(Array(report.junit.utf8), to: file.name)
    }
    let commands = github ? report.githubCommands(path: StepSummary.pathInRepository) : ""
    if github { try StepSummary.append(report.markdown) }
    if json {
      try Console.result(report.json.file)
      Console.talk(commands)
    } else {
      try Console.result(report.lines.onTerminal + commands)
    }
  }

  /// Throws when no requirement is for any of some variants.
  private static func checkAny(of variants: [Scenario]) throws {
    let required = variants.flatMap(\.requirements)
    guard let first = required.first, let scenario = variants.first else {
      throw InputError(
        .badData, at: InputError.Place(file: variants.first?.file ?? ""),
        "there is nothing to check, the scenario has no requirements",
        fix: "add one, such as `requirements: [{metric: covered_fraction, at_least: 0.9}]`")
    }
    let isAny = variants.contains { variant in
      variant.requirements.contains { $0.applies(to: variant.variant ?? Requirement.base) }
    }
    guard !isAny else { return }
    let names = variants.map { $0.variant ?? Requirement.base }.joined(separator: ", ")
    let more = scenario.variantNames.isEmpty ? "" : ", or give --all-variants"
    throw InputError(
      .badData, at: first.place,
      "there is nothing to check, every requirement is for other variants than \(names)",
      fix: "add one of them to the `variants` of one\(more)")
  }
}
