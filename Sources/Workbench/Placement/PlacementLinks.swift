import RadioLinks
import Coverage
import GeoCore
import GeoIO
import Planner
import Scenario
import SensorPhysics

/// What links let a placement do, where the scenario requires them of sites.
enum PlacementLinks: Sendable {
  /// Of each standing sensor whether it counts; nil when all do.
  ///
  /// - Throws: `InputError` when the terrain cannot be read, and `CancellationError`.
  static func counting(in resolution: ResolvedScenario) throws -> [Bool]? {
    guard areRequired(in: resolution) else { return nil }
    return try LinkSurvey.areLinked(
      resolution.sensors, to: resolution.centres.map(\.station), in: resolution)
  }

  /// Of each sensor whether any way leads from it to a regional centre, whatever room there is; nil when links need not be.
  static func possible(for sensors: [Sensor], in resolution: ResolvedScenario) throws -> [Bool]? {
    guard areRequired(in: resolution) else { return nil }
    let centres = resolution.centres.map { centre in
      var station = centre.station
      station.capacity = max(sensors.count, 1)
      return station
    }
    return try LinkSurvey.areLinked(sensors, to: centres, in: resolution)
  }

  /// The ids of those of the sensors, standing and chosen, that no centre links.
  static func unlinked(_ sites: [Site], in resolution: ResolvedScenario) throws -> [String] {
    guard areRequired(in: resolution) else { return [] }
    let sensors = try resolution.sensors + sites.map(resolution.scenario.sensor)
    let isLinked = try LinkSurvey.areLinked(
      sensors, to: resolution.centres.map(\.station), in: resolution)
    return zip(sensors, isLinked).filter { !$0.1 }.map(\.0.id)
  }

  private static func areRequired(in resolution: ResolvedScenario) -> Bool {
    let links = resolution.scenario.links
    return links.mode == .require && links.kinds.contains(.sites)
  }
}

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
