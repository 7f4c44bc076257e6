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
  /// How long it waits there (s), at least 0.
  public var wait = 0.0
  /// The length of the circles that it flies there (m), at least 0: a wait that depends on its speed.
  public var circles = 0.0

  /// A place at a height.
  public init(_ coordinate: Coordinate, height: RouteHeight? = nil) {
    self.coordinate = coordinate
    self.height = height
  }

  /// The same place at another height, or at none.
  public func raised(to height: RouteHeight?) -> RouteVertex {
    var vertex = self
    vertex.height = height
    return vertex
  }
}

extension [RouteVertex] {
  /// The vertices with heights where some lack them: in proportion to the way between the nearest two that have one, before
  /// the first and after the last theirs.
  ///
  /// - Parameter length: the way between two places (m).
  /// - Returns: nil when none or all have a height, or when their heights are above different things.
  public func withHeightsBetween(_ length: (Coordinate, Coordinate) -> Double) -> [RouteVertex]? {
    let known = indices.filter { self[$0].height != nil }
    guard let first = known.first, let last = known.last, known.count < count,
      known.allSatisfy({ self[$0].height?.reference == self[first].height?.reference })
    else { return nil }
    var chainages = [0.0]
    for (from, to) in zip(self, dropFirst()) {
      chainages.append(chainages[chainages.count - 1] + length(from.coordinate, to.coordinate))
    }
    var vertices = self
    for index in indices where self[index].height == nil {
      let (before, after) = (known.last { $0 < index } ?? first, known.first { $0 > index } ?? last)
      guard let low = self[before].height, let high = self[after].height else { continue }
      let span = chainages[after] - chainages[before]
      let share = span > 0 ? (chainages[index] - chainages[before]) / span : 0
      vertices[index].height = RouteHeight(
        metres: low.metres + (high.metres - low.metres) * Swift.min(Swift.max(share, 0), 1),
        above: low.reference)
    }
    return vertices
  }
}

/// The path of a patrol, as its source has it.
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

  /// The places without those that repeat the one before, whose waits are kept; a place at another height is no repetition.
  public static func withoutRepeats(_ vertices: [RouteVertex]) -> [RouteVertex] {
    var kept: [RouteVertex] = []
    for vertex in vertices {
      if let last = kept.last, last.height == vertex.height,
        last.coordinate.isSamePlace(as: vertex.coordinate)
      {
        kept[kept.count - 1].wait += vertex.wait
        kept[kept.count - 1].circles += vertex.circles
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
  /// What stands for the values of its columns that are no key's; nil for those themselves.
  public var freeValues: [String: AttributeValue]?
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
