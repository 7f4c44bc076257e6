import PatrolMotion
import Coverage
import GeoCore
import GeoIO
import Reports
import Scenario
import SensorPhysics

/// One of the two that are compared: a result folder, which is read, or a scenario, which is run.
struct ComparedResult: Sendable {
  /// What the user calls it.
  let name: String
  /// What a run found for the border.
  let result: BorderResult
  /// What its page tells of it.
  let side: ComparedSide
  /// The id of its run; nil for a result of before runs had ids.
  let runID: String?

  /// The files and sources that a reference leads to.
  ///
  /// - Throws: `InputError`.
  static func sources(of reference: String) throws -> [String] {
    guard let folder = ResultFolder(reference) else {
      return try ScenarioFile(reference: reference).readSources
    }
    return [ResultFiles.border, ResultFiles.sensors, ResultFiles.summary, ResultFiles.plan].map {
      folder.path + "/" + $0
    }
  }

  /// Reads or computes a result.
  ///
  /// - Throws: `InputError`.
  init(_ reference: String, threads: Int, report: @escaping WorkReport) async throws {
    name = reference
    if let folder = ResultFolder(reference) {
      (result, side, runID) = try ResultIdentity.checking(folder) {
        let result = try ResultFiles.result(
          border: folder.bytes(of: ResultFiles.border), sensors: folder.bytes(of: ResultFiles.sensors),
          summary: folder.bytes(of: ResultFiles.summary), plan: folder.bytes(of: ResultFiles.plan),
          folder: reference, distance: { Geodesic.distance($0, $1) })
        return (
          result, try ComparedSide(folder: reference, bytes: folder.bytes),
          try ResultIdentity.summaryID(of: folder)
        )
      }
      return
    }
    let resolution = try ResolvedScenario(
      ScenarioFile(reference: reference), map: .none, threads: threads)
    for warning in resolution.warnings { report(.warning(warning)) }
    async let identity = RunIdentity(of: resolution, isWanted: true)
    let (assessment, links, _) = try await ScenarioRun(
      resolution: resolution, threads: threads, report: report
    ).assessment(writingTo: nil)
    let scenario = resolution.scenario
    let patrols = try PatrolFacts.all(of: resolution)
    result = BorderResult(
      of: assessment, cellSize: resolution.cellSize,
      settings: SensorSettings.texts(of: assessment, in: scenario, patrols: patrols))
    var summary = Summary(
      name: scenario.name, groupBy: scenario.border.groupBy, cellSize: resolution.cellSize,
      attribution: resolution.attribution, warnings: [], versions: [:], inputs: [], cost: resolution.cost,
      timings: [:])
    summary.requirements = resolution.applicableRequirements
    summary.variant = scenario.variant
    side = ComparedSide(
      name: reference, of: assessment, in: scenario, summary: summary, links: links, patrols: patrols)
    runID = try await identity?.id.text
  }
}

/// What `compare` is asked: what is gained and lost between two scenarios or results.
public struct CompareQuestion: Sendable {
  /// What was before and what is after: a scenario, one of its variants, or a result's folder.
  public var before: String
  /// What is after: a scenario, one of its variants, or a result's folder.
  public var after: String
  /// Takes the stretches that differ and the figures; nil for none.
  public var folder: String?
  /// How many pieces of work are done at once, at least 1.
  public var threads = 1

  /// A question about two references.
  public init(before: String, after: String) {
    self.before = before
    self.after = after
  }

  /// What a comparison tells.
  public struct Answer: Sendable {
    /// The comparison as a table for people.
    public let table: String
    /// The figures as JSON.
    public let figures: [UInt8]
    /// The border that was covered before and is not any more (m).
    public let lost: Double
  }

  private static let featuresName = "comparison.geojson"
  private static let figuresName = "comparison.json"

  /// Reads or runs both, compares and publishes.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Throws: `InputError`, also where they are of different borders; `CancellationError`.
  public func answer(_ report: @escaping WorkReport) async throws -> Answer {
    if let folder {
      try ReadFiles([before, after].flatMap(ComparedResult.sources))
        .check(
          folder: folder, option: "--out",
          isWritten: ([Self.featuresName, Self.figuresName] + ComparisonFiles.names).contains)
    }
    let (comparison, results) = try await comparison(report)
    for note in comparison.notes { report(.warning(note)) }
    let runIDs = (results[0].runID, results[1].runID)
    let figures = ComparisonReport.json(of: comparison, before: before, after: after, runIDs: runIDs).file
    if let output = try folder.map({ try OutputFolder($0) }) {
      try output.write(
        GeoJSON.bytes(
          of: ComparisonReport.table(of: comparison),
          with: (RunMark.key, RunMark.text(from: runIDs.0, to: runIDs.1))),
        to: Self.featuresName)
      try output.write(figures, to: Self.figuresName)
      try ComparisonFiles(comparison: comparison, before: results[0].side, after: results[1].side).write(
        to: output)
      try output.publish()
    }
    return Answer(
      table: ComparisonTable.text(of: comparison, before: before, after: after), figures: figures,
      lost: comparison.length(of: .lost))
  }

  private func comparison(_ report: @escaping WorkReport) async throws -> (Comparison, [ComparedResult]) {
    var results: [ComparedResult] = []
    for reference in [before, after] {
      results.append(try await ComparedResult(reference, threads: threads, report: report))
      try Task.checkCancellation()
    }
    let comparison = try Self.comparison(from: results[0], to: results[1].result, named: after)
    return (comparison, results)
  }

  /// A comparison of a result with another one of the same border.
  ///
  /// - Throws: `InputError` of kind badData when they are of different borders.
  static func comparison(
    from before: ComparedResult, to after: BorderResult, named name: String
  ) throws -> Comparison {
    do {
      return try Comparison(from: before.result, to: after, distance: { Geodesic.distance($0, $1) })
    } catch let difference {
      throw InputError(
        .badData, at: nil, "\(before.name) (A) and \(name) (B) are of different borders: \(difference)",
        fix: "compare results of one border")
    }
  }
}

extension ResolvedScenario {
  /// The table of what failures cost; writes `losses.json` when a folder is given.
  func losses(of assessment: Assessment, writingTo folder: OutputFolder?, runID: RunID?) throws
    -> String
  {
    let losses = LossAnalysis(
      of: assessment, period: CyclicPeriod(length: scenario.period), exposure: scenario.exposure)
    try folder?.write(LossReport.json(of: losses, in: assessment, runID: runID?.text).file, to: "losses.json")
    return LossReport.text(of: losses, in: assessment)
  }
}
