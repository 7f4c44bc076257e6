import Coverage
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario

/// What `crossings` is asked: how strong the border is against somebody who chooses his way.
public struct CrossingsQuestion: Sendable {
  /// The scenario's path.
  public var scenario: String
  /// The name of a variant; nil for the scenario as it stands.
  public var variant: String?
  /// Takes the files of the result; nil for none.
  public var folder: String?
  /// How far inside ways end (m); nil for what the scenario says.
  public var depth: Double?
  /// When crossers start (s of the period); nil for any time.
  public var start: Double?
  /// How far ways may stray from their piece (m), told beside free ones; nil for not at all.
  public var localReach: Double?
  /// Whether the answer tells what the loss of each sensor and patrol does.
  public var wantsLosses = false
  /// How many pieces of work are done at once, at least 1.
  public var threads = 1

  /// A question about the scenario of a path.
  public init(_ scenario: String) { self.scenario = scenario }

  /// How strong the border is.
  public struct Answer: Sendable {
    /// The result as a table for people.
    public let table: String
    /// The weakest ways as GeoJSON.
    public let paths: [UInt8]
  }

  /// Reads, checks, searches and publishes.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Throws: `InputError`; `CancellationError`.
  public func answer(_ report: @escaping WorkReport) async throws -> Answer {
    let file = try ScenarioFile(scenario, variant: variant).showingCrossing(depth: depth)
    let resolution = try ResolvedScenario(file, map: .crossings, threads: threads)
    let response =
      resolution.scenario.response == nil
      ? nil : try ResponseInputs(resolution.file, notes: resolution.notes)
    if let folder {
      try ReadFiles(resolution.file.readSources)
        .check(folder: folder, option: "--out", isWritten: CrossingFiles.isWritten)
      try ResultKind.crossings.check(folder: folder, option: "--out")
    }
    let read = ResolvedScenario.asWritten(resolution.notes.newSentences(), in: resolution.file)
    for warning in resolution.warnings + read { report(.warning(warning)) }
    let output = try folder.map { try OutputFolder($0) }
    async let hashed = RunIdentity(of: resolution, isWanted: output != nil)
    let run = ScenarioRun(resolution: resolution, threads: threads, report: report)
    let outcome = try await CrossingRun(
      run, .init(localReach: localReach, wantsLosses: wantsLosses, start: start), response: response
    ).outcome()
    let late = outcome.notes + resolution.notes.newSentences()
    for note in late { report(.warning(note)) }
    report(.detail(outcome.effort))
    run.tellPeak()
    let result = crossingReport(of: outcome, resolution, late: read + late)
    if let output, let identity = try await hashed {
      try CrossingFiles(resolution: resolution, outcome: outcome, report: result, runID: identity.id)
        .write(to: output)
      try Task.checkCancellation()
      try output.publish(dropping: CrossingFiles.isWritten)
    }
    return Answer(
      table: result.text, paths: try GeoJSON.bytes(of: CrossingTables.paths(of: outcome.assessment)))
  }

  /// - Parameter late: what the user should know beside the warnings of the inputs, a sentence each.
  private func crossingReport(
    of outcome: CrossingRun.Outcome, _ resolution: ResolvedScenario, late: [String]
  ) -> CrossingReport {
    let assumptions = CrossingAssumptions(
      input: resolution.scenario.usedCrossing, response: resolution.scenario.response,
      hasPatrols: resolution.plan.patrols != nil, start: start, zoneCount: resolution.plan.zones.count)
    return CrossingReport(
      of: outcome.assessment, name: resolution.scenario.name, assumptions: assumptions.sentences,
      warnings: resolution.warnings + late, attribution: resolution.attribution)
  }
}

extension CrossingRun.Outcome {
  /// What the work took, a sentence.
  fileprivate var effort: String {
    let work = assessment.work
    let times = timings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.short) s" }
    let counts = "\(work.cells) cells, \(work.settled) settled, \(work.moves) moves"
    return "\(counts): \(times.joined(separator: ", "))"
  }
}

extension ScenarioFile {
  /// The scenario with its crossing written out, as it was asked for.
  ///
  /// - Parameter depth: how far inside ways end (m); nil for what the scenario says.
  fileprivate func showingCrossing(depth: Double?) -> ScenarioFile {
    changing { scenario in
      var crossing = scenario.usedCrossing
      if let depth { crossing.innerWidth = depth }
      scenario.crossing = crossing
    }
  }
}
