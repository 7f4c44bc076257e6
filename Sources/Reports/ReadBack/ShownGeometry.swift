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
  /// A point: a site, a centre or a post.
  struct Point {
    let id: String
    let place: Coordinate
    let facts: Facts
  }

  private var points: [String: [Point]] = [:]
  private var lines: [String: [(id: String, line: [Coordinate])]] = [:]
  private var polygons: [String: [(id: String, line: [Coordinate])]] = [:]
  /// The links, with what is in their way.
  private(set) var links: [Facts] = []

  /// Some points alone, by their kind.
  init(points: [Point]) { self.points = Dictionary(grouping: points, by: \.facts.kind) }

  /// The features of a file.
  ///
  /// - Parameter task: fields for other tasks are left out; nil for the fields of all.
  init(decoding bytes: [UInt8], file: String, task: DiscriminationTask? = nil) throws {
    let features = try ResultFiles.decoded(Collection.self, from: bytes, file: file).features
    for feature in features {
      let facts = feature.properties
      if let task, let other = facts.task, other != task.rawValue { continue }
      let (id, kind) = (facts.id, facts.kind)
      if kind == "link" { links.append(facts) }
      switch feature.geometry {
      case .point(let place): points[kind, default: []].append(Point(id: id, place: place, facts: facts))
      case .lines(let members): lines[kind, default: []] += members.map { (id, $0) }
      case .rings(let members): polygons[kind, default: []] += members.map { (id, $0) }
      }
    }
  }

  /// The points of a kind.
  func points(of kind: String) -> [Point] { points[kind] ?? [] }

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
    let properties: Facts
    let geometry: ShownGeometry
  }

  /// What a feature tells; lengths in metres, angles in degrees from true north.
  struct Facts: Decodable {
    var id: String
    var kind: String
    var task: String?
    var type: String?
    var mastHeight: Double?
    var cameras: [Camera]?
    var isLinked: Bool?
    var from: String?
    var to: String?
    var isPathClear: Bool?
    /// The room between sight line and ground at the worst place: below 0 the ground stands in the way.
    var clearance: Double?
    var clearancePlace: Double?
    var clearingHeight: Double?

    private enum CodingKeys: String, CodingKey {
      case id, kind, task, type, cameras, from, to
      case mastHeight = "mast_height_m"
      case isLinked = "linked"
      case isPathClear = "path_clear"
      case clearance = "clearance_m"
      case clearancePlace = "clearance_at_m"
      case clearingHeight = "clearing_height_m"
    }
  }

  /// Where a camera looks and how far.
  struct Camera: Decodable {
    /// The middle of its sector; nil for one that looks all round.
    let azimuth: Double?
    let sector: Double?
    let minRange: Double?
    let maxRange: Double?

    private enum CodingKeys: String, CodingKey {
      case azimuth = "azimuth_deg"
      case sector = "sector_deg"
      case minRange = "min_range_m"
      case maxRange = "max_range_m"
    }
  }
}

extension PlaceLayers.Facts {
  /// The camera that reaches furthest.
  var furthestCamera: PlaceLayers.Camera? {
    (cameras ?? []).max { ($0.maxRange ?? 0) < ($1.maxRange ?? 0) }
  }
}
