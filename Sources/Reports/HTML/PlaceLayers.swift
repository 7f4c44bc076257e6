import GeoCore
import SensorPhysics

/// The features of sensors.geojson by their kind, as the map takes them.
struct PlaceLayers {
  private var points: [String: [(id: String, place: Coordinate)]] = [:]
  private var lines: [String: [(id: String, line: [Coordinate])]] = [:]
  private var polygons: [String: [(id: String, line: [Coordinate])]] = [:]

  /// The features of a table with the columns `id`, `kind` and `task`.
  ///
  /// - Parameter task: fields for other tasks are left out.
  init(_ table: FeatureTable, task: DiscriminationTask) {
    let column = { (name: String) in table.columns.firstIndex { $0.name == name } }
    guard let id = column("id"), let kind = column("kind"), let taskColumn = column("task") else { return }
    for feature in table.features {
      guard case .text(let id) = feature.values[id], case .text(let kind) = feature.values[kind] else {
        continue
      }
      if case .text(let other) = feature.values[taskColumn], other != task.rawValue { continue }
      switch feature.geometry {
      case .point(let place): points[kind, default: []].append((id, place))
      case .line(let line): lines[kind, default: []].append((id, line))
      case .polygon(let ring): polygons[kind, default: []].append((id, ring))
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
}
