import Coverage
public import GeoCore
import Planner
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
  /// What it is held against: a scenario, one of its variants, or a result's folder; nil for nothing.
  public var against: String?
  /// The files that will take the answer, none of which may be an input.
  public var outputs: [(option: String, path: String)] = []
  /// A file that the answer will be appended to, and that may be no input either; nil for none.
  public var appended: (option: String, path: String)?

  /// A question about the scenario at a path.
  public init(_ scenario: String) { self.scenario = scenario }

  /// A scenario or a variant that is looked at.
  private struct Candidate {
    var resolution: ResolvedScenario
    /// Who comes; nil where no requirement asks for that.
    var response: ResponseInputs?
  }

  /// What is looked at: a name, nil for the scenario itself, with what it resolves to, or why it does not.
  private func candidates() throws -> [(variant: String?, candidate: Result<Candidate, InputError>)] {
    let file = try ScenarioFile(scenario, variant: variant)
    let names = allVariants ? [nil] + file.variantNames.map(Optional.some) : [variant]
    let files = try names.map { name in try outcome { try file.variant(name) } }
    let sound = files.compactMap { try? $0.get() }
    try Self.checkAny(of: sound.map(\.scenario))
    let inputs = try ReadFiles(sound.flatMap(\.readSources) + (against.map(ComparedResult.sources) ?? []))
    for (option, path) in outputs + [appended].compactMap({ $0 }) {
      try OutputFile.check(path, option: option, inputs: inputs)
    }
    return try zip(names, files).map { name, file in
      let candidate = try outcome {
        let resolution = try ResolvedScenario(file.get(), map: .none, threads: threads)
        try resolution.checkRequirements()
        let isAsked = resolution.needsResponse
        return Candidate(
          resolution: resolution,
          response: isAsked ? try ResponseInputs(resolution.file, notes: resolution.notes) : nil)
      }
      return (name, candidate)
    }
  }

  /// What a body gives; of one among several variants also the fault that keeps it from being checked.
  private func outcome<Value>(_ body: () throws -> Value) throws -> Result<Value, InputError> {
    do {
      return .success(try body())
    } catch let fault as InputError where allVariants {
      return .failure(fault)
    }
  }

  /// Runs all that is asked for and holds it against the requirements.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Returns: the report, and the first fault that kept one of several variants from being checked.
  /// - Throws: `InputError`; `CancellationError`.
  public func answer(_ report: @escaping WorkReport) async throws -> (report: CheckReport, fault: InputError?)
  {
    for (option, path) in outputs {
      try OutputFile.check(path, option: option, inputs: ReadFiles([scenario]))
    }
    let candidates = try candidates()
    // That they cannot be written is told before anything is computed.
    for output in outputs + [appended].compactMap({ $0 }) { _ = try OutputFile(output.path) }
    var baseline: ComparedResult?
    if let against { baseline = try await ComparedResult(against, threads: threads, report: report) }
    var runs: [CheckedRun] = []
    var first: InputError?
    var caches = GroundCaches()
    for (variant, candidate) in candidates {
      do {
        var candidate = try candidate.get()
        let cache = candidates.count > 1 ? caches.share(with: &candidate.resolution) : nil
        for warning in candidate.resolution.warnings { report(.warning(warning)) }
        runs.append(try await run(of: candidate, variant: variant, cache: cache, against: baseline, report))
      } catch let fault as InputError where allVariants {
        first = first ?? fault
        runs.append(CheckedRun(variant: variant, fault: "\(fault)"))
      }
    }
    let name = candidates.compactMap { try? $0.candidate.get().resolution.scenario.name }.first ?? scenario
    return (CheckReport(file: scenario, name: name, runs: runs), first)
  }

  /// A run, checked.
  private func run(
    of candidate: Candidate, variant: String?, cache: PlannerCache?, against baseline: ComparedResult?,
    _ report: @escaping WorkReport
  ) async throws -> CheckedRun {
    let resolution = candidate.resolution
    let (assessment, links, _) = try await ScenarioRun(
      resolution: resolution, threads: threads, cache: cache, report: report
    ).assessment(writingTo: nil)
    var context = ResultContext(links: links, cost: resolution.cost, cellSize: resolution.cellSize)
    if resolution.needsCrossings { context.crossings = try await crossings(of: resolution.file, report) }
    if let inputs = candidate.response {
      let outcome = try ResponseRun(resolution: resolution, inputs: inputs).outcome(gaps: [])
      for note in outcome.notes { report(.warning(note)) }
      context.response = outcome.assessment.figures
    }
    var run = CheckedRun(resolution.requirements, variant: variant, in: assessment, context: context)
    if let baseline {
      let comparison = try CompareQuestion.comparison(
        from: baseline, to: BorderResult(of: assessment, cellSize: resolution.cellSize), named: scenario)
      for note in comparison.notes { report(.warning(note)) }
      run.baseline = CheckBaseline(baseline.side, comparison)
    }
    return run
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
