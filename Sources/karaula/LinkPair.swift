import GeoCore
import GeoIO
import SensorPhysics

/// Two antennas that are near enough to each other for a link.
struct LinkPair {
  let candidate: RadioLink.Candidate
  /// Where the link starts.
  let from: Coordinate
  /// Where it ends.
  let to: Coordinate
  /// The length of the geodesic between both (m).
  let length: Double

  /// All pairs within range, by start and end.
  static func all(sensors: [Sensor], centres: [MonitoringCentre]) -> [LinkPair] {
    RadioLink.candidates(sensorCount: sensors.count, centres: centres).compactMap { candidate in
      let from =
        switch candidate.start {
        case .sensor(let sensor): sensors[sensor].coordinate
        case .centre(let centre): centres[centre].coordinate
        }
      let to = centres[candidate.end].coordinate
      let length = Geodesic.distance(from, to)
      guard length <= candidate.maxRange else { return nil }
      return LinkPair(candidate: candidate, from: from, to: to, length: length)
    }
  }

  /// Places along the link, both ends among them, and their distances (m) from its start.
  ///
  /// - Parameter step: the most between two of them (m), above 0; there is at least one place between the ends of a link
  ///   that has a length.
  func places(every step: Double) -> (places: [Coordinate], distances: [Double]) {
    guard length > 0 else { return ([from, to], [0, 0]) }
    let line = Geodesic.measured([from, to], dividingBeyond: min(step, length / 2))
    return (line.vertices, line.chainages)
  }
}
