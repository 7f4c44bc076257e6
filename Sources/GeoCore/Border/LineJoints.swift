/// Where the ends of a source's lines meet, found by distance.
///
/// Two ends within the tolerance of each other, and of no third, are a pair: the end of the later line is moved to
/// that of the earlier, so that no vertex moves further than the tolerance, and the line that is measured is the line
/// that is drawn. Three or more ends within the tolerance are a fork, where parts end. A line whose own ends are a
/// pair is a ring, and a part of its own.
public struct LineJoints: Sendable {
  /// How far ends may lie apart to be one point (m), unless said otherwise: more than coordinates lose when a format
  /// keeps 7 decimals (1 cm) or their system is changed, less than any gap that matters on the ground.
  public static let standardTolerance = 0.1

  /// The lines that are kept, in the source's order, the ends of each pair at one place.
  public private(set) var lines: [SourceLine]
  /// What was done and what was found, a sentence each.
  public private(set) var notes: [String]
  /// Of each end the end that it is one point with, by number: line n has the ends 2n, at its first vertex, and 2n + 1.
  let partners: [Int?]

  /// Finds where lines meet.
  ///
  /// - Parameters:
  ///   - lines: the source's lines in its order.
  ///   - tolerance: how far ends may lie apart to be one point (m), at least 0; shorter lines are left out.
  ///   - keepsDirections: whether no line may be reversed, as its direction tells its side.
  ///   - distance: the geodesic distance (m) between two places.
  /// - Complexity: O(n) in the number of vertices, unless many lines end near one point.
  public init(
    _ lines: [SourceLine], within tolerance: Double, keepsDirections: Bool = false,
    distance: @escaping (Coordinate, Coordinate) -> Double
  ) {
    let long = lines.withoutShort(tolerance: tolerance, distance: distance)
    let single = long.lines.withoutRepeats(tolerance: tolerance, distance: distance)
    var ends = LineEnds(of: single.lines, tolerance: tolerance, distance: distance)
    ends.join(keepsDirections: keepsDirections)
    self.lines = single.lines
    partners = ends.partners
    notes = [long.note, single.note].compactMap { $0 } + ends.notes
    moveEnds()
  }

  /// Finds which ends of lines that are measured already are exactly one place; no line is left out.
  init(ofMeasured members: [LineMember]) {
    lines = members.map { SourceLine(vertices: $0.vertices, attributes: $0.attributes, name: $0.name) }
    var ends = LineEnds(of: lines, tolerance: 0) { $0.isSamePlace(as: $1) ? 0 : .infinity }
    ends.join(keepsDirections: false)
    partners = ends.partners
    notes = ends.notes
  }

  /// Moves the later end of each pair to the earlier one's place; ends that are at one place stay as they are.
  private mutating func moveEnds() {
    for (end, partner) in partners.enumerated() {
      guard let partner, partner < end, !self[partner].isSamePlace(as: self[end]) else { continue }
      let line = end / 2
      lines[line].vertices[end.isMultiple(of: 2) ? 0 : lines[line].vertices.count - 1] = self[partner]
      lines[line].vertices = lines[line].vertices.withoutRepeats()
    }
  }

  /// The place of an end.
  private subscript(end: Int) -> Coordinate {
    let vertices = lines[end / 2].vertices
    return vertices[end.isMultiple(of: 2) ? 0 : vertices.count - 1]
  }
}

extension [Coordinate] {
  /// The places, those that repeat the one before once.
  public func withoutRepeats() -> [Coordinate] {
    var kept: [Coordinate] = []
    kept.reserveCapacity(count)
    for place in self where kept.last?.isSamePlace(as: place) != true { kept.append(place) }
    return kept
  }
}
