import GeoCore

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
