import Foundation
import GeoCore
import SensorPhysics

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
