import GeoCore

/// The segments of lines on a plane, in boxes of boxes, so that those near a point are found without looking at all.
///
///     level 1   [                box of 64 segments                 ] ...
///     level 0   [ 8 segments ][ 8 segments ] ...    in the lines' order
struct SegmentTree: Sendable {
  /// A straight line between two points.
  struct Segment: Sendable {
    let start: PlanePoint
    let end: PlanePoint

    /// The squared distance (m^2) of a point from the segment, and how far it lies to the left of its line (m).
    func distance(to point: PlanePoint) -> (square: Double, facing: Double) {
      let east = end.x - start.x
      let north = end.y - start.y
      let dx = point.x - start.x
      let dy = point.y - start.y
      let length = (east * east + north * north).squareRoot()
      guard length > 0 else { return (dx * dx + dy * dy, 0) }
      let along = min(max((dx * east + dy * north) / length, 0), length)
      let offX = dx - east / length * along
      let offY = dy - north / length * along
      return (offX * offX + offY * offY, (east * dy - north * dx) / length)
    }
  }

  /// The boxes of eight segments or of eight nodes.
  private struct Node {
    var west = SIMD8<Double>(repeating: .infinity)
    var south = SIMD8<Double>(repeating: .infinity)
    var east = SIMD8<Double>(repeating: -.infinity)
    var north = SIMD8<Double>(repeating: -.infinity)

    /// The squared distance (m^2) of a point from each box; infinite where there is none.
    func squares(to point: PlanePoint) -> SIMD8<Double> {
      let x = Self.excess(west - point.x, point.x - east)
      let y = Self.excess(south - point.y, point.y - north)
      return x * x + y * y
    }

    private static func excess(_ low: SIMD8<Double>, _ high: SIMD8<Double>) -> SIMD8<Double> {
      let most = low.replacing(with: high, where: high .> low)
      return most.replacing(with: 0, where: most .< 0)
    }
  }

  private static let width = 8

  private let segments: [Segment]
  private let levels: [[Node]]

  /// Boxes segments. O(n).
  init(_ segments: [Segment]) {
    self.segments = segments
    var levels: [[Node]] = []
    var count = segments.count
    repeat {
      var nodes = [Node](repeating: Node(), count: (count + Self.width - 1) / Self.width)
      for index in 0..<count {
        let (node, lane) = (index / Self.width, index % Self.width)
        if let below = levels.last?[index] {
          nodes[node].west[lane] = below.west.min()
          nodes[node].south[lane] = below.south.min()
          nodes[node].east[lane] = below.east.max()
          nodes[node].north[lane] = below.north.max()
        } else {
          let segment = segments[index]
          nodes[node].west[lane] = min(segment.start.x, segment.end.x)
          nodes[node].south[lane] = min(segment.start.y, segment.end.y)
          nodes[node].east[lane] = max(segment.start.x, segment.end.x)
          nodes[node].north[lane] = max(segment.start.y, segment.end.y)
        }
      }
      count = nodes.count
      levels.append(nodes)
    } while count > 1
    self.levels = levels
  }

  /// The squared distance (m^2) of a point from the nearest segment, if it is at most a limit; else the limit.
  ///
  /// - Complexity: O(log n) for a point that lies near few segments.
  func leastSquare(to point: PlanePoint, limit: Double) -> Double {
    var least = limit
    if let top = levels.last, !top.isEmpty { lower(&least, to: point, level: levels.count - 1, node: 0) }
    return least
  }

  private func lower(_ least: inout Double, to point: PlanePoint, level: Int, node: Int) {
    var squares = levels[level][node].squares(to: point)
    while true {
      // The nearest box first: what it holds rules others out.
      var lane = 0
      for other in 1..<Self.width where squares[other] < squares[lane] { lane = other }
      guard squares[lane] < least else { return }
      squares[lane] = .infinity
      let index = node * Self.width + lane
      if level == 0 {
        least = min(least, segments[index].distance(to: point).square)
      } else {
        lower(&least, to: point, level: level - 1, node: index)
      }
    }
  }

  /// Calls a body with the squared distance (m^2) and the facing of each segment within a squared distance of a point,
  /// and of some beyond, in the lines' order.
  func forEach(within square: Double, of point: PlanePoint, _ body: (Double, Double) -> Void) {
    if let top = levels.last, !top.isEmpty {
      visit(within: square, of: point, level: levels.count - 1, node: 0, body)
    }
  }

  private func visit(
    within square: Double, of point: PlanePoint, level: Int, node: Int, _ body: (Double, Double) -> Void
  ) {
    let squares = levels[level][node].squares(to: point)
    for lane in 0..<Self.width where squares[lane] <= square {
      let index = node * Self.width + lane
      if level == 0 {
        let (square, facing) = segments[index].distance(to: point)
        body(square, facing)
      } else {
        visit(within: square, of: point, level: level - 1, node: index, body)
      }
    }
  }
}
