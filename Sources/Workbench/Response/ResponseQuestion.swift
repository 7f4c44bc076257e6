import Coverage
import Crossings
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario

/// What `response` is asked: who comes first to each piece of border and to each gap, and when.
public struct ResponseQuestion: Sendable {
  /// The scenario's path.
  public var scenario: String
  /// The name of a variant; nil for the scenario as it stands.
  public var variant: String?
  /// Takes the files of the result; nil for none.
  public var folder: String?
  /// How many pieces of work are done at once, at least 1.
  public var threads = 1

  /// A question about the scenario of a path.
  public init(_ scenario: String) { self.scenario = scenario }

  /// Reads, checks, searches and publishes.
  ///
  /// - Parameter report: takes what the user should know.
  /// - Returns: the result as a table for people.
  /// - Throws: `InputError`; `CancellationError`.
  public func answer(_ report: @escaping WorkReport) async throws -> String {
    let resolution = try ResolvedScenario(
      ScenarioFile(scenario, variant: variant), map: .none, threads: threads)
    let inputs = try ResponseInputs(resolution.file, notes: resolution.notes)
    if let folder {
      try ReadFiles(resolution.file.readSources)
        .check(folder: folder, option: "--out", isWritten: ResponseFiles.isWritten)
      try ResultKind.response.check(folder: folder, option: "--out")
    }
    let read = ResolvedScenario.asWritten(resolution.notes.newSentences(), in: resolution.file)
    for warning in resolution.warnings + read { report(.warning(warning)) }
    let output = try folder.map { try OutputFolder($0) }
    async let hashed = RunIdentity(of: resolution, isWanted: output != nil)
    let run = ScenarioRun(resolution: resolution, threads: threads, report: report)
    let coverage = try await run.assessment(writingTo: nil).assessment
    let outcome = try ResponseRun(resolution: resolution, inputs: inputs).outcome(gaps: coverage.gaps)
    for note in outcome.notes { report(.warning(note)) }
    let times = outcome.timings.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.short) s" }
    let cells = outcome.zones.reduce(0) { $0 + $1.cells.cellCount }
    report(.detail("response: \(cells) cells, \(times.joined(separator: ", "))"))
    let result = responseReport(of: outcome, inputs, resolution, read: read)
    if let output, let identity = try await hashed {
      try ResponseFiles(resolution: resolution, outcome: outcome, report: result, runID: identity.id)
        .write(to: output)
      try Task.checkCancellation()
      try output.publish(dropping: ResponseFiles.isWritten)
    }
    return result.text
  }

  private func responseReport(
    of outcome: ResponseRun.Outcome, _ inputs: ResponseInputs, _ resolution: ResolvedScenario, read: [String]
  ) -> ResponseReport {
    let assumptions = ResponseAssumptions(
      input: inputs.input, crossing: resolution.scenario.usedCrossing, hasRoads: inputs.input.roads != nil,
      zoneCount: resolution.plan.zones.count)
    return ResponseReport(
      of: outcome.assessment, name: resolution.scenario.name, types: inputs.vehicles.map(\.type),
      assumptions: assumptions.sentences, warnings: resolution.warnings + read + outcome.notes,
      attribution: resolution.attribution + [inputs.input.roads?.attribution].compactMap { $0 })
  }
}

/// The files of a response.
struct ResponseFiles {
  let resolution: ResolvedScenario
  let outcome: ResponseRun.Outcome
  let report: ResponseReport
  let runID: RunID

  /// The names of the files that a result may have; maps have more where there are several zones.
  static func isWritten(_ name: String) -> Bool {
    name.wholeMatch(of: /(response\.(geojson|json)|response(-[1-9][0-9]*)?\.tif|plan\.yaml)/) != nil
  }

  /// Writes them.
  ///
  /// - Throws: `InputError` of kind cannotWrite, `CancellationError`.
  func write(to folder: OutputFolder) throws {
    let table = ResponseTables.features(of: outcome.assessment)
    try folder.write(GeoJSON.bytes(of: table, with: (RunMark.key, runID.text)), to: table.name + ".geojson")
    for zone in outcome.zones {
      try Task.checkCancellation()
      try writeMap(zone, to: folder)
    }
    let home = ScenarioFile.canonical(folder.path)
    let plan = try resolution.planText(.relative(to: home, base: resolution.file.folder))
    try folder.write(Array(RunMark.yaml(plan, runID.text).utf8), to: ResultFiles.plan)
    try folder.write(report.json(runID: runID.text, timings: outcome.timings).file, to: "response.json")
  }

  /// When the first comes to each cell, tile by tile.
  private func writeMap(_ zone: ResponseZone, to folder: OutputFolder) throws {
    var byTile: [LatticeTile: [(cell: Cell, place: Int)]] = [:]
    zone.cells.forEach { cell, place in
      byTile[LatticeTile(holding: cell), default: []].append((cell, place))
    }
    guard let window = byTile.keys.map(\.window).reduce(nil, { $0?.union($1) ?? $1 }) else { return }
    let file = try CoverageFile(
      in: folder, name: resolution.plan.mapName("response", ofZone: zone.zone), lattice: zone.lattice,
      window: window, bands: [CoverageFile.Band("response_s", unit: "s")])
    for (tile, own) in byTile.sorted(by: { $0.key < $1.key }) {
      var isOwned = [Bool](repeating: false, count: tile.window.count)
      var values = [Float](repeating: Float(CoverageFile.nodata), count: tile.window.count)
      for (cell, place) in own where zone.seconds(at: place) < .infinity {
        isOwned[tile.window.index(of: cell)] = true
        values[tile.window.index(of: cell)] = Float(zone.seconds(at: place))
      }
      try file.write(tile.window, isOwned: isOwned, values: [values])
    }
    try file.finish(metadata: runID.metadata)
  }
}
