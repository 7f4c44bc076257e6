import Coverage
import Foundation
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario

/// What opens a result in QGIS: `karaula.qgs`, and a style beside each map.
struct ProjectFiles {
  let resolution: Resolution
  /// The layers of the GeoPackage.
  let layers: [StyledLayer]

  /// The name of a zone's map.
  ///
  /// - Parameters:
  ///   - kind: what it shows.
  ///   - count: how many zones there are; a single one has no number.
  static func mapName(_ kind: String, zone: Int, of count: Int) -> String {
    count == 1 ? "\(kind).tif" : "\(kind)-\(zone + 1).tif"
  }

  /// Writes the files; the maps must be there already.
  ///
  /// - Throws: `InputError` of kind cannotWrite, `GDALError` when PROJ cannot make the map's plane.
  func write(_ assessment: Assessment, to folder: OutputFolder) throws {
    let lattices = resolution.plan.zones.map(\.lattice)
    let projection = MapPlane.projection(of: assessment.border, on: lattices)
    let plane = try LatticeProjection(projection)
    let scenario = resolution.scenario
    let coverage = maps("coverage")
    let project = try QGISProject(
      of: assessment, name: scenario.name, variant: scenario.variant, attribution: resolution.attribution,
      layers: layers, coverage: coverage, hillshades: hillshades(in: folder), projection: projection,
      points: { try plane.points(of: $0) })
    let style = Array(CoverageStyle(required: assessment.requiredProbability).qml.utf8)
    for map in coverage { try folder.write(style, to: map.style) }
    try folder.write(Array(project.xml.utf8), to: "karaula.qgs")
  }

  private func maps(_ kind: String) -> [ZoneMap] {
    let zones = resolution.plan.zones
    return zones.indices.map {
      ZoneMap(file: Self.mapName(kind, zone: $0, of: zones.count), on: zones[$0].lattice)
    }
  }

  /// The shaded ground that this run has left in the folder: none on level ground.
  private func hillshades(in folder: OutputFolder) -> [ZoneMap] {
    guard resolution.scenario.terrain != nil else { return [] }
    return maps("hillshade").filter {
      FileManager.default.fileExists(atPath: folder.path + "/" + $0.file)
    }
  }
}
