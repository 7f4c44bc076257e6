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

  /// The warning that nothing is placed, which is no news to who asks where to place things.
  static let nothingPlaced =
    "the scenario has no sites and no patrols: all of the border is a gap"

  /// What the user should know of the sensors.
  static func warnings(
    _ sites: [Site], sensors: [Sensor], border: BorderLine, targetHeight: Double, curvature: EarthCurvature,
    hasPatrols: Bool
  ) -> [String] {
    guard !sites.isEmpty || hasPatrols else {
      return [nothingPlaced]
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
    "sensor \(sensor.id): its range of \(sensor.maxRange.inWholeNumbers) m lies beyond the horizon of level"
      + " ground, \(horizon.inWholeNumbers) m: further away it sees only what stands higher"
  }
}

/// The box of degrees around a border within which a place may make sense.
struct BorderSurroundings {
  /// How far the box reaches beyond the border's own (degrees).
  private static let margin = 1.0

  private let middle: Double
  private let halfWidth: Double
  private let latitudes: ClosedRange<Double>

  /// - Returns: nil for a border without a vertex.
  init?(_ border: BorderLine) {
    let vertices = border.parts.flatMap(\.vertices)
    guard let west = vertices.map(\.longitude).min(), let east = vertices.map(\.longitude).max(),
      let south = vertices.map(\.latitude).min(), let north = vertices.map(\.latitude).max()
    else { return nil }
    middle = (west + east) / 2
    halfWidth = (east - west) / 2 + Self.margin
    latitudes = south - Self.margin...north + Self.margin
  }

  /// Whether a place lies in the box.
  func contains(_ place: Coordinate) -> Bool {
    let offset = (place.longitude - middle).remainder(dividingBy: 360)
    return abs(offset) <= halfWidth && latitudes.contains(place.latitude)
  }

  /// Throws when a place outside the box lies in it with longitude and latitude swapped.
  ///
  /// - Parameters:
  ///   - name: what stands or goes there, for messages.
  ///   - source: where it is written.
  func checkNotSwapped(_ place: Coordinate, of name: String, at source: InputError.Place) throws {
    let swapped = Coordinate(longitude: place.latitude, latitude: place.longitude)
    guard !contains(place), contains(swapped) else { return }
    throw InputError(
      .badData, at: source,
      "\(name) at [\(place.longitude), \(place.latitude)] is far from the border,"
        + " and near it with the two swapped",
      fix: "write the longitude first: [\(swapped.longitude), \(swapped.latitude)]")
  }
}
