/// What a height above something is above.
public enum HeightReference: String, Sendable, Hashable, CaseIterable {
  /// The ground below: the path follows the terrain.
  case ground = "agl"
  /// Mean sea level.
  case seaLevel = "amsl"
  /// The ground at the launch point.
  case launch = "relative"
}

/// A height with what it is above.
public struct RouteHeight: Sendable, Hashable {
  /// The height (m), any finite number.
  public var metres: Double
  /// What it is above; nil when the source does not say.
  public var reference: HeightReference?

  /// A height above a reference.
  public init(metres: Double, above reference: HeightReference?) {
    self.metres = metres
    self.reference = reference
  }
}

/// A place that a route leads over.
public struct RouteVertex: Sendable, Hashable {
  /// The place.
  public var coordinate: Coordinate
  /// The height there; nil when the source tells none.
  public var height: RouteHeight?

  /// A place at a height.
  public init(_ coordinate: Coordinate, height: RouteHeight? = nil) {
    self.coordinate = coordinate
    self.height = height
  }
}

/// The path of a patrol, as its source tells it.
public struct Route: Sendable, Hashable {
  /// The places it leads over, in order: at least two different ones; consecutive ones differ in place or height.
  public var vertices: [RouteVertex]
  /// Where it takes off; nil when the source does not say.
  public var launch: Coordinate?
  /// Whether it says that the aircraft goes back to its launch point or lands at its end.
  public var endsWithReturn: Bool
  /// The speed that it commands (m/s), above 0.
  public var speed: Double?
  /// What its user should know, a sentence each.
  public var notes: [String]

  /// A route over those places.
  public init(
    vertices: [RouteVertex], launch: Coordinate? = nil, endsWithReturn: Bool = false, speed: Double? = nil,
    notes: [String] = []
  ) {
    self.vertices = vertices
    self.launch = launch
    self.endsWithReturn = endsWithReturn
    self.speed = speed
    self.notes = notes
  }

  /// The places without those that repeat the one before; a place at another height is no repetition.
  public static func withoutRepeats(_ vertices: [RouteVertex]) -> [RouteVertex] {
    var kept: [RouteVertex] = []
    for vertex in vertices {
      if let last = kept.last, last.height == vertex.height,
        last.coordinate.isSamePlace(as: vertex.coordinate)
      {
        continue
      }
      kept.append(vertex)
    }
    return kept
  }
}

/// One row of a layer of routes: a route, its columns by name, and where it was read.
public struct RouteRow: LayerRow, Hashable {
  /// The route.
  public var route: Route
  /// Its columns by name.
  public var attributes: [String: AttributeValue]
  /// What the file calls the columns that are read under another name, by that name.
  public var columnNames: [String: String] = [:]
  /// File, layer and feature number, for messages, such as `routes.gpkg (layer routes, feature 7)`.
  public var place: String
  /// The feature's number in its layer.
  public var number: Int

  /// A row of a layer of routes.
  public init(route: Route, attributes: [String: AttributeValue], place: String, number: Int) {
    self.route = route
    self.attributes = attributes
    self.place = place
    self.number = number
  }
}
