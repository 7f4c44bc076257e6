import GeoCore

/// Finds the sensor at least geodesic distance from a line.
///
/// Distances on the sphere, off by at most 0.6 % from those on the ellipsoid, leave only the pairs that can be
/// the nearest; those are measured exactly. The line is taken at the points given, so its own distance may
/// be shorter by up to s^2 / (8 d) for points s apart at a distance d.
struct NearestSensor {
  private let places: [Coordinate]
  private let directions: [SIMD3<Double>]
  private let distance: (Coordinate, Coordinate) -> Double

  /// Twice the sphere's error, as both the least and the compared distance may be off.
  private static let slack = 1.013

  init(_ places: [Coordinate], distance: @escaping (Coordinate, Coordinate) -> Double) {
    self.places = places
    self.distance = distance
    directions = places.map(\.direction)
  }

  /// The nearest sensor to any of the points, and its distance (m); nil without sensors.
  func nearest(to points: [Coordinate]) -> (sensor: Int, distance: Double)? {
    let line = points.map(\.direction)
    var closest = [Double](repeating: .infinity, count: places.count)
    var nearestPoint = [Int](repeating: 0, count: places.count)
    for (sensor, direction) in directions.enumerated() {
      for (point, other) in line.enumerated() {
        let chord = ((direction - other) * (direction - other)).sum()
        if chord < closest[sensor] {
          closest[sensor] = chord
          nearestPoint[sensor] = point
        }
      }
    }
    guard let least = closest.min() else { return nil }
    var best: (sensor: Int, distance: Double)?
    for sensor in places.indices where closest[sensor] <= least * Self.slack * Self.slack {
      let measured = exactDistance(sensor, points, line, around: closest[sensor])
      if measured < best?.distance ?? .infinity { best = (sensor, measured) }
    }
    return best
  }

  private func exactDistance(
    _ sensor: Int, _ points: [Coordinate], _ line: [SIMD3<Double>], around square: Double
  ) -> Double {
    var least = Double.infinity
    for (point, other) in line.enumerated() {
      let chord = ((directions[sensor] - other) * (directions[sensor] - other)).sum()
      guard chord <= square * Self.slack * Self.slack else { continue }
      least = min(least, distance(places[sensor], points[point]))
    }
    return least
  }
}
