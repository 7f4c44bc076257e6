public import GeoCore

/// The geodesic under a link. It is measured and followed from the more western of its ends, of equals the more southern
/// one, so that both directions have the same bits.
public struct LinkLine: Sendable {
  /// The end that it is followed from.
  public let first: Coordinate
  /// The other end.
  public let last: Coordinate
  /// Whether the link starts at its last place.
  public let isReversed: Bool
  /// Its length (m).
  public let length: Double

  /// The line of a link from one place to another.
  public init(from: Coordinate, to: Coordinate) {
    isReversed = (to.longitude, to.latitude) < (from.longitude, from.latitude)
    (first, last) = isReversed ? (to, from) : (from, to)
    length = Geodesic.distance(first, last)
  }

  /// Places along the line from its first, both ends among them, and their distances (m) from there.
  ///
  /// - Parameter step: the most between two of them (m), above 0; there is at least one place between the ends of a line
  ///   that has a length.
  public func places(every step: Double) -> (places: [Coordinate], distances: [Double]) {
    guard length > 0 else { return ([first, last], [0, 0]) }
    let line = Geodesic.measured([first, last], dividingBeyond: min(step, length / 2))
    return (line.vertices, line.chainages)
  }
}
