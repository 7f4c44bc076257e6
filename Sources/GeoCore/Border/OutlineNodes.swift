import RealModule

/// The vertices of polygons' rings as nodes: vertices of several rings at one place, within a tolerance, are one.
struct OutlineNodes {
  /// A stretch of a ring from node to node.
  struct Step: Hashable {
    var from: Int
    var to: Int

    /// The same stretch as the polygon on its other side has it.
    var reversed: Step { Step(from: to, to: from) }
  }

  /// An edge of a ring, cut at the vertices of other rings that lie on it.
  struct Edge {
    /// Its vertex, of the ring, from which it leads to the next one.
    var vertex: Int
    /// Its parts, end to end; none where both vertices are one node.
    var steps: [Step]
  }

  /// Edges of a mean length have a sample; a node on an edge lies within this many tolerances of one.
  private static let leastReach = 4.0

  /// Of each ring its edges, in order.
  private(set) var rings: [[Edge]] = []
  /// The place of each node: its first vertex.
  private(set) var places: [Coordinate] = []

  private let tolerance: Double
  private let distance: [SourceLine].Distance
  /// Of each node the ring that took it last, with which vertex, and whether another ring took it before.
  private var owners: [(ring: Int, vertex: Coordinate, isShared: Bool)] = []

  /// Finds the nodes of rings.
  ///
  /// - Parameters:
  ///   - lines: closed rings.
  ///   - tolerance: how far vertices may lie apart, or off an edge, to be on it (m).
  /// - Complexity: O(n) in the number of vertices where they lie about as close everywhere.
  init(of lines: [SourceLine], tolerance: Double, distance: @escaping [SourceLine].Distance) {
    self.tolerance = max(tolerance, PlaceGrid.samePoint)
    self.distance = distance
    var grid = PlaceGrid(reach: self.tolerance)
    for (ring, line) in lines.enumerated() {
      let nodes = line.vertices.map { node(of: $0, ring: ring, &grid) }
      rings.append(
        zip(nodes.indices, zip(nodes, nodes.dropFirst())).map { vertex, ends in
          Edge(vertex: vertex, steps: ends.0 == ends.1 ? [] : [Step(from: ends.0, to: ends.1)])
        })
    }
    cutEdges()
  }

  /// The node of a vertex: the nearest within the tolerance, a new one where there is none. Of its own ring a vertex
  /// takes a node only where both are one point, as rings may be denser than the tolerance.
  private mutating func node(of vertex: Coordinate, ring: Int, _ grid: inout PlaceGrid) -> Int {
    let near = grid.numbers(near: vertex).map { (node: $0, gap: distance(places[$0], vertex)) }
    let nearest = near.filter { node, gap in
      owners[node].ring == ring
        ? distance(owners[node].vertex, vertex) <= PlaceGrid.samePoint : gap <= tolerance
    }.min { $0.gap < $1.gap }
    guard let node = nearest?.node else {
      places.append(vertex)
      owners.append((ring, vertex, false))
      grid.add(places.count - 1, at: vertex)
      return places.count - 1
    }
    if owners[node].ring != ring { owners[node] = (ring, vertex, true) }
    return node
  }

  /// Cuts edges at the nodes of other rings that lie on them; at 180 degrees, where a polygon is cut, of their own, too.
  private mutating func cutEdges() {
    let lengths = rings.map {
      $0.map { $0.steps.first.map { distance(places[$0.from], places[$0.to]) } ?? 0 }
    }
    let count = max(rings.reduce(0) { $0 + $1.count }, 1)
    let reach = max(lengths.joined().reduce(0, +) / Double(count), Self.leastReach * tolerance)
    let grid = PlaceGrid(places, reach: reach)
    for ring in rings.indices {
      for edge in rings[ring].indices {
        guard let step = rings[ring][edge].steps.first, rings.count > 1 || isAtAntimeridian(step) else {
          continue
        }
        let nodes = nodes(
          on: step, ring: ring, samples: Int((lengths[ring][edge] / reach).rounded(.up)), grid)
        guard !nodes.isEmpty else { continue }
        let chain = [step.from] + nodes + [step.to]
        rings[ring][edge].steps = zip(chain, chain.dropFirst()).map { Step(from: $0, to: $1) }
      }
    }
  }

  /// Whether a step runs along 180 degrees of longitude.
  private func isAtAntimeridian(_ step: Step) -> Bool {
    [step.from, step.to].allSatisfy {
      abs(places[$0].longitude.remainder(dividingBy: 360)) >= 180 - Self.leastDegrees
    }
  }

  /// Longitudes that differ by less (degrees) are one: a tenth of a millimetre.
  private static let leastDegrees = 1e-9

  /// The nodes of other rings on a step, from its start to its end.
  private func nodes(on step: Step, ring: Int, samples: Int, _ grid: PlaceGrid) -> [Int] {
    let (start, end) = (places[step.from], places[step.to])
    let east = (end.longitude - start.longitude).remainder(dividingBy: 360)
    var near: Set<Int> = []
    for sample in 0..<max(samples, 1) {
      let share = (Double(sample) + 0.5) / Double(max(samples, 1))
      near.formUnion(
        grid.numbers(
          near: Coordinate(
            longitude: start.longitude + east * share,
            latitude: start.latitude + (end.latitude - start.latitude) * share)))
    }
    near.subtract([step.from, step.to])
    let takesOwn = isAtAntimeridian(step)
    let on = near.filter { takesOwn || owners[$0].ring != ring || owners[$0].isShared }.compactMap { node in
      share(of: node, from: start, to: end, east: east).map { (node: node, share: $0) }
    }
    return on.sorted { ($0.share, $0.node) < ($1.share, $1.node) }.map(\.node)
  }

  /// Where a node lies along an edge, which is straight in longitude and latitude, in (0, 1); nil where it is off the
  /// edge, or at one of its ends.
  private func share(of node: Int, from start: Coordinate, to end: Coordinate, east: Double) -> Double? {
    let place = places[node]
    let scale = Double.cos(Angle(degrees: (start.latitude + end.latitude) / 2).radians)
    let along = SIMD2(east * scale, end.latitude - start.latitude)
    let off = SIMD2(
      (place.longitude - start.longitude).remainder(dividingBy: 360) * scale, place.latitude - start.latitude)
    let share = (along * off).sum() / (along * along).sum()
    guard share > 0, share < 1 else { return nil }
    let foot = Coordinate(
      longitude: start.longitude + east * share,
      latitude: start.latitude + (end.latitude - start.latitude) * share)
    let isApart = distance(place, start) > tolerance && distance(place, end) > tolerance
    return isApart && distance(place, foot) <= tolerance ? share : nil
  }
}
