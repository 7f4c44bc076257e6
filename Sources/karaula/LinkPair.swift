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
