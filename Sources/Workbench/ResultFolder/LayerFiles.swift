import RadioLinks
import Coverage
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario
import SensorPhysics

/// The features of a result: each table as GeoJSON, all of them as a GeoPackage.
struct LayerFiles {
  let resolution: ResolvedScenario
  let runID: RunID

  /// Writes the files.
  ///
  /// - Parameters:
  ///   - sensors: the table of `SensorReport`.
  ///   - centres: those of the table, in its order.
  /// - Returns: the layers of the GeoPackage; those without features may not be in it.
  /// - Throws: `InputError` of kind cannotWrite, `GDALError` when PROJ cannot place the sections.
  func write(
    _ outcome: Planner.Outcome, sensors: FeatureTable, centres: [MonitoringCentre], to folder: OutputFolder
  ) throws -> [StyledLayer] {
    let border = BorderReport.table(of: outcome.assessment)
    let gaps = GapReport.table(of: outcome.assessment)
    for table in [gaps, border, sensors] {
      try folder.write(
        GeoJSON.bytes(of: table, with: (RunMark.key, runID.text)), to: table.name + ".geojson")
    }
    let layers = LayerReport.layers(
      border: border, gaps: gaps, sensors: sensors, sections: try sections(outcome.sections),
      sites: resolution.sites, centres: centres, types: resolution.scenario.standingTypes)
    try GeoPackage.write(layers, metadata: runID.metadata, to: ResultFiles.geoPackage, in: folder)
    return layers
  }

  /// Where the sections lie.
  private func sections(_ sections: [SectionExtent]) throws -> FeatureTable {
    let lattices = resolution.plan.zones.map(\.lattice)
    return try SectionReport.table(of: sections, on: lattices) {
      try LatticeProjection(lattices[$1]).places(of: $0)
    }
  }
}

extension PatrolFacts {
  /// The patrols of a resolution, in the scenario's order.
  static func all(of resolution: ResolvedScenario) throws -> [PatrolFacts] {
    try zip(resolution.patrols, resolution.plan.patrols?.sensors ?? []).map { patrol, sensor in
      let line = patrol.route.map(\.coordinate)
      let halfWidth = sensor.swathHalfWidth
      return PatrolFacts(
        id: patrol.id, type: patrol.type, line: patrol.isClosed ? line + line.prefix(1) : line,
        posts: patrol.posts.map(\.coordinate), isSensor: !patrol.cameras.isEmpty, schedule: sensor.schedule,
        swathHalfWidth: halfWidth,
        swath: try halfWidth.map { try Swath.outline(around: line, distance: $0) } ?? [])
    }
  }
}

extension MovingSensor {
  /// How far to either side of its route a flying sensor detects on level ground (m): to the far edge of its picture, or
  /// to the slant range of 50 % where that is nearer; nil for what does not fly, or sees nothing.
  fileprivate var swathHalfWidth: Double? {
    let widths = stances.prefix(1).flatMap { stance -> [Double] in
      guard case .flying(let cameras, .aboveGround(let height)) = stance.look, height > 0 else { return [] }
      return cameras.compactMap { camera in
        guard let slant = camera.curve.range(forProbability: geometricRangeProbability), slant > height else {
          return nil
        }
        return Footprint(of: camera.view, height: height).farRange(within: slant)
      }
    }
    return widths.max().flatMap { $0 > 0 ? $0 : nil }
  }
}
