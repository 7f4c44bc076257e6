import GeoCore
import GeoIO
import SensorPhysics

/// Two antennas that are near enough to each other for a link.
struct LinkPair {
  let candidate: RadioLink.Candidate
  /// The line between both.
  let line: LinkLine

  /// All pairs within range, by start and end.
  static func all(sensors: [Sensor], centres: [MonitoringCentre]) -> [LinkPair] {
    RadioLink.candidates(sensorCount: sensors.count, centres: centres).compactMap { candidate in
      let from =
        switch candidate.start {
        case .sensor(let sensor): sensors[sensor].coordinate
        case .centre(let centre): centres[centre].coordinate
        }
      let line = LinkLine(from: from, to: centres[candidate.end].coordinate)
      guard line.length <= candidate.maxRange else { return nil }
      return LinkPair(candidate: candidate, line: line)
    }
  }
}

/// The geodesic under a link. It is measured and followed from the more western of its ends, of equals the more southern
/// one, so that both directions have the same bits.
struct LinkLine {
  /// The end that it is followed from.
  let first: Coordinate
  /// The other end.
  let last: Coordinate
  /// Whether the link starts at its last place.
  let isReversed: Bool
  /// Its length (m).
  let length: Double

  init(from: Coordinate, to: Coordinate) {
    isReversed = (to.longitude, to.latitude) < (from.longitude, from.latitude)
    (first, last) = isReversed ? (to, from) : (from, to)
    length = Geodesic.distance(first, last)
  }

  /// Places along the line from its first, both ends among them, and their distances (m) from there.
  ///
  /// - Parameter step: the most between two of them (m), above 0; there is at least one place between the ends of a line
  ///   that has a length.
  func places(every step: Double) -> (places: [Coordinate], distances: [Double]) {
    guard length > 0 else { return ([first, last], [0, 0]) }
    let line = Geodesic.measured([first, last], dividingBeyond: min(step, length / 2))
    return (line.vertices, line.chainages)
  }
}
