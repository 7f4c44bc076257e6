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

/// The cells of one zone's corridor, tile by tile.
public struct CorridorMap: Sendable {
  private let corridor: Corridor
  private let lattice: Lattice
  private let segments: SegmentTree

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
    let window = tile.window
    let halfCell = lattice.cellSize / 2
    let furthest = max(corridor.reach, halfCell)
    let limit = furthest * furthest * (1 + Self.allowance)
    var bound = limit
    var isInside: [Bool] = []
    isInside.reserveCapacity(window.count)
    for row in window.rows {
      for column in window.columns {
        let centre = lattice.center(of: Cell(row: row, column: column))
        let least = segments.leastSquare(to: centre, limit: bound)
        guard let found = nearest(to: centre, within: least * (1 + Self.allowance)) else {
          isInside.append(false)
          bound = limit
          continue
        }
        let isLeft = found.facing > 0
        let width = isLeft == corridor.side.isLeft ? corridor.inside : corridor.outside
        let reach = max(width, halfCell)
        isInside.append(found.square <= reach * reach)
        // The next cell's centre is a cell away, or in the next row.
        let further = found.square.squareRoot() + lattice.cellSize
        bound =
          column + 1 == window.columns.upperBound
          ? limit : min(limit, further * further * (1 + Self.allowance))
      }
    }
    return isInside
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
