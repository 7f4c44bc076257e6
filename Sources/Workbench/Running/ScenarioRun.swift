import Foundation
import RadioLinks
import Coverage
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario
import SensorPhysics

/// A run: from a resolution to an assessment and its files.
struct ScenarioRun: Sendable {
  let resolution: ResolvedScenario
  let threads: Int
  /// Which passes of patrols are written as a table; nil for none.
  var windows: WindowChoice?
  /// What runs over the same ground share; nil when there is no other.
  var cache: PlannerCache?
  let report: WorkReport

  /// Computes and, when a folder is given, writes the files of the contract.
  func assessment(
    writingTo folder: OutputFolder?
  ) async throws -> (assessment: Assessment, links: LinkStatus, runID: RunID?) {
    let clock = ContinuousClock()
    let start = clock.now
    let survey = try self.survey()
    let surveyed = clock.now
    // Ended and waited for when anything below fails: nothing may be hashed while the program exits.
    async let hashed = RunIdentity(of: resolution, isWanted: folder != nil)
    let planner = Planner(
      plan(after: survey), in: resolution.sections, sectionsAtOnce: sectionsAtOnce(), cache: cache)
    let maps = try folder.map { try self.maps(in: $0, planner) } ?? []
    let terrain = resolution.terrain
    let outcome = try await planner.outcome(
      terrain: { try terrain.source() }, landCover: { try terrain.landCover() },
      distance: { Geodesic.distance($0, $1) },
      onTile: { tile in
        try maps[tile.zone].write(
          tile.window, isOwned: tile.isShown, values: MapBand.all.map { $0.values(tile) })
      }, onProgress: { report(.progress($0)) })
    let computed = clock.now
    let treetops = try TreetopCheck(plan: resolution.plan, terrain: terrain).warning(of: outcome.assessment)
    let late = resolution.notes.newSentences()
    let notes = outcome.notes + terrain.readingWarnings + [treetops].compactMap { $0 } + late
    for note in notes { report(.warning(note)) }
    tell("links", start, surveyed)
    tell("\(outcome.sections.count) sections\(folder == nil ? "" : " and their maps")", surveyed, computed)
    defer { tellPeak() }
    guard let folder, let identity = try await hashed else {
      return (outcome.assessment, survey.status, nil)
    }
    for map in maps {
      try Task.checkCancellation()
      try map.finish(metadata: identity.id.metadata)
    }
    let mapped = clock.now
    tell("finishing the maps and naming the result by its inputs", computed, mapped)
    defer { tell("files and the report page", mapped, clock.now) }
    try Task.checkCancellation()
    try write(
      outcome, survey, identity, notes: notes, to: folder,
      timings: [
        "links": start.duration(to: surveyed).seconds,
        "compute": surveyed.duration(to: computed).seconds, "maps": computed.duration(to: clock.now).seconds,
      ])
    return (outcome.assessment, survey.status, identity.id)
  }

  /// Tells what a step took, to those who ask for it.
  private func tell(_ step: String, _ start: ContinuousClock.Instant, _ end: ContinuousClock.Instant) {
    report(.detail("\(step): \(String(format: "%.2f", start.duration(to: end).seconds)) s"))
  }

  /// How many sections there is memory for at a time, at most one a thread; the cache gets no more than what is left.
  func sectionsAtOnce() -> Int {
    let memory = MemoryEstimate.fitting(
      resolution.demand, threads: threads, usable: AvailableMemory.here.usable,
      cache: cache.map { (Double($0.budget.room), Double($0.budget.used)) })
    cache?.budget.limit(to: Int(memory.cacheRoom))
    report(
      .detail(
        """
        about \(MemoryEstimate.text(memory.bytes)) of memory are needed with \(memory.sectionsAtOnce) sections at a \
        time: \(memory.breakdown); it \(AvailableMemory.here.sentence)
        """))
    return memory.sectionsAtOnce
  }

