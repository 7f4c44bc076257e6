import Coverage
import GeoCore
import GeoIO
import Logging
import Planner
import Reports
import Scenario
import SensorPhysics

/// A run: from a resolution to an assessment and its files.
struct Assessing {
  let resolution: Resolution
  let threads: Int
  let isQuiet: Bool
  /// Which passes of patrols are written as a table; nil for none.
  var windows: WindowChoice?
  /// What runs over the same ground share; nil when there is no other.
  var cache: PlannerCache?
  let logger: Logger

  /// The names of the map's bands.
  private static let bands = ["probability", "overlap"]

  /// Computes and, when a folder is given, writes the files of the contract.
  func assessment(
    writingTo folder: OutputFolder?
  ) async throws -> (assessment: Assessment, links: LinkStatus) {
    let clock = ContinuousClock()
    let start = clock.now
    let survey = try self.survey()
    let surveyed = clock.now
    let planner = Planner(plan(after: survey), threads: threads, cache: cache)
    let maps = try folder.map { try self.maps(in: $0, planner) } ?? []
    let progress = Progress(isQuiet: isQuiet)
    let terrain = resolution.terrain
    let outcome = try await planner.outcome(
      terrain: { try terrain.source() }, cover: { try terrain.cover() },
      distance: { Geodesic.distance($0, $1) },
      onTile: { tile in
        try maps[tile.zone].write(
          tile.window, isOwned: tile.isShown, values: [tile.probability, tile.overlap])
      }, onProgress: progress.show)
    let computed = clock.now
    for note in outcome.notes { logger.warning("\(note)") }
    logger.debug("\(outcome.sectionCount) sections in \(surveyed.duration(to: computed))")
    guard let folder else { return (outcome.assessment, survey.status) }
    for map in maps {
      try Task.checkCancellation()
      try map.finish()
    }
    try Task.checkCancellation()
    try write(
      outcome, survey, to: folder,
      timings: [
        "links": start.duration(to: surveyed).seconds,
        "compute": surveyed.duration(to: computed).seconds, "maps": computed.duration(to: clock.now).seconds,
      ])
    return (outcome.assessment, survey.status)
  }

  /// Looks at the links, and tells what is to be known of them.
  private func survey() throws -> LinkSurvey.Result {
    let survey = try LinkSurvey.result(
      of: resolution.scenario, sensors: resolution.sensors, centres: resolution.centres.map(\.station),
      over: resolution.terrain)
    for note in survey.notes { logger.warning("\(note)") }
    return survey
  }

  /// The plan, in which sensors without a link do not count where the scenario requires one.
  private func plan(after survey: LinkSurvey.Result) -> Plan {
    var plan = resolution.plan
    plan.countingSensors = resolution.scenario.links == .require ? survey.status.network?.isSensorLinked : nil
    return plan
  }

  /// One map per zone: coverage.tif, or coverage-1.tif and so on when there are several.
  private func maps(in folder: OutputFolder, _ planner: Planner) throws -> [CoverageFile] {
    let zones = resolution.plan.zones
    return try zones.indices.map { zone in
      let name = ProjectFiles.mapName("coverage", zone: zone, of: zones.count)
      let window = planner.mapWindow(ofZone: zone) ?? CellWindow(rows: 0..<1, columns: 0..<1)
      return try CoverageFile(
        in: folder, name: name, lattice: zones[zone].lattice, window: window, bands: Self.bands)
    }
  }

  private func write(
    _ outcome: Planner.Outcome, _ survey: LinkSurvey.Result, to folder: OutputFolder,
    timings: [String: Double]
  ) throws {
    let assessment = outcome.assessment
    let scenario = resolution.scenario
    let summary = Summary(
      name: scenario.name, groupBy: scenario.border.groupBy, cellSize: resolution.cellSize,
      attribution: resolution.attribution,
      warnings: resolution.warnings + survey.notes + outcome.notes, versions: Version.all,
      inputs: resolution.inputs(), cost: resolution.cost, timings: timings)
    let patrols = try PatrolFacts.all(of: resolution)
    let sensors = SensorReport.table(
      of: assessment, sites: resolution.sites, standings: outcome.standings, links: survey.status,
      patrols: patrols, destination: Geodesic.destination)
    let layers = try writeLayers(
      border: BorderReport.table(of: assessment), gaps: GapReport.table(of: assessment), sensors: sensors,
      to: folder)
    try ProjectFiles(resolution: resolution, layers: layers).write(assessment, to: folder)
    let report = HTMLReport(
      of: assessment, scenario: scenario, summary: summary, links: survey.status, patrols: patrols,
      places: sensors)
    try folder.write(Array(report.html.utf8), to: "report.html")
    try folder.write(
      Array(
        resolution.planText(.relative(to: ScenarioFile.canonical(folder.path), base: resolution.file.folder))
          .utf8),
      to: "plan.yaml")
    if !patrols.isEmpty {
      let diagram = TimeDiagram(of: assessment, name: scenario.name, period: scenario.period)
      try folder.write(Array(diagram.svg.utf8), to: "patrols.svg")
    }
    try windows?.write(assessment, to: folder)
    try folder.write(
      summary.json(of: assessment, links: survey.status, patrols: patrols).file, to: "summary.json")
  }

  /// Writes the features: each table as GeoJSON, all of them as a GeoPackage, whose layers it gives back.
  private func writeLayers(
    border: FeatureTable, gaps: FeatureTable, sensors: FeatureTable, to folder: OutputFolder
  ) throws -> [StyledLayer] {
    try folder.write(GeoJSON.bytes(of: gaps), to: "gaps.geojson")
    try folder.write(GeoJSON.bytes(of: border), to: "border.geojson")
    try folder.write(GeoJSON.bytes(of: sensors), to: "sensors.geojson")
    let layers = LayerReport.layers(border: border, gaps: gaps, sensors: sensors)
    try GeoPackage.write(layers, to: "karaula.gpkg", in: folder)
    return layers
  }
}

extension Duration {
  /// The duration in seconds.
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
