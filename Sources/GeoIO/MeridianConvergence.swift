import GeoCore

/// The angle between true north and a plane's north, by a short step along the meridian.
enum MeridianConvergence {
  /// The angle (clockwise positive) from true north to a plane's north at a place: the azimuth on the plane
  /// of a geodesic step to the north, turned round.
  ///
  /// - Parameters:
  ///   - place: where; the step north of it has an image too.
  ///   - points: carries places to the plane.
  static func angle(at place: Coordinate, points: ([Coordinate]) throws -> [PlanePoint]) rethrows -> Angle {
    let end = Geodesic.destination(from: place, azimuth: Angle(degrees: 0), distance: step)
    let ends = try points([place, end])
    return Angle(
      radians: -Angle.azimuth(east: ends[1].x - ends[0].x, north: ends[1].y - ends[0].y).signed.radians)
  }

  /// Long enough for the difference of two projected points, short enough for the meridian to be straight
  /// (m).
  private static let step = 100.0
}

extension Angle {
  /// The same direction in (-180, 180] degrees.
  fileprivate var signed: Angle {
    let angle = normalized.radians
    return Angle(radians: angle > .pi ? angle - 2 * .pi : angle)
  }
}
