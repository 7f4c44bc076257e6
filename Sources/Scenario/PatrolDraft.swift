public import GeoCore
import SensorPhysics

/// A patrol as it is written: what it leaves out comes from its route's source and its type.
public struct PatrolDraft: Sendable, Hashable {
  /// Its id, unique in the scenario, sites and centres included.
  public var id: String
  /// The name of its type of equipment.
  public var type: String
  /// The path that is written with it; nil when it has a source or posts.
  var vertices: [RouteVertex]?
  /// Where its path is to be read; nil when the path is written, or when it has posts.
  public internal(set) var routeSource: RouteSource?
  /// What the source held when a plan was written; nil when that is not given.
  var recorded: [RouteVertex]?
  /// The path that its layer's row holds; nil for a patrol that is written in the scenario.
  public internal(set) var row: Route?
  var isClosed: Bool?
  var height: Double?
  var heightReference: HeightReference?
  var speed: Double?
  var turnTime: Double?
  var cameras: [Camera]?
  var aircraft: Int?
  var inAir: Int?
  var endurance: Double?
  var turnaround: Double?
  var launch: Coordinate?
  var start: Double?
  var mastHeight: Double?
  var halts: Patrol.Halts?
  var posts: [Patrol.Post]
  var sensesOnTheMove: Bool?
  /// What else the source tells about it, by name.
  public var attributes: [String: AttributeValue]
  /// The keys that are written.
  var keys: Set<String>
  /// Where it is written.
  public var place: InputError.Place
  /// Its path in the scenario, such as `patrols[2]`; empty for a layer's row.
  var path: String
}

/// A source of routes: one patrol's path, or a layer of patrols.
public struct RouteSource: Sendable, Hashable {
  /// The source of the lines.
  public var source: SourcePath
  /// Which of its features, and how.
  public var query: LayerQuery
  /// Where it stands in the scenario.
  public var place: InputError.Place
}

/// An item of the scenario's list of patrols.
public enum PatrolEntry: Sendable, Hashable {
  /// A patrol written in the scenario.
  case patrol(PatrolDraft)
  /// A layer that holds patrols.
  case layer(RouteSource)

  /// The patrol that is written in the scenario.
  var inline: PatrolDraft? { if case .patrol(let draft) = self { draft } else { nil } }
}

extension PatrolDraft {
  /// A fault of this patrol.
  ///
  /// - Parameter key: what follows the patrol's YAML path, such as `.id`; layers' rows have no path.
  func fault(_ key: String, _ problem: String, fix: String) -> InputError {
    InputError(
      .badData, at: place, (path.isEmpty ? problem : "\(path)\(key): \(problem)").onOneLine, fix: fix)
  }
}
