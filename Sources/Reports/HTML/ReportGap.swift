import Foundation
import GeoCore

/// A gap, as gaps.geojson holds it.
struct ReportGap: Decodable {
  let properties: Properties
  let geometry: ResultBorder.Geometry

  /// What is told of it; lengths in metres, the part counted from 1.
  struct Properties: Decodable {
    let id: String
    let part: Int
    let start: Double
    let end: Double
    let length: Double
    let cause: String
    let causes: [String: Double]
    let nearestSensor: String?
    let nearestDistance: Double?
    let maxRevisit: Double?

    private enum CodingKeys: String, CodingKey {
      case id, part, cause, causes
      case start = "from_m"
      case end = "to_m"
      case length = "length_m"
      case nearestSensor = "nearest_sensor"
      case nearestDistance = "nearest_distance_m"
      case maxRevisit = "max_revisit_s"
    }
  }

  /// The gaps of a file, by part and chainage.
  static func all(decoding bytes: [UInt8], file: String) throws -> [ReportGap] {
    try ResultFiles.decoded(Collection.self, from: bytes, file: file).features
  }

  /// The longest first; of equals the first.
  static func longestFirst(_ gaps: [ReportGap]) -> [ReportGap] {
    gaps.enumerated().sorted {
      ($1.element.properties.length, $0.offset) < ($0.element.properties.length, $1.offset)
    }.map(\.element)
  }

  private struct Collection: Decodable { let features: [ReportGap] }
}
