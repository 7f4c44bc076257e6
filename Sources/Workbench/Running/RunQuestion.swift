import Scenario
public import Coverage
import GeoCore
import GeoIO
import Reports

/// What `run` is asked: coverage and gaps of a scenario or of one of its variants.
public struct RunQuestion: Sendable {
  /// The scenario's path.
  public var scenario: String
  /// The name of a variant; nil for the scenario as it stands.
  public var variant: String?
  /// Takes the files of the result; nil for none.
  public var folder: String?
  /// Which passes of patrols are written as a table, for which there must be a folder; nil for none.
  public var windows: WindowChoice?
  /// Whether the answer tells what each failure would lose.
  public var wantsLosses = false
  /// How many pieces of work are done at once, at least 1.
  public var threads = 1

  /// A question about the scenario at a path.
  public init(_ scenario: String) { self.scenario = scenario }

  /// What a run tells.
  public struct Answer: Sendable {
    /// Every piece of border with what sees it.
    public let assessment: Assessment
    /// The result as a table for people.
    public let table: String
    /// What failures lose, as a table for people; nil where it was not asked for.
    public let losses: String?

    /// The gaps as GeoJSON.
    public func gaps() throws -> [UInt8] { try GeoJSON.bytes(of: GapReport.table(of: assessment)) }
  }

  /// Reads, checks, computes and publishes.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Throws: `InputError`; `CancellationError`.
  public func answer(_ report: @escaping WorkReport) async throws -> Answer {
    let resolution = try ResolvedScenario(
      ScenarioFile(scenario, variant: variant), map: folder != nil ? .shown : .none, threads: threads)
    if let folder {
      try ReadFiles(resolution.file.readSources)
        .check(folder: folder, option: "--out", isWritten: RunFiles.isWritten)
      try ResultKind.run.check(folder: folder, option: "--out")
    }
    for warning in resolution.warnings + resolution.requirementWarnings { report(.warning(warning)) }
    let output = try folder.map { try OutputFolder($0) }
    let (assessment, links, runID) = try await ScenarioRun(
      resolution: resolution, threads: threads, windows: windows, report: report
    ).assessment(writingTo: output)
    try Task.checkCancellation()
    let losses =
      try wantsLosses ? resolution.losses(of: assessment, writingTo: output, runID: runID) : nil
    try Task.checkCancellation()
    try output?.publish(dropping: RunFiles.isOfSomeRuns)
    let table = ResultTable.text(
      of: assessment, links: links, name: resolution.scenario.name, attribution: resolution.attribution)
    return Answer(assessment: assessment, table: table, losses: losses)
  }
}
