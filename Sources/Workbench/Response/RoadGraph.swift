import Crossings
import GeoCore
import GeoIO

/// Roads as a graph on a zone's plane: lines meet where they share a vertex, and nowhere else.
///
///     |            Two lines that cross without a common vertex, as a road on a bridge and the one below, do not meet.
///     o---o---o    Between vertices nodes are added, at most a cell apart, at which one gets on and off.
///     |
struct RoadGraph {
  /// Where the nodes lie.
  private(set) var points: [PlanePoint] = []
  private var arcs: [RoadNetwork.Arc] = []
  /// Whether one gets on and off at a node: not between the ends of bridges and tunnels.
  private var isOpen: [Bool] = []
  private var nodes: [Vertex: Int] = [:]

  /// A vertex, to the seventh decimal of a degree as OpenStreetMap has it: a centimetre.
  private struct Vertex: Hashable {
    var longitude: Int
    var latitude: Int

    init(_ place: Coordinate) {
      longitude = Int((place.longitude * 1e7).rounded())
      latitude = Int((place.latitude * 1e7).rounded())
    }
  }

  /// The graph of lines.
  ///
  /// - Parameter cellSize: how far apart nodes are at most (m).
  /// - Throws: `GDALError` when PROJ cannot place a vertex.
  /// - Complexity: O(n) in the vertices and the cells passed.
  init(_ lines: [RoadLine], by projection: borrowing LatticeProjection, cellSize: Double) throws {
    for line in lines {
      let points = try projection.points(of: line.vertices)
      var last = node(at: line.vertices[0], points[0], of: line)
      for (vertex, point) in zip(line.vertices, points).dropFirst() {
        let next = node(at: vertex, point, of: line)
        connect(last, next, line, cellSize: cellSize)
        last = next
      }
    }
  }

  private mutating func node(at vertex: Coordinate, _ point: PlanePoint, of line: RoadLine) -> Int {
    let key = Vertex(vertex)
    let node = nodes[key] ?? add(point, isOpen: false)
    nodes[key] = node
    if !line.isApart { isOpen[node] = true }
    return node
  }

  private mutating func add(_ point: PlanePoint, isOpen: Bool) -> Int {
    points.append(point)
    self.isOpen.append(isOpen)
    return points.count - 1
  }

  private mutating func connect(_ start: Int, _ end: Int, _ line: RoadLine, cellSize: Double) {
    let (from, to) = (points[start], points[end])
    let length = from.distance(to: to)
    let count = max(Int((length / cellSize).rounded(.up)), 1)
    let seconds = length / Double(count) / line.speed
    var last = start
    for index in 1...count {
      let share = Double(index) / Double(count)
      let between = PlanePoint(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share)
      let next = index == count ? end : add(between, isOpen: !line.isApart)
      arcs.append(.init(from: last, to: next, seconds: seconds))
      arcs.append(.init(from: next, to: last, seconds: seconds))
      last = next
    }
  }

  /// The network, joined to the cells of a lattice.
  func network(on lattice: Lattice, _ cells: PackedCells) -> RoadNetwork {
    RoadNetwork(
      places: zip(points, isOpen).map { $1 ? cells.place(of: lattice.cell(at: $0)) : nil },
      approaches: points.map { $0.distance(to: lattice.center(of: lattice.cell(at: $0))) }, arcs: arcs)
  }
}

extension PlanePoint {
  /// The distance on the plane (m).
  func distance(to other: PlanePoint) -> Double {
    let (x, y) = (other.x - x, other.y - y)
    return (x * x + y * y).squareRoot()
  }
}
