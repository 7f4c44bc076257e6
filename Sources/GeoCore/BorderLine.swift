/// A border: parts, each a line measured by chainage, with the source's attributes kept along it.
public struct BorderLine: Sendable, Hashable {
  /// A stretch of a part that came from one line of the source.
  public struct Stretch: Sendable, Hashable {
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
  public struct Part: Sendable, Hashable {
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
