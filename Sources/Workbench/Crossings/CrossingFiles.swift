import Coverage
import Crossings
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario

/// The files of crossings.
struct CrossingFiles {
  let resolution: ResolvedScenario
  let outcome: CrossingRun.Outcome
  let report: CrossingReport
  let runID: RunID

  /// The names of the files that a result may have; maps have more where there are several zones.
  static func isWritten(_ name: String) -> Bool {
    let names =
      /(crossings\.(geojson|json|gpkg|html|svg)|crossings(-[1-9][0-9]*)?\.tif|strength\.geojson|plan\.yaml)/
    return name.wholeMatch(of: names) != nil
  }

  private static let bands = [
    CoverageFile.Band("probability_before"), CoverageFile.Band("probability_after"),
    CoverageFile.Band("time_before_s", unit: "s"), CoverageFile.Band("time_after_s", unit: "s"),
    CoverageFile.Band("hazard_per_s", unit: "s-1"),
  ]

  /// Writes them.
  ///
  /// - Throws: `InputError` of kind cannotWrite, `CancellationError`.
  func write(to folder: OutputFolder) throws {
    let assessment = outcome.assessment
    for table in [CrossingTables.paths(of: assessment), CrossingTables.strengths(of: assessment)] {
      try folder.write(
        GeoJSON.bytes(of: table, with: (RunMark.key, runID.text)), to: table.name + ".geojson")
    }
    try GeoPackage.write(
      CrossingLayers.layers(of: assessment), metadata: runID.metadata, to: "crossings.gpkg", in: folder)
    for (zone, field) in outcome.fields {
      try Task.checkCancellation()
      try writeMap(zone, field, to: folder)
    }
    try folder.write(Array(RunMark.xml(report.profile + "\n", runID.text).utf8), to: "crossings.svg")
    try folder.write(Array(report.page(runID: runID.text).utf8), to: "crossings.html")
    let home = ScenarioFile.canonical(folder.path)
    let plan = try resolution.planText(.relative(to: home, base: resolution.file.folder))
    try folder.write(Array(RunMark.yaml(plan, runID.text).utf8), to: ResultFiles.plan)
    try folder.write(report.json(runID: runID.text, timings: outcome.timings).file, to: "crossings.json")
  }

  /// What it costs to come to each cell from outside, and to go on from it, tile by tile.
  private func writeMap(_ zone: CrossingZone, _ field: CrossingField, to folder: OutputFolder) throws {
    let cells = field.lattice.cells
    var byTile: [LatticeTile: [(cell: Cell, place: Int)]] = [:]
    cells.forEach { cell, place in byTile[LatticeTile(holding: cell), default: []].append((cell, place)) }
    guard let window = byTile.keys.map(\.window).reduce(nil, { $0?.union($1) ?? $1 }) else { return }
    let file = try CoverageFile(
      in: folder, name: resolution.plan.mapName("crossings", ofZone: zone.zone), lattice: zone.lattice,
      window: window, bands: Self.bands)
    for (tile, own) in byTile.sorted(by: { $0.key < $1.key }) {
      var isOwned = [Bool](repeating: false, count: tile.window.count)
      let nothing = [Float](repeating: Float(CoverageFile.nodata), count: tile.window.count)
      var values = [[Float]](repeating: nothing, count: Self.bands.count)
      for (cell, place) in own {
        let index = tile.window.index(of: cell)
        isOwned[index] = true
        for (band, paths) in [field.outer, field.inner].enumerated()
        where paths.exponents[place].isFinite {
          values[band][index] = Float(CrossingField.probability(ofExponent: paths.exponents[place]))
          values[band + 2][index] = Float(paths.seconds[place])
        }
        values[4][index] = field.lattice.costs.hazards[place]
      }
      try file.write(tile.window, isOwned: isOwned, values: values)
    }
    try file.finish(metadata: runID.metadata)
  }
}
