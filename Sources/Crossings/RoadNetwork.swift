/// Roads as a graph: nodes are shared vertices, so that a bridge does not meet the road below.
public struct RoadNetwork: Sendable {
  /// A stretch of road that is driven from one node to another.
  public struct Arc: Sendable, Hashable {
    /// Where it starts.
    public var from: Int
    /// Where it ends.
    public var to: Int
    /// How long it takes (s), at least 0.
    public var seconds: Double

    /// A stretch of road; one that is driven both ways is two of them.
    public init(from: Int, to: Int, seconds: Double) {
      self.from = from
      self.to = to
      self.seconds = seconds
    }
  }

  /// The place of the cell that holds each node; nil for a node outside the lattice.
  public let places: [Int?]
  /// How far each node lies from the centre of its cell (m), which is gone at the pace of the ground there.
  ///
  /// So nobody gains by leaving a road at one node and entering it at another in the same cell: the two distances are together
  /// at least that between the nodes.
  let approaches: [Double]
  /// The arcs by their start: those of node i are between the bounds i and i + 1.
  private let arcs: [Arc]
  private let bounds: [Int]

  /// A network.
  ///
  /// - Parameters:
  ///   - places: the place of the cell that holds each node, in which one gets off the road and on it.
  ///   - approaches: how far each node lies from the centre of that cell (m); nil where all lie in the centres.
  ///   - arcs: between nodes, in any order.
  public init(places: [Int?], approaches: [Double]? = nil, arcs: [Arc]) {
    precondition(approaches.map { $0.count == places.count } ?? true, "a distance for each node")
    precondition(
      arcs.allSatisfy {
        places.indices.contains($0.from) && places.indices.contains($0.to) && $0.seconds >= 0
      },
      "arcs lead from node to node in a time of at least 0")
    self.places = places
    self.approaches = approaches ?? places.map { _ in 0 }
    self.arcs = arcs.sorted { ($0.from, $0.to, $0.seconds) < ($1.from, $1.to, $1.seconds) }
    var bounds = [Int](repeating: 0, count: places.count + 1)
    for arc in arcs { bounds[arc.from + 1] += 1 }
    for node in places.indices { bounds[node + 1] += bounds[node] }
    self.bounds = bounds
  }

  /// The least times (s) at all nodes from known times at some, and the node before each on its way; nil where the known time
  /// is the least.
  ///
  /// Dijkstra 1959. Ties go to the lower node.
  ///
  /// - Parameter known: infinite where nobody comes but by road.
  /// - Complexity: O(m log n).
  func times(from known: [Double]) -> (seconds: [Double], previous: [Int?]) {
    var seconds = known
    var previous = [Int?](repeating: nil, count: known.count)
    var queue = PathQueue(places: known.count)
    for (node, time) in known.enumerated() where time < .infinity {
      queue.put(.init(exponent: 0, seconds: time, place: Int32(node)))
    }
    while let entry = queue.pop() {
      let node = Int(entry.place)
      for arc in arcs[bounds[node]..<bounds[node + 1]] where !queue.isSettled(arc.to) {
        let time = entry.seconds + arc.seconds
        guard time < seconds[arc.to] else { continue }
        seconds[arc.to] = time
        previous[arc.to] = node
        queue.put(.init(exponent: 0, seconds: time, place: Int32(arc.to)))
      }
    }
    return (seconds, previous)
  }
}
