/// Places on the earth in a tree that is halved along the longest axis again and again (Bentley 1975): those near a point
/// are found without looking at the others.
public struct PlaceTree: Sendable {
  /// A node: a place, and the subtrees on both sides of the plane through it across an axis.
  private struct Node: Sendable {
    var place: Int
    var axis: Int
    var below: Int?
    var above: Int?
  }

  /// The places (m) in the axes of the ellipsoid, by the index that they were given under.
  public let points: [SIMD3<Double>]
  private var nodes: [Node] = []
  private var root: Int?

  /// A tree of places, each under its index.
  ///
  /// - Complexity: O(n log^2 n).
  public init(_ places: [Coordinate]) {
    points = places.map(\.geocentric)
    root = build(Array(points.indices))
  }

  private mutating func build(_ members: [Int]) -> Int? {
    guard let first = members.first else { return nil }
    var (low, high) = (points[first], points[first])
    for member in members {
      low.replace(with: points[member], where: points[member] .< low)
      high.replace(with: points[member], where: points[member] .> high)
    }
    let extent = high - low
    let axis = (0..<3).max { extent[$0] < extent[$1] } ?? 0
    let sorted = members.sorted { (points[$0][axis], $0) < (points[$1][axis], $1) }
    let middle = sorted.count / 2
    let below = build(Array(sorted[..<middle]))
    let above = build(Array(sorted[(middle + 1)...]))
    nodes.append(Node(place: sorted[middle], axis: axis, below: below, above: above))
    return nodes.count - 1
  }

  /// Visits all places within a straight distance of a point, and some further away, those on the point's side first.
  ///
  /// - Parameters:
  ///   - point: metres, in the axes of the ellipsoid.
  ///   - reach: metres, at least 0; infinite for all places.
  ///   - body: takes a place's index and returns the reach from there on, which may have shrunk.
  /// - Complexity: O(log n + places found) for places that are spread evenly.
  public func visit(near point: SIMD3<Double>, within reach: Double, _ body: (Int) -> Double) {
    var reach = reach
    visit(root, near: point, &reach, body)
  }

  private func visit(
    _ index: Int?, near point: SIMD3<Double>, _ reach: inout Double, _ body: (Int) -> Double
  ) {
    guard let index else { return }
    let node = nodes[index]
    let beyond = point[node.axis] - points[node.place][node.axis]
    visit(beyond < 0 ? node.below : node.above, near: point, &reach, body)
    guard abs(beyond) <= reach else { return }
    reach = min(reach, body(node.place))
    visit(beyond < 0 ? node.above : node.below, near: point, &reach, body)
  }
}
