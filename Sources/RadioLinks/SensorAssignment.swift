/// Which local centre serves which sensor: a maximum flow.
///
///     sensor --> local centre, up to its capacity --> regional centre, up to its capacity --> sink
///
/// A sensor that is added may move others to other centres, but takes none off.
struct SensorAssignment {
  private var network: FlowNetwork
  private let sink: Int
  private let centreCount: Int
  /// For each sensor the centres it can be linked to, and the arc to each.
  private var options: [[(centre: Int, arc: Int)]] = []
  /// For each centre the arc that carries all it serves.
  private var served: [Int?] = []

  /// An assignment of so many sensors, none of them added yet.
  ///
  /// - Parameter regionals: for each centre the regional one behind it; itself for a regional one, nil for none.
  init(sensorCount: Int, centres: [MonitoringCentre], regionals: [Int?]) {
    centreCount = centres.count
    sink = centreCount + sensorCount
    network = FlowNetwork(nodeCount: sink + 1)
    for (centre, regional) in regionals.enumerated() {
      served.append(
        regional.map { regional in
          network.addArc(
            from: centre, to: regional == centre ? sink : regional, capacity: centres[centre].capacity)
        })
    }
  }

  /// Adds the next sensor, served if that is possible at all.
  ///
  /// - Parameter centres: the local centres that it can be linked to, the preferred first.
  mutating func add(reaching centres: [Int]) {
    let node = centreCount + options.count
    options.append(centres.map { ($0, network.addArc(from: node, to: $0, capacity: 1)) })
    network.send(from: node, to: sink)
  }

  /// For each sensor the centre that serves it; nil for none.
  var chosen: [Int?] { options.map { $0.first { network.flow(on: $0.arc) > 0 }?.centre } }

  /// For each centre how many sensors it serves.
  var servedCounts: [Int] { served.map { $0.map { network.flow(on: $0) } ?? 0 } }
}

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
