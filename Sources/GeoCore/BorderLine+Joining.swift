extension BorderLine {
  /// Joins lines into parts where exactly two ends meet.
  ///
  /// A part runs in the direction of its first line in the source; a line stored the other way round is
  /// reversed. A ring starts at the first vertex of its first line. Where three or more ends meet no two of
  /// them are a pair, so parts end there. A line stored twice counts once. O(n) in the number of vertices.
  ///
  /// - Parameters:
  ///   - members: the source's lines in its order.
  ///   - columns: the source's columns.
  ///   - attributes: the source's rows.
  public init(
    joining members: [LineMember], columns: [FeatureTable.Column], attributes: [[AttributeValue]]
  ) {
    var notes: [String] = []
    var joiner = Joiner(members: Self.withoutDuplicates(members, notes: &notes))
    var parts: [Part] = []
    while let chain = joiner.nextChain() {
      notes += chain.links.filter(\.isReversed).map {
        "\($0.member.name) is reversed to run with \(chain.links[chain.first].member.name)"
      }
      parts.append(Part(chain: chain.links, first: chain.links[chain.first].member.name))
    }
    notes += joiner.forks.map {
      "\($0.count) lines meet at one point, parts end there: \($0.joined(separator: "; "))"
    }
    Self.unwrap(&parts)
    self.init(parts: parts, columns: columns, attributes: attributes, notes: notes)
  }

  /// The members, each set of vertices once, whatever its direction.
  private static func withoutDuplicates(_ members: [LineMember], notes: inout [String]) -> [LineMember] {
    var seen: [[Node]: String] = [:]
    return members.filter { member in
      let nodes = member.vertices.map(Node.init)
      if let first = seen[nodes] ?? seen[nodes.reversed()] {
        notes.append("\(member.name) repeats \(first) and is left out")
        return false
      }
      seen[nodes] = member.name
      return true
    }
  }

  /// Turns longitudes by whole circles so that no part jumps at 180 and parts lie together.
  private static func unwrap(_ parts: inout [Part]) {
    guard var previous = parts.first?.vertices.first?.longitude else { return }
    for part in parts.indices {
      for vertex in parts[part].vertices.indices {
        let longitude = parts[part].vertices[vertex].longitude
        let turns = ((previous - longitude) / 360).rounded()
        previous = longitude + 360 * turns
        parts[part].vertices[vertex].longitude = previous
      }
      previous = parts[0].vertices[0].longitude
    }
  }
}

extension BorderLine.Part {
  /// Lays the lines of a chain end to end.
  fileprivate init(chain: [Joiner.Link], first: String) {
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
      isClosed: Node(vertices[0]) == Node(vertices[vertices.count - 1]), firstMember: first)
  }
}

/// Walks from line to line over the ends they share.
private struct Joiner {
  struct Link {
    let member: LineMember
    let isReversed: Bool
  }

  private let members: [LineMember]
  private var isUsed: [Bool]
  private var ends: [Node: [Int]] = [:]
  private var next = 0

  init(members: [LineMember]) {
    self.members = members
    isUsed = [Bool](repeating: false, count: members.count)
    for (index, member) in members.enumerated() where !member.isClosed {
      ends[Node(member.vertices[0]), default: []].append(index)
      ends[Node(member.vertices[member.vertices.count - 1]), default: []].append(index)
    }
  }

  /// The names of the lines at each point where three or more ends meet, in the source's order.
  var forks: [[String]] {
    ends.values.filter { $0.count > 2 }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { $0.map { members[$0].name } }
  }

  /// The chain of the first line not yet used, and that line's place in it; nil when all are used.
  mutating func nextChain() -> (links: [Link], first: Int)? {
    while next < members.count, isUsed[next] { next += 1 }
    guard next < members.count else { return nil }
    let first = members[next]
    isUsed[next] = true
    guard !first.isClosed else { return ([Link(member: first, isReversed: false)], 0) }
    let ahead = walk(from: first.vertices[first.vertices.count - 1])
    let behind = walk(from: first.vertices[0])
    let before = behind.reversed().map { Link(member: $0.member, isReversed: !$0.isReversed) }
    return (before + [Link(member: first, isReversed: false)] + ahead, before.count)
  }

  /// The unused lines reached from an end, in order, each told whether it is walked from its own end.
  private mutating func walk(from end: Coordinate) -> [Link] {
    var links: [Link] = []
    var node = Node(end)
    while let pair = ends[node], pair.count == 2, let index = pair.first(where: { !isUsed[$0] }) {
      isUsed[index] = true
      let member = members[index]
      let isReversed = Node(member.vertices[0]) != node
      links.append(Link(member: member, isReversed: isReversed))
      node = Node(isReversed ? member.vertices[0] : member.vertices[member.vertices.count - 1])
    }
    return links
  }
}
