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
