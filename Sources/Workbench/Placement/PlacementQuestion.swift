import GeoCore
import GeoIO
import Placement
public import Scenario

/// What `place` is asked: where what is still to be placed should stand, and how good any choice could be.
public struct PlacementQuestion: Sendable {
  /// The scenario's path.
  public var scenario: String
  /// The name of a variant; nil for the scenario as it stands.
  public var variant: String?
  /// Takes the files of the placement; nil for none.
  public var folder: String?
  /// How sensors together cover; nil for what the scenario says.
  public var law: PlacementInput.Law?
  /// Cuts the search after so many seconds; nil for as long as its steps last.
  public var seconds: Double?
  /// Instead of a plan: how many more of each type places are told for; nil for a plan.
  public var next: Int?
  /// The type of equipment whose siting.tif is written, for which there must be a folder; nil for none.
  public var sitingType: String?
  /// Takes the reduced problem as MPS, for any solver; nil for none.
  public var modelFile: String?
  /// How many pieces of work are done at once, at least 1.
  public var threads = 1

  /// A question about the scenario of a path.
  public init(_ scenario: String) { self.scenario = scenario }

  /// Reads, checks, searches, tells, and publishes.
  ///
  /// - Parameters:
  ///   - report: takes what the user should know.
  ///   - tell: takes the plan as a table for people, before files are written: also when the user ends the search, which
  ///     makes it the best plan so far.
  /// - Throws: `InputError`; `CancellationError`; what `tell` throws.
  public func answer(_ report: @escaping WorkReport, tell: (String) throws -> Void) async throws {
    let resolution = try ResolvedScenario(
      ScenarioFile(scenario, variant: variant), map: .none, threads: threads)
    try checkWritesNoInput(of: resolution)
    for warning in resolution.warnings where warning != SiteChecks.nothingPlaced {
      report(.warning(warning))
    }
    let problem = try await PlacementProblem(resolution, threads: threads, report: report)
    for note in resolution.notes.newSentences() { report(.warning(note)) }
    if let sitingType { try check(siting: sitingType, for: problem) }
    let law = PlacementLaw(law ?? problem.placement.law)
    if let next { return try tell(NextPlaces(of: problem, law: law, count: next).text) }
    let output = try folder.map { try OutputFolder($0) }
    let answer = PlacementAnswer(to: problem, law: law, seconds: seconds, report: report)
    try tell(PlacementText(problem: problem, answer: answer).text)
    try Task.checkCancellation()
    try warn(ofUnlinked: answer, problem, report)
    if let output { try PlacementFiles(problem: problem, answer: answer).write(to: output) }
    if let output, let sitingType { try await writeMap(of: sitingType, for: problem, to: output, report) }
    try Task.checkCancellation()
    try output?.publish()
    if let modelFile { try writeModel(of: answer, to: modelFile) }
  }

  /// Throws when a file that the scenario is read from would be written over.
  private func checkWritesNoInput(of resolution: ResolvedScenario) throws {
    let read = ReadFiles(resolution.file.readSources)
    if let folder {
      try read.check(folder: folder, option: "--out", isWritten: PlacementFiles.names.contains)
    }
    if let modelFile { try read.check(modelFile, option: "--mps") }
  }

  /// Warns of sensors, standing and chosen, that no centre links.
  private func warn(
    ofUnlinked answer: PlacementAnswer, _ problem: PlacementProblem, _ report: WorkReport
  ) throws {
    let sites = answer.chosen.enumerated().map { PlacedSite(problem, $1.column, id: "place \($0 + 1)").site }
    let unlinked = try PlacementLinks.unlinked(sites, in: problem.resolution)
    guard !unlinked.isEmpty else { return }
    report(
      .warning(
        "without a radio link: \(unlinked.joined(separator: ", ")); a run does not count what they see"))
  }

  /// Throws when nothing of a type is to be placed.
  private func check(siting type: String, for problem: PlacementProblem) throws {
    guard !problem.types.contains(type) else { return }
    throw InputError(
      .wrongUsage, at: nil, "--siting \(type.quoted): no candidates are for that type",
      fix: "the types are \(problem.types.joined(separator: ", "))")
  }

  /// What a sensor of a type would cover from anywhere along the border.
  private func writeMap(
    of type: String, for problem: PlacementProblem, to folder: OutputFolder, _ report: WorkReport
  ) async throws {
    try await SitingMap(
      resolution: problem.resolution, type: type, azimuths: problem.placement.azimuths, threads: threads
    ).write(to: folder, onProgress: { report(.progress($0)) })
  }

  /// The reduced problem of the law asked for, for other solvers.
  private func writeModel(of answer: PlacementAnswer, to path: String) throws {
    guard let text = answer.certificates.last?.certificate.mps() else {
      throw InputError(
        .wrongUsage, at: nil, "--mps: expected detection is no linear problem",
        fix: "leave --mps out, or take another objective")
    }
    try OutputFile(path).write(Array(text.utf8))
  }
}

extension PlacementLaw {
  /// The law of a scenario.
  fileprivate init(_ law: PlacementInput.Law) {
    switch law {
    case .run: self = .run
    case .single: self = .single
    }
  }
}
