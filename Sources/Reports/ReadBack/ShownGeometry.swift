import Foundation
import GeoCore
import SensorPhysics

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

/// The features of sensors.geojson by their kind.
struct PlaceLayers {
  private var points: [String: [(id: String, place: Coordinate)]] = [:]
  private var lines: [String: [(id: String, line: [Coordinate])]] = [:]
  private var polygons: [String: [(id: String, line: [Coordinate])]] = [:]

  /// The features of a file.
  ///
  /// - Parameter task: fields for other tasks are left out; nil for the fields of all.
  init(decoding bytes: [UInt8], file: String, task: DiscriminationTask? = nil) throws {
    let features = try ResultFiles.decoded(Collection.self, from: bytes, file: file).features
    for feature in features {
      let properties = feature.properties
      if let task, let other = properties.task, other != task.rawValue { continue }
      let (id, kind) = (properties.id, properties.kind)
      switch feature.geometry {
      case .point(let place): points[kind, default: []].append((id, place))
      case .lines(let members): lines[kind, default: []] += members.map { (id, $0) }
      case .rings(let members): polygons[kind, default: []] += members.map { (id, $0) }
      }
    }
  }

  /// The points of a kind.
  func points(of kind: String) -> [(id: String, place: Coordinate)] { points[kind] ?? [] }

  /// The lines of a kind.
  func lines(of kind: String) -> [(id: String, line: [Coordinate])] { lines[kind] ?? [] }

  /// The outlines of a kind.
  func polygons(of kind: String) -> [(id: String, line: [Coordinate])] { polygons[kind] ?? [] }

  /// What a map must show beside the border: sites, centres, posts and routes.
  var mustBeSeen: [Coordinate] {
    points.values.flatMap { $0.map(\.place) } + lines(of: "route").flatMap(\.line)
  }

  private struct Collection: Decodable { let features: [Feature] }

  private struct Feature: Decodable {
    let properties: Properties
    let geometry: ShownGeometry
  }

  private struct Properties: Decodable {
    let id: String
    let kind: String
    let task: String?
  }
}
