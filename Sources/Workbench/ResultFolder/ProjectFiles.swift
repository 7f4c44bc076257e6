import RadioLinks
import Coverage
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario
import SensorPhysics

/// What opens a result in QGIS: `karaula.qgs`, and a style beside each map.
struct ProjectFiles {
  let resolution: ResolvedScenario
  let runID: RunID
  /// The layers of the GeoPackage.
  let layers: [StyledLayer]
  /// The files of shaded relief in the folder.
  let hillshades: [String]

  /// Writes the files; the maps must be there already.
  ///
  /// - Throws: `InputError` of kind cannotWrite, `GDALError` when PROJ cannot make the map's plane.
  func write(_ assessment: Assessment, to folder: OutputFolder) throws {
    let map = MapPlane(around: assessment.border.parts.flatMap(\.vertices))
    let plane = try LatticeProjection(map.projection)
    let scenario = resolution.scenario
    let coverage = maps("coverage")
    let project = try QGISProject(
      of: assessment, name: scenario.name, variant: scenario.variant, attribution: resolution.attribution,
      conditions: ConditionsText.text(of: scenario, cellSize: resolution.cellSize),
      layers: layers, coverage: coverage,
      hillshades: maps("hillshade").filter { hillshades.contains($0.file) }, plane: map,
      wellKnownText: map.title.map { try NamedPlane.wellKnownText(of: map.projection, named: $0) },
      points: { try plane.points(of: $0) })
    let style = Array(
      RunMark.xml(CoverageStyle(required: assessment.requiredProbability).qml, runID.text).utf8)
    for map in coverage { try folder.write(style, to: map.style) }
    try folder.write(Array(RunMark.xml(project.xml, runID.text).utf8), to: ResultFiles.project)
  }

  private func maps(_ kind: String) -> [ZoneMap] {
    let zones = resolution.plan.zones
    return zones.indices.map {
      ZoneMap(file: resolution.plan.mapName(kind, ofZone: $0), on: zones[$0].lattice)
    }
  }
}

extension ResolvedScenario {
  /// Writes the terrain's shaded relief around the border: hillshade.tif, or hillshade-1.tif and so on, one for each
  /// zone; none over level ground.
  ///
  /// - Parameter metadata: what each says of itself.
  /// - Returns: the files' names.
  func writeHillshades(to folder: OutputFolder, metadata: [String: String]) throws -> [String] {
    guard let hillshade = terrain.hillshade else { return [] }
    var names: [String] = []
    let others =
      sites.map(\.coordinate) + centres.map(\.station.coordinate)
      + patrols.flatMap { PatrolPath.places(of: $0) }
    for (index, (zone, plane)) in zip(border.zones, plan.zones).enumerated() {
      let line = plane.stretches.flatMap(\.points)
      guard !line.isEmpty else { continue }
      try Task.checkCancellation()
      let near = try LatticeProjection(plane.lattice).points(of: others.filter(zone.mayMatter))
      let grid = HillshadeGrid(around: line, and: near, on: plane.lattice)
      names.append(plan.mapName("hillshade", ofZone: index))
      try hillshade.write(grid, in: folder, as: names[names.count - 1], metadata: metadata)
    }
    return names
  }
}

extension Plan {
  /// The file name of a zone's map: NAME.tif, or NAME-1.tif and so on when there are several zones.
  func mapName(_ name: String, ofZone zone: Int) -> String {
    zones.count == 1 ? "\(name).tif" : "\(name)-\(zone + 1).tif"
  }
}
