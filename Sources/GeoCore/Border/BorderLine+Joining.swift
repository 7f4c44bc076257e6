extension BorderLine {
  /// Lays lines end to end as their joints tell.
  ///
  /// A part runs in the direction of its first line in the source; a line stored the other way round is
  /// reversed. A ring starts at the first vertex of its first line. O(n) in the number of vertices.
  ///
  /// - Parameters:
  ///   - members: the lines of the joints, measured, in their order.
  ///   - joints: where their ends meet.
  ///   - columns: the source's columns.
  ///   - attributes: the source's rows.
  public init(
    joining members: [LineMember], at joints: LineJoints, columns: [FeatureTable.Column],
    attributes: [[AttributeValue]]
  ) {
    precondition(members.count == joints.lines.count, "each line is measured")
    var walk = ChainWalk(lines: members.count, partners: joints.partners)
    var isReversed = [Bool](repeating: false, count: members.count)
    var parts: [Part] = []
    while let chain = walk.nextChain() {
      for link in chain.links { isReversed[link.line] = link.isReversed }
      parts.append(
        Part(
          chain: chain.links.map { (members[$0.line], $0.isReversed) },
          first: members[chain.links[chain.first].line].name))
    }
    var reversed = CountedNames()
    for (member, isReversed) in zip(members, isReversed) where isReversed { reversed.add(member.name) }
    var notes = joints.notes
    if reversed.count > 0 {
      let verb = reversed.count == 1 ? "is" : "are"
      notes.append(
        "\(reversed.counted("line")) \(verb) reversed to run with the first line of the part: \(reversed.names)"
      )
    }
    Self.unwrap(&parts)
    self.init(parts: parts, columns: columns, attributes: attributes, notes: notes)
  }

  /// Lays measured lines end to end where their ends are exactly one place.
  public init(joining members: [LineMember], columns: [FeatureTable.Column], attributes: [[AttributeValue]]) {
    self.init(
      joining: members, at: LineJoints(ofMeasured: members), columns: columns, attributes: attributes)
  }

  /// Turns longitudes by whole circles so that no part jumps at 180, parts lie together, the first starts within 180
  /// and none runs beyond 360.
  private static func unwrap(_ parts: inout [Part]) {
    guard let first = parts.first?.vertices.first?.longitude else { return }
    let start = abs(first) > 180 ? first.remainder(dividingBy: 360) : first
    for part in parts.indices { parts[part].vertices.unwrap(from: start) }
  }
}

extension [Coordinate] {
  /// Turns longitudes by whole circles so that none jumps at 180.
  ///
  /// - Parameter longitude: what the first one comes to lie within 180 degrees of, unless the line would run beyond 360
  ///   degrees: a ring round a pole spans a whole circle.
  fileprivate mutating func unwrap(from longitude: Double) {
    var previous = longitude
    var (west, east) = (Double.infinity, -Double.infinity)
    for index in indices {
      let turns = ((previous - self[index].longitude) / 360).rounded()
      previous = self[index].longitude + 360 * turns
      self[index].longitude = previous
      west = Swift.min(west, previous)
      east = Swift.max(east, previous)
    }
    let turn = east > 360 ? -360.0 : west < -360 ? 360 : 0
    if turn != 0 { for index in indices { self[index].longitude += turn } }
  }
}

extension BorderLine.Part {
  /// Lays the lines of a chain end to end.
  fileprivate init(chain: [(member: LineMember, isReversed: Bool)], first: String) {
    var vertices: [Coordinate] = []
    var chainages: [Double] = []
    var stretches: [BorderLine.Stretch] = []
    for link in chain {
      let line = link.isReversed ? link.member.reversed : link.member
      let start = chainages.last ?? 0
      let shared = vertices.isEmpty ? 0 : 1
      vertices += line.vertices.dropFirst(shared)
      chainages += line.chainages.dropFirst(shared).map { start + $0 }
      stretches.append(
        BorderLine.Stretch(
          chainage: start..<(start + line.chainages[line.chainages.count - 1]),
          attributes: line.attributes, member: line.name, isReversed: link.isReversed))
    }
    self.init(
      vertices: vertices, chainages: chainages, stretches: stretches,
      isClosed: vertices[0].isSamePlace(as: vertices[vertices.count - 1]), firstMember: first)
  }
}

/// Walks from line to line over the ends that are pairs.
private struct ChainWalk {
  struct Link {
    let line: Int
    let isReversed: Bool
  }

  private let partners: [Int?]
  private var isUsed: [Bool]
  private var next = 0

  init(lines: Int, partners: [Int?]) {
    self.partners = partners
    isUsed = [Bool](repeating: false, count: lines)
  }

  /// The chain of the first line not yet used, and that line's place in it; nil when all are used.
  mutating func nextChain() -> (links: [Link], first: Int)? {
    while next < isUsed.count, isUsed[next] { next += 1 }
    guard next < isUsed.count else { return nil }
    isUsed[next] = true
    let ahead = walk(from: 2 * next + 1)
    let before = walk(from: 2 * next).reversed().map { Link(line: $0.line, isReversed: !$0.isReversed) }
    return (before + [Link(line: next, isReversed: false)] + ahead, before.count)
  }

  /// The unused lines reached over an end, in order, each told whether it is walked from its last vertex.
  private mutating func walk(from end: Int) -> [Link] {
    var links: [Link] = []
    var end = end
    while let met = partners[end], !isUsed[met / 2] {
      let link = Link(line: met / 2, isReversed: !met.isMultiple(of: 2))
      isUsed[link.line] = true
      links.append(link)
      end = 2 * link.line + (link.isReversed ? 0 : 1)
    }
    return links
  }
}

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
