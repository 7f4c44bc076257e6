import Coverage
import GeoCore
public import Reports
import Scenario

/// What `check` is asked: whether a scenario meets its requirements.
public struct CheckQuestion: Sendable {
  /// The scenario's path.
  public var scenario: String
  /// The name of a variant; nil for the scenario as it stands.
  public var variant: String?
  /// Whether the scenario and all its variants are checked.
  public var allVariants = false
  /// How many pieces of work are done at once, at least 1.
  public var threads = 1
  /// The files that will take the answer, none of which may be an input.
  public var outputs: [(option: String, path: String)] = []
  /// A file that the answer will be appended to, and that may be no input either; nil for none.
  public var appended: (option: String, path: String)?

  /// A question about the scenario at a path.
  public init(_ scenario: String) { self.scenario = scenario }

  /// What is looked at: a name, nil for the scenario itself, with what it resolves to.
  private func candidates() throws -> [(variant: String?, resolution: ResolvedScenario)] {
    let file = try ScenarioFile(scenario, variant: variant)
    let names = allVariants ? [nil] + file.variantNames.map(Optional.some) : [variant]
    let files = try names.map(file.variant)
    try Self.checkAny(of: files.map(\.scenario))
    let inputs = ReadFiles(files.flatMap(\.readSources))
    for (option, path) in outputs + [appended].compactMap({ $0 }) {
      try OutputFile.check(path, option: option, inputs: inputs)
    }
    return try zip(names, files).map { name, file in
      let resolution = try ResolvedScenario(file, map: .none, threads: threads)
      try resolution.checkRequirements()
      return (name, resolution)
    }
  }

  /// Runs all that is asked for and holds it against the requirements.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Throws: `InputError`; `CancellationError`.
  public func answer(_ report: @escaping WorkReport) async throws -> CheckReport {
    for (option, path) in outputs {
      try OutputFile.check(path, option: option, inputs: ReadFiles([scenario]))
    }
    let candidates = try candidates()
    // That they cannot be written is told before anything is computed.
    for output in outputs { _ = try OutputFile(output.path) }
    var runs: [CheckedRun] = []
    var caches = GroundCaches()
    for (variant, candidate) in candidates {
      var resolution = candidate
      let cache = candidates.count > 1 ? caches.share(with: &resolution) : nil
      for warning in resolution.warnings { report(.warning(warning)) }
      let (assessment, links, _) = try await ScenarioRun(
        resolution: resolution, threads: threads, cache: cache, report: report
      ).assessment(writingTo: nil)
      var context = ResultContext(links: links, cost: resolution.cost, cellSize: resolution.cellSize)
      if resolution.needsCrossings { context.crossings = try await crossings(of: resolution.file, report) }
      runs.append(
        CheckedRun(resolution.requirements, variant: variant, in: assessment, context: context))
    }
    return CheckReport(
      file: scenario, name: candidates.first?.resolution.scenario.name ?? scenario, runs: runs)
  }

  /// The figures of crossings, which are over a corridor of their own.
  private func crossings(
    of file: ScenarioFile, _ report: @escaping WorkReport
  ) async throws -> CrossingAssessment.Figures {
    let resolution = try ResolvedScenario(file, map: .crossings, threads: threads)
    let run = ScenarioRun(resolution: resolution, threads: threads, report: report)
    let outcome = try await CrossingRun(run).outcome()
    for note in outcome.notes { report(.warning(note)) }
    return outcome.assessment.figures
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
