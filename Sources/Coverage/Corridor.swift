public import GeoCore

/// The strip along the border that maps show: so far inside, so far outside.
public struct Corridor: Sendable, Hashable, Codable {
  /// Width inside the border (m), at least 0.
  public var inside: Double
  /// Width outside the border (m), at least 0.
  public var outside: Double
  /// Which side of the line is the inside.
  public var side: BorderSide

  /// A corridor of those widths (m).
  public init(inside: Double, outside: Double, side: BorderSide) {
    self.inside = inside
    self.outside = outside
    self.side = side
  }

  /// The wider of the two widths (m).
  public var reach: Double { max(inside, outside) }
}

/// Where a cell of a corridor lies from the border.
public struct CellPlace: Sendable, Hashable {
  /// The distance of its centre from the nearest point of the line (m).
  public let distance: Double
  /// Whether it lies on the inside.
  public let isInside: Bool
  /// Whether the nearest point is the open end of a line, so that it lies beyond the line rather than beside it.
  public let isBeyondEnd: Bool
}

/// The cells of one zone's corridor, tile by tile.
public struct CorridorMap: Sendable {
  private let corridor: Corridor
  private let lattice: Lattice
  private let segments: SegmentTree
  /// The first and the last point of each stretch that is no ring.
  private let ends: [PlanePoint]

  /// The tiles that may hold cells of the corridor, row by row.
  public let tiles: [LatticeTile]

  /// Finds the tiles that the corridor of a zone's stretches touches.
  ///
  /// - Complexity: O(vertices + tiles), where segments one after the other touch the same tiles.
  public init(_ corridor: Corridor, along stretches: [PlaneStretch], on lattice: Lattice) {
    self.corridor = corridor
    self.lattice = lattice
    let segments = stretches.flatMap { stretch in
      zip(stretch.points, stretch.points.dropFirst()).map { SegmentTree.Segment(start: $0, end: $1) }
    }
    var tiles: Set<LatticeTile> = []
    var corners: (LatticeTile, LatticeTile)?
    for segment in segments {
      let window = Self.window(of: segment, reach: corridor.reach, lattice)
      let own = (
        LatticeTile(holding: Cell(row: window.rows.lowerBound, column: window.columns.lowerBound)),
        LatticeTile(holding: Cell(row: window.rows.upperBound - 1, column: window.columns.upperBound - 1))
      )
      if let corners, corners == own { continue }
      corners = own
      tiles.formUnion(LatticeTile.covering(window))
    }
    self.tiles = tiles.sorted()
    self.segments = SegmentTree(segments)
    ends = stretches.flatMap { stretch in
      stretch.points.first == stretch.points.last ? [] : [stretch.points.first, stretch.points.last]
    }.compactMap { $0 }
  }

  /// Which cells of a tile belong to the corridor, a flag a cell, row-major.
  ///
  /// A cell belongs when its centre is no further from the nearest point of the border than the width of the
  /// side it lies on; so does a cell that the border passes within half a cell of its centre.
  ///
  ///         o         the nearest point may be a vertex shared by two segments: then the one that
  ///        / \        faces the cell more squarely tells the side
  ///       /   \   x
  public func cells(of tile: LatticeTile) -> [Bool] {
    nearest(of: tile).map { $0.map(holds) ?? false }
  }

  private func holds(_ found: (square: Double, facing: Double)) -> Bool {
    let reach = max(isInside(found.facing) ? corridor.inside : corridor.outside, lattice.cellSize / 2)
    return found.square <= reach * reach
  }

  /// Where the cells of a tile lie, row-major; nil for those that do not belong to the corridor.
  public func places(of tile: LatticeTile) -> [CellPlace?] {
    let near = ends.filter { end in
      let cell = lattice.cell(at: end)
      let reach = Int(corridor.reach / lattice.cellSize) + 2
      return !CellWindow(around: cell, reach: reach).intersection(tile.window).isEmpty
    }
    return nearest(of: tile).enumerated().map { index, found in
      guard let found, holds(found) else { return nil }
      let (row, column) = index.quotientAndRemainder(dividingBy: tile.window.columns.count)
      let centre = lattice.center(
        of: Cell(row: tile.window.rows.lowerBound + row, column: tile.window.columns.lowerBound + column))
      let isBeyondEnd = near.contains { end in
        let (east, north) = (end.x - centre.x, end.y - centre.y)
        return east * east + north * north <= found.square * (1 + Self.allowance)
      }
      return CellPlace(
        distance: found.square.squareRoot(), isInside: isInside(found.facing), isBeyondEnd: isBeyondEnd)
    }
  }

  private func isInside(_ facing: Double) -> Bool { (facing > 0) == corridor.side.isLeft }

  /// The nearest segment to each cell's centre, row-major; nil where none is in reach.
  private func nearest(of tile: LatticeTile) -> [(square: Double, facing: Double)?] {
    let window = tile.window
    let furthest = max(corridor.reach, lattice.cellSize / 2)
    let limit = furthest * furthest * (1 + Self.allowance)
    var bound = limit
    var all: [(square: Double, facing: Double)?] = []
    all.reserveCapacity(window.count)
    for row in window.rows {
      for column in window.columns {
        let centre = lattice.center(of: Cell(row: row, column: column))
        let least = segments.leastSquare(to: centre, limit: bound)
        let found = nearest(to: centre, within: least * (1 + Self.allowance))
        all.append(found)
        guard let found else {
          bound = limit
          continue
        }
        // The next cell's centre is a cell away, or in the next row.
        let further = found.square.squareRoot() + lattice.cellSize
        bound =
          column + 1 == window.columns.upperBound
          ? limit : min(limit, further * further * (1 + Self.allowance))
      }
    }
    return all
  }

  /// The nearest segment's squared distance (m^2) and facing (m), of segments at one distance that which faces the point
  /// more squarely; nil when there is none.
  private func nearest(to point: PlanePoint, within limit: Double) -> (square: Double, facing: Double)? {
    var nearest: (square: Double, facing: Double)?
    segments.forEach(within: limit, of: point) { square, facing in
      guard square <= limit else { return }
      guard let known = nearest else {
        nearest = (square, facing)
        return
      }
      let isTie = abs(square - known.square) <= Self.tie * square
      if isTie ? abs(facing) > abs(known.facing) : square < known.square { nearest = (square, facing) }
    }
    return nearest
  }

  /// Squared distances to two segments at a shared vertex differ by rounding only, relatively less than this.
  private static let tie = 1e-9
  /// More than a few ties, relatively: what lies further than so much beyond the nearest segment never is the nearest.
  private static let allowance = 1e-8

  /// The cells whose centres may lie within a distance of a segment.
  private static func window(
    of segment: SegmentTree.Segment, reach: Double, _ lattice: Lattice
  ) -> CellWindow {
    let reach = reach + lattice.cellSize
    let northWest = lattice.cell(
      at: PlanePoint(
        x: min(segment.start.x, segment.end.x) - reach, y: max(segment.start.y, segment.end.y) + reach))
    let southEast = lattice.cell(
      at: PlanePoint(
        x: max(segment.start.x, segment.end.x) + reach, y: min(segment.start.y, segment.end.y) - reach))
    return CellWindow(
      rows: northWest.row..<(southEast.row + 1), columns: northWest.column..<(southEast.column + 1))
  }
}
