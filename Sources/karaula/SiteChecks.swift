import GeoCore
import GeoIO
import Scenario
import SensorPhysics

/// Looks at sites as a whole: swapped coordinates, sensors that cannot matter.
enum SiteChecks {
  /// Throws when a site far from the border lies by it with longitude and latitude swapped.
  static func notSwapped(_ sites: [Site], border: BorderLine) throws {
    for site in sites {
      try notSwapped(site.coordinate, of: "site \(site.id)", at: site.place, border: border)
    }
  }

  /// Throws when a place far from the border lies by it with longitude and latitude swapped.
  ///
  /// - Parameters:
  ///   - name: what stands or goes there, for messages.
  ///   - source: where it is written.
  static func notSwapped(
    _ place: Coordinate, of name: String, at source: InputError.Place, border: BorderLine
  ) throws {
    let swapped = Coordinate(longitude: place.latitude, latitude: place.longitude)
    guard !isNear(place, border), isNear(swapped, border) else { return }
    throw InputError(
      .badData, at: source,
      "\(name) at [\(place.longitude), \(place.latitude)] is far from the border,"
        + " and near it with the two swapped",
      fix: "write the longitude first: [\(swapped.longitude), \(swapped.latitude)]")
  }

  /// What the user should know of the sensors.
  static func warnings(
    _ sites: [Site], sensors: [Sensor], border: BorderLine, targetHeight: Double, curvature: EarthCurvature
  ) -> [String] {
    guard !sites.isEmpty else { return ["the scenario has no sites: all of the border is a gap"] }
    return zip(sites, sensors).flatMap { site, sensor in
      let horizon = curvature.horizonDistance(observer: sensor.mastHeight, target: targetHeight)
      return [
        sensor.maxRange == 0 ? "sensor \(site.id) sees nothing under these conditions" : nil,
        sensor.maxRange > horizon ? beyondHorizon(sensor, horizon) : nil,
        isNear(site.coordinate, border) ? nil : "sensor \(site.id) is far from the border",
      ].compactMap { $0 }
    }
  }

  private static func beyondHorizon(_ sensor: Sensor, _ horizon: Double) -> String {
    "sensor \(sensor.id): its range of \(Int(sensor.maxRange.rounded())) m lies beyond the horizon of level"
      + " ground, \(Int(horizon.rounded())) m: further away it sees only what stands higher"
  }

  /// Degrees around the border's box within which a site may make sense.
  private static let margin = 1.0

  /// Whether a place is near enough to the border to make sense.
  static func isNear(_ place: Coordinate, _ border: BorderLine) -> Bool {
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
