import Coverage
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

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
