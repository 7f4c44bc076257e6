/// The border that polygons have together: what no two of them share, with the polygon on the left.
///
/// An edge that one polygon has in one direction and another, or the same, in the other is no border: neighbours
/// share it, a polygon is cut along it at 180 degrees, or a line leads to a hole and back. An edge that several have in
/// one direction counts once. Edges are the same where their vertices are, within the tolerance, also where one
/// polygon has more vertices on them than the other; edges that lie further apart than that stay.
public struct PolygonOutline: Sendable {
  /// Whole rings, and stretches of rings between edges that are no border, in the source's order.
  public private(set) var lines: [SourceLine] = []
  /// What was found, a sentence each.
  public private(set) var notes: [String] = []

  /// The outline of polygons.
  ///
  /// - Parameters:
  ///   - polygons: the rings of each, the outer one first, closed, of any direction.
  ///   - tolerance: how far vertices may lie apart to be one (m), at least 0.
  ///   - distance: the geodesic distance (m) between two places.
  ///   - signedArea: what a ring encloses (m^2), above 0 where it runs counterclockwise.
  public init(
    _ polygons: [[SourceLine]], within tolerance: Double,
    distance: @escaping (Coordinate, Coordinate) -> Double, signedArea: ([Coordinate]) -> Double
  ) {
    let rings = polygons.flatMap { rings in
      rings.indices.map { index in
        var ring = rings[index]
        let isLeft = signedArea(ring.vertices) >= 0
        if isLeft != (index == 0) { ring.vertices.reverse() }
        return ring
      }
    }
    let nodes = OutlineNodes(of: rings, tolerance: tolerance, distance: distance)
    var owners: [OutlineNodes.Step: Int] = [:]
    owners.reserveCapacity(rings.reduce(0) { $0 + $1.vertices.count })
    var repeated = SharedEdges()
    for (ring, edges) in nodes.rings.enumerated() {
      for step in edges.lazy.flatMap(\.steps) {
        if let first = owners[step] {
          repeated.add(distance(nodes.places[step.from], nodes.places[step.to]), first, ring)
        } else {
          owners[step] = ring
        }
      }
    }
    var shared = SharedEdges()
    var isTaken: Set<OutlineNodes.Step> = []
    for (ring, edges) in nodes.rings.enumerated() {
      let isKept = edges.map { edge in
        edge.steps.map { step in
          guard let other = owners[step.reversed] else { return isTaken.insert(step).inserted }
          if step.from < step.to, isTaken.insert(step).inserted {
            shared.add(distance(nodes.places[step.from], nodes.places[step.to]), ring, other)
          }
          return false
        }
      }
      lines += Self.runs(of: rings[ring], edges, isKept, nodes.places)
    }
    notes += [
      shared.note("of polygons' edges are shared and no border", rings),
      repeated.note("of polygons' edges lie on those of others and count once", rings),
    ].compactMap { $0 }
  }

  /// The stretches of a ring that stay.
  private static func runs(
    of ring: SourceLine, _ edges: [OutlineNodes.Edge], _ isKept: [[Bool]], _ places: [Coordinate]
  ) -> [SourceLine] {
    guard !isKept.joined().allSatisfy({ $0 }) else { return [ring] }
    // Each vertex, and each place where a step that stays meets one that does not.
    var runs: [[Coordinate]] = []
    var isOpen = false
    for (edge, kept) in zip(edges, isKept) {
      for (index, (step, isKept)) in zip(edge.steps, kept).enumerated() {
        defer { isOpen = isKept }
        guard isKept else { continue }
        if !isOpen { runs.append([index == 0 ? ring.vertices[edge.vertex] : places[step.from]]) }
        if index == edge.steps.count - 1 {
          runs[runs.count - 1].append(ring.vertices[edge.vertex + 1])
        } else if !kept[index + 1] {
          runs[runs.count - 1].append(places[step.to])
        }
      }
    }
    // What stays at the ring's end goes on at its start.
    if isOpen, runs.count > 1, isKept.lazy.compactMap(\.first).first == true {
      runs[0] = runs.removeLast() + runs[0].dropFirst()
    }
    return runs.map { SourceLine(vertices: $0, attributes: ring.attributes, name: ring.name) }
  }
}

/// Edges that two rings have both.
private struct SharedEdges {
  private struct Pair: Hashable {
    let first: Int
    let second: Int
  }

  private var length = 0.0
  private var pairs: Set<Pair> = []

  /// Adds an edge (m) of two rings.
  mutating func add(_ length: Double, _ one: Int, _ other: Int) {
    self.length += length
    pairs.insert(Pair(first: min(one, other), second: max(one, other)))
  }

  /// What is told of them; nil when there are none.
  func note(_ words: String, _ rings: [SourceLine]) -> String? {
    guard !pairs.isEmpty else { return nil }
    var names = CountedNames()
    for pair in pairs.sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
      names.add(
        pair.first == pair.second
          ? "\(rings[pair.first].name) with itself"
          : "\(rings[pair.first].name) and \(rings[pair.second].name)")
    }
    return "\(length.kilometres.written(decimals: 3)) km \(words): \(names.names)"
  }
}
