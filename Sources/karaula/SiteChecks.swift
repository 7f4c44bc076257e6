import GeoCore
import GeoIO
import Scenario
import SensorPhysics

/// Looks at sites as a whole: swapped coordinates, sensors that cannot matter.
enum SiteChecks {
  /// Throws when a site far from the border lies by it with longitude and latitude swapped.
  static func notSwapped(_ sites: [Site], border: BorderLine) throws {
    for site in sites {
      let swapped = Coordinate(longitude: site.coordinate.latitude, latitude: site.coordinate.longitude)
      guard !isNear(site.coordinate, border), isNear(swapped, border) else { continue }
      throw InputError(
        .badData, at: site.place,
        "site \(site.id) at [\(site.coordinate.longitude), \(site.coordinate.latitude)] is far from the border,"
          + " and near it with the two swapped",
        fix: "write the longitude first: [\(swapped.longitude), \(swapped.latitude)]")
    }
  }

  /// What the user should know of the sensors.
  static func warnings(_ sites: [Site], sensors: [Sensor], border: BorderLine) -> [String] {
    guard !sites.isEmpty else { return ["the scenario has no sites: all of the border is a gap"] }
    return zip(sites, sensors).compactMap { site, sensor in
      if sensor.maxRange == 0 { return "sensor \(site.id) sees nothing under these conditions" }
      return isNear(site.coordinate, border) ? nil : "sensor \(site.id) is far from the border"
    }
  }

  /// Degrees around the border's box within which a site may make sense.
  private static let margin = 1.0

  private static func isNear(_ place: Coordinate, _ border: BorderLine) -> Bool {
    let vertices = border.parts.flatMap(\.vertices)
    guard let west = vertices.map(\.longitude).min(), let east = vertices.map(\.longitude).max(),
      let south = vertices.map(\.latitude).min(), let north = vertices.map(\.latitude).max()
    else { return false }
    let middle = (west + east) / 2
    let offset = (place.longitude - middle).remainder(dividingBy: 360)
    return abs(offset) <= (east - west) / 2 + margin
      && (south - margin...north + margin).contains(place.latitude)
  }
}
