import Foundation
import GeoCore

/// A geometry of a GeoJSON file as a map draws it; what is cut at the antimeridian has several members.
enum ShownGeometry: Decodable {
  case point(Coordinate)
  case lines([[Coordinate]])
  /// Outlines; holes are passed over, as a run writes none.
  case rings([[Coordinate]])

  private enum CodingKeys: CodingKey { case type, coordinates }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func coordinates<Value: Decodable>(_ type: Value.Type) throws -> Value {
      try values.decode(type, forKey: .coordinates)
    }
    switch try values.decode(String.self, forKey: .type) {
    case "Point": self = .point(try coordinates(Position.self).place)
    case "LineString": self = .lines([try coordinates([Position].self).map(\.place)])
    case "MultiLineString": self = .lines(try coordinates([[Position]].self).map { $0.map(\.place) })
    case "Polygon": self = .rings(try coordinates([[Position]].self).prefix(1).map { $0.map(\.place) })
    case "MultiPolygon":
      self = .rings(try coordinates([[[Position]]].self).flatMap { $0.prefix(1) }.map { $0.map(\.place) })
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: values, debugDescription: "a run writes no \(other)")
    }
  }
}

/// A place as GeoJSON writes it: longitude, latitude and perhaps a height.
struct Position: Decodable {
  let place: Coordinate

  init(from decoder: any Decoder) throws {
    var numbers = try decoder.unkeyedContainer()
    let longitude = try numbers.decode(Double.self)
    let latitude = try numbers.decode(Double.self)
    guard abs(longitude) <= 360, abs(latitude) <= 90 else {
      throw DecodingError.dataCorruptedError(in: numbers, debugDescription: "no longitude and latitude")
    }
    place = Coordinate(longitude: longitude, latitude: latitude)
  }
}
