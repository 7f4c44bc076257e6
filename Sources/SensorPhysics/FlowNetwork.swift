/// A network of arcs that carry whole units up to a capacity; a flow in it grows by one unit at a time along a
/// shortest path, which may take back what earlier ones sent (Ford and Fulkerson 1956; Edmonds and Karp 1972).
struct FlowNetwork {
  /// Arcs stand in pairs, each beside its reverse, whose room is what the arc carries.
  private var arcs: [(end: Int, room: Int)] = []
  private var arcsFrom: [[Int]]

  /// A network of so many nodes, without arcs.
  init(nodeCount: Int) { arcsFrom = [[Int]](repeating: [], count: nodeCount) }

  /// Adds an arc and gives its number; of several ways of equal length paths take the arc added first.
  ///
  /// - Parameter capacity: the most units it carries, at least 0.
  mutating func addArc(from start: Int, to end: Int, capacity: Int) -> Int {
    let arc = arcs.count
    arcs += [(end, capacity), (start, 0)]
    arcsFrom[start].append(arc)
    arcsFrom[end].append(arc + 1)
    return arc
  }

  /// How many units an arc carries.
  func flow(on arc: Int) -> Int { arcs[arc + 1].room }

  /// Sends one more unit from a node to another, if that is possible at all.
  ///
  /// Units that were sent from other nodes still leave them, though they may take other ways.
  ///
  /// - Complexity: O(nodes + arcs).
  mutating func send(from source: Int, to sink: Int) {
    var arrivals = [Int?](repeating: nil, count: arcsFrom.count)
    var queue = [source]
    var next = 0
    while next < queue.count, arrivals[sink] == nil {
      for arc in arcsFrom[queue[next]] where arcs[arc].room > 0 {
        let end = arcs[arc].end
        guard end != source, arrivals[end] == nil else { continue }
        arrivals[end] = arc
        queue.append(end)
      }
      next += 1
    }
    var node = sink
    while let arc = arrivals[node] {
      arcs[arc].room -= 1
      arcs[arc ^ 1].room += 1
      node = arcs[arc ^ 1].end
    }
  }
}