  /// Tells the memory taken by now, which the estimate is to be held against.
  func tellPeak() {
    guard let peak = AvailableMemory.peak else { return }
    report(.detail("at the peak \(MemoryEstimate.text(peak)) of memory were taken"))
  }

  /// Looks at the links, and tells what is to be known of them.
  func survey() throws -> LinkSurvey.Result {
    let survey = try LinkSurvey.result(of: resolution)
    for note in survey.notes { report(.warning(note)) }
    return survey
  }

  /// The plan, in which sensors without a link do not count where the scenario requires one.
  func plan(after survey: LinkSurvey.Result) -> Plan {
    var plan = resolution.plan
    let links = resolution.scenario.links
    guard links.mode == .require else { return plan }
    if links.kinds.contains(.sites) {
      plan.countingSensors = survey.status.network?.isSensorLinked
      plan.linkReserve = survey.status.network?.reserve
    }
    for (patrol, stances) in survey.stances.enumerated() {
      for (stance, isLinked) in (stances ?? []).enumerated() {
        plan.patrols?.sensors[patrol].stances[stance].isLinked = isLinked
      }
    }
    return plan
  }

  /// One map per zone: coverage.tif, or coverage-1.tif and so on when there are several.
  private func maps(in folder: OutputFolder, _ planner: Planner) throws -> [CoverageFile] {
    let zones = resolution.plan.zones
    return try zones.indices.map { zone in
      let window = planner.mapWindow(ofZone: zone) ?? CellWindow(rows: 0..<1, columns: 0..<1)
      return try CoverageFile(
        in: folder, name: resolution.plan.mapName("coverage", ofZone: zone), lattice: zones[zone].lattice,
        window: window, bands: MapBand.all.map(\.band))
    }
  }

  private func write(
    _ outcome: Planner.Outcome, _ survey: LinkSurvey.Result, _ identity: RunIdentity, notes: [String],
    to folder: OutputFolder, timings: [String: Double]
  ) throws {
    let assessment = outcome.assessment
    let scenario = resolution.scenario
    var summary = Summary(
      name: scenario.name, groupBy: scenario.border.groupBy, cellSize: resolution.cellSize,
      attribution: resolution.attribution,
      warnings: resolution.warnings + survey.notes + notes, versions: Version.all,
      inputs: identity.inputs, cost: resolution.cost, timings: timings)
    summary.variant = scenario.variant
    summary.runID = identity.id.text
    summary.requirements = resolution.applicableRequirements
    summary.links = scenario.links
    summary.hillshades = try resolution.writeHillshades(to: folder, metadata: identity.id.metadata)
    summary.maps = resolution.plan.zones.indices.map { resolution.plan.mapName("coverage", ofZone: $0) }
    let patrols = try PatrolFacts.all(of: resolution)
    let sensors = SensorReport.table(
      of: assessment, sites: resolution.sites, standings: outcome.standings, links: survey.status,
      patrols: patrols, destination: Geodesic.destination)
    let layers = try LayerFiles(resolution: resolution, runID: identity.id).write(
      outcome, sensors: sensors, centres: survey.status.centres, to: folder)
    try ProjectFiles(
      resolution: resolution, runID: identity.id, layers: layers, hillshades: summary.hillshades
    )
    .write(assessment, to: folder)
    try folder.write(
      Array(
        RunMark.yaml(
          resolution.planText(.relative(to: folder.place, base: resolution.file.folder)), identity.id.text
        ).utf8),
      to: "plan.yaml")
    if !patrols.isEmpty {
      let diagram = TimeDiagram(of: assessment, name: scenario.name, period: scenario.period)
      try folder.write(Array(RunMark.xml(diagram.svg, identity.id.text).utf8), to: "patrols.svg")
    }
    try windows?.write(assessment, runID: identity.id, to: folder)
    try folder.write(
      summary.document(of: assessment, links: survey.status, patrols: patrols).file, to: "summary.json")
    try ReportPage.write(to: folder)
  }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
