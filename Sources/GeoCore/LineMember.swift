/// One line as a source stores it, before it is measured.
public struct SourceLine: Sendable, Hashable {
  /// Its vertices, no two consecutive ones at the same place.
  public var vertices: [Coordinate]
  /// Its row in the source's attributes.
  public var attributes: Int
  /// How messages name it, such as `feature 3, line 2`.
  public var name: String

  /// A line of a source.
  public init(vertices: [Coordinate], attributes: Int, name: String) {
    self.vertices = vertices
    self.attributes = attributes
    self.name = name
  }
}

/// One line as a source stores it, before lines are joined into a border.
public struct LineMember: Sendable, Hashable {
  /// Its vertices as stored, at least two, no two consecutive ones equal.
  public var vertices: [Coordinate]
  /// The geodesic distance (m) of each vertex from the first.
  public var chainages: [Double]
  /// Its row in the source's attributes.
  public var attributes: Int
  /// How messages name it, such as `feature 3, line 2`.
  public var name: String

  /// A line of a source.
  public init(vertices: [Coordinate], chainages: [Double], attributes: Int, name: String) {
    self.vertices = vertices
    self.chainages = chainages
    self.attributes = attributes
    self.name = name
  }

  /// Whether it ends where it starts.
  public var isClosed: Bool { Node(vertices[0]) == Node(vertices[vertices.count - 1]) }

  /// The same line walked from its end.
  var reversed: LineMember {
    let length = chainages[chainages.count - 1]
    return LineMember(
      vertices: vertices.reversed(), chainages: chainages.reversed().map { length - $0 },
      attributes: attributes, name: name)
  }
}

/// A place where ends of lines meet: equal to 1e-7 degrees (about 1 cm), the RFC 7946 advice's precision.
struct Node: Hashable {
  private static let perDegree = 1e7
  private let longitude: Int
  private let latitude: Int

  init(_ coordinate: Coordinate) {
    // Turned into whole parts first, so that 180 and -180 are one place and rounding cannot part them.
    let circle = Int(360 * Self.perDegree)
    let parts = Int((coordinate.longitude * Self.perDegree).rounded()) % circle
    longitude = parts < 0 ? parts + circle : parts
    latitude = Int((coordinate.latitude * Self.perDegree).rounded())
  }
}
