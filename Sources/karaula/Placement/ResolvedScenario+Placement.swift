import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

extension ResolvedScenario {
  /// Where places are on each zone's plane; nil for one too far away to matter.
  func placements(of places: [Coordinate]) throws -> [[Plan.Placement?]] {
    var placements = [[Plan.Placement?]](repeating: [], count: places.count)
    for zone in border.zones {
      let projection = try LatticeProjection(zone.lattice(cellSize: cellSize))
      for (index, place) in places.enumerated() {
        guard zone.mayMatter(place) else {
          placements[index].append(nil)
          continue
        }
        placements[index].append(
          Plan.Placement(
            point: try projection.points(of: [place])[0],
            convergence: try projection.meridianConvergence(at: place)))
      }
    }
    return placements
  }

  /// The ids of all that the scenario has.
  var takenIDs: Set<String> {
    Set(sites.map(\.id) + centres.map(\.station.id) + patrols.map(\.id))
  }
}
