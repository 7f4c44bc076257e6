import GeoCore
import Scenario
import SensorPhysics

/// Looks at sites as a whole: swapped coordinates, sensors that cannot matter.
enum SiteChecks {
  /// Throws when a site far from the border lies by it with longitude and latitude swapped.
  static func notSwapped(_ sites: [Site], border: BorderLine) throws {
    guard let surroundings = BorderSurroundings(border) else { return }
    for site in sites {
      try surroundings.checkNotSwapped(site.coordinate, of: "site \(site.id)", at: site.place)
    }
  }

  /// What the user should know of the sensors.
  static func warnings(
    _ sites: [Site], sensors: [Sensor], border: BorderLine, targetHeight: Double, curvature: EarthCurvature,
    hasPatrols: Bool
  ) -> [String] {
    guard !sites.isEmpty || hasPatrols else {
      return ["the scenario has no sites and no patrols: all of the border is a gap"]
    }
    let surroundings = BorderSurroundings(border)
    return zip(sites, sensors).flatMap { site, sensor in
      let horizon = curvature.horizonDistance(observer: sensor.mastHeight, target: targetHeight)
      return [
        sensor.reach == 0 ? "sensor \(site.id) sees nothing under these conditions" : nil,
        sensor.maxRange > horizon ? beyondHorizon(sensor, horizon) : nil,
        surroundings?.contains(site.coordinate) == true ? nil : "sensor \(site.id) is far from the border",
      ].compactMap { $0 }
    }
  }

  private static func beyondHorizon(_ sensor: Sensor, _ horizon: Double) -> String {
    "sensor \(sensor.id): its range of \(Int(sensor.maxRange.rounded())) m lies beyond the horizon of level"
      + " ground, \(Int(horizon.rounded())) m: further away it sees only what stands higher"
  }
}
