/// One line of a source, measured, before lines are joined into a border.
public struct LineMember: Sendable, Hashable {
  /// Its vertices in their order in the source, at least two, no two consecutive ones equal.
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

  /// The same line walked from its end.
  var reversed: LineMember {
    let length = chainages[chainages.count - 1]
    return LineMember(
      vertices: vertices.reversed(), chainages: chainages.reversed().map { length - $0 },
      attributes: attributes, name: name)
  }
}
