import Coverage
import Foundation
import GeoCore

/// A gap, as gaps.geojson holds it.
struct ReportGap: Decodable {
  let properties: Properties
  let geometry: ResultBorder.Geometry
  /// The place that the border's attributes name, such as the neighbour's name.
  let names: PlaceNames

  private enum CodingKeys: CodingKey { case properties, geometry }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    properties = try values.decode(Properties.self, forKey: .properties)
    geometry = try values.decode(ResultBorder.Geometry.self, forKey: .geometry)
    names = try values.decode(PlaceNames.self, forKey: .properties)
  }

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

  /// The cause of its longest share; nil for words that no run writes.
  var cause: GapCause? { GapCause(text: properties.cause) }

  /// The metres of each cause, the longest first.
  var causes: [(cause: GapCause, length: Double)] {
    properties.causes.compactMap { text, length in GapCause(text: text).map { ($0, length) } }
      .sorted { ($1.length, $0.cause) < ($0.length, $1.cause) }
  }

  /// Its middle vertex: near enough to find it on a map.
  var middle: Coordinate? {
    geometry.places.isEmpty ? nil : geometry.places[geometry.places.count / 2]
  }

  /// Where it runs, such as `km 17.886 to 22.804`.
  var chainage: String { "km \(properties.start.inKilometres) to \(properties.end.inKilometres)" }

  private struct Collection: Decodable { let features: [ReportGap] }
}

/// The names that a border's attributes give to a place.
struct PlaceNames: Decodable, Hashable {
  /// Attributes that usually hold one, the plainest first; those of OpenStreetMap and Natural Earth are among them.
  private static let columns = [
    "neighbour_name", "neighbor_name", "country_name", "name_en", "name:en", "name", "neighbour", "neighbor",
    "country",
  ]

  /// The first that is there; nil for none.
  let best: String?

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    best =
      Self.columns.lazy.compactMap { column in
        (try? values.decodeIfPresent(String.self, forKey: Key(stringValue: column)))?.flatMap {
          $0.isEmpty ? nil : $0
        }
      }.first
  }

  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
