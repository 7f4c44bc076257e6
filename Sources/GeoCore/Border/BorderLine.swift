/// A border: parts, each a line measured by chainage, with the source's attributes kept along it.
public struct BorderLine: Sendable, Hashable, Codable {
  /// A stretch of a part that came from one line of the source.
  public struct Stretch: Sendable, Hashable, Codable {
    /// Where it runs: chainage (m) within the part.
    public var chainage: Range<Double>
    /// Its row in `BorderLine.attributes`.
    public var attributes: Int
    /// How messages name the source's line.
    public var member: String
    /// Whether the source stores the line the other way round.
    public var isReversed: Bool

    /// The stretch of that chainage.
    public init(chainage: Range<Double>, attributes: Int, member: String, isReversed: Bool) {
      self.chainage = chainage
      self.attributes = attributes
      self.member = member
      self.isReversed = isReversed
    }
  }

  /// A connected line; a closed one ends where it starts.
  public struct Part: Sendable, Hashable, Codable {
    /// The vertices, at most `BorderLine.longestSegment` apart; longitudes never jump at 180.
    public var vertices: [Coordinate]
    /// The geodesic distance (m) of each vertex from the part's start; rises, starts at 0.
    public var chainages: [Double]
    /// The source lines along the part: contiguous from 0 to `length`.
    public var stretches: [Stretch]
    /// Whether the part is a ring.
    public var isClosed: Bool
    /// The name of the part's first line in the source: its direction is the part's.
    public var firstMember: String

    /// The part's geodesic length (m).
    public var length: Double { chainages.last ?? 0 }
  }

  /// Segments between vertices are geodesics; longer ones are divided, so that a straight line on the
  /// lattice strays from the geodesic by under 0.02 m.
  public static let longestSegment = 1_000.0

  /// The parts, in the order of their first line in the source.
  public var parts: [Part]
  /// The columns of the source.
  public var columns: [FeatureTable.Column]
  /// A row of values for each feature of the source that is part of the border.
  public var attributes: [[AttributeValue]]
  /// What was done to join the source's lines, a sentence each: reversals, duplicates, forks.
  public var notes: [String]

  /// The geodesic length of all parts (m).
  public var length: Double { parts.reduce(0) { $0 + $1.length } }
}

extension BorderLine.Part {
  /// The line between two chainages (m, within 0 and `length`): the ends and the vertices between.
  public func vertices(in range: Range<Double>) -> [Coordinate] {
    var line = [coordinate(at: range.lowerBound)]
    var index = firstVertex(beyond: range.lowerBound)
    while index < chainages.count, chainages[index] < range.upperBound {
      line.append(vertices[index])
      index += 1
    }
    line.append(coordinate(at: range.upperBound))
    return line
  }

  /// The place at a chainage (m), between its two vertices in proportion.
  public func coordinate(at chainage: Double) -> Coordinate {
    let after = min(max(firstVertex(beyond: chainage), 1), chainages.count - 1)
    let span = chainages[after] - chainages[after - 1]
    let share = min(max((chainage - chainages[after - 1]) / span, 0), 1)
    let start = vertices[after - 1]
    let end = vertices[after]
    return Coordinate(
      longitude: start.longitude + (end.longitude - start.longitude) * share,
      latitude: start.latitude + (end.latitude - start.latitude) * share)
  }

  /// The index of the first vertex whose chainage is above the given one. O(log n).
  private func firstVertex(beyond chainage: Double) -> Int {
    var low = 0
    var high = chainages.count
    while low < high {
      let middle = (low + high) / 2
      if chainages[middle] > chainage { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// The side of the border to protect: of lines left or right, walking along them, of polygons' rings the polygon or
/// what is outside.
public enum BorderSide: String, Sendable, Hashable, CaseIterable, Codable {
  case left, right, polygon, outside

  /// Whether it is a side of polygons' rings.
  public var isOfPolygons: Bool { self == .polygon || self == .outside }
  /// Whether it lies left of the border: rings run with the polygon on their left.
  public var isLeft: Bool { self == .left || self == .polygon }
}

extension BorderLine {
  /// Finds lines whose own record of what lies left and right contradicts their part.
  ///
  /// Sources such as Natural Earth name the two sides of each line in a pair of columns
  /// (`adm0_left`, `adm0_right`). The first line of a part, in the source's order, tells which of the names
  /// lies inside; another line of the part, walked in the part's direction, must not have that name outside.
  ///
  /// - Parameter side: the inside, told by the direction of the part's first line.
  /// - Returns: a sentence for each contradiction, naming the lines.
  public func contradictions(inside side: BorderSide) -> [String] {
    sidePairs.flatMap { pair in
      parts.flatMap { part -> [String] in
        let sides = part.stretches.map { stretch in
          let isInsideLeft = side.isLeft != stretch.isReversed
          let row = attributes[stretch.attributes]
          return (
            member: stretch.member, inside: row[isInsideLeft ? pair.left : pair.right],
            outside: row[isInsideLeft ? pair.right : pair.left]
          )
        }
        let teller = part.stretches.firstIndex { !$0.isReversed && $0.member == part.firstMember }
        guard let teller, case .text(let name) = sides[teller].inside,
          sides[teller].outside != sides[teller].inside
        else { return [] }
        return sides.filter { $0.outside == .text(name) && $0.inside != .text(name) }.map {
          "\(sides[teller].member) has '\(name)' inside (\(side.rawValue)), \($0.member) has it outside"
        }
      }
    }
  }

  /// The pairs of columns that name what lies left and right.
  private var sidePairs: [(left: Int, right: Int)] {
    columns.indices.compactMap { left in
      let name = columns[left].name.lowercased()
      guard name.hasSuffix("left") else { return nil }
      let opposite = name.dropLast("left".count) + "right"
      return columns.firstIndex { $0.name.lowercased() == opposite }.map { (left, $0) }
    }
  }
}
