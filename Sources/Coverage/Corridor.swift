public import GeoCore

/// The strip along the border that maps show: so far inside, so far outside.
public struct Corridor: Sendable, Hashable {
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
  private struct Segment: Sendable {
    let start: PlanePoint
    let end: PlanePoint
  }

  private let corridor: Corridor
  private let lattice: Lattice
  private let segments: [Segment]
  private let near: [LatticeTile: [Int]]

  /// Finds the tiles that the corridor of a zone's stretches touches.
  ///
  /// - Complexity: O(segments x tiles that each one's corridor touches).
  public init(_ corridor: Corridor, along stretches: [PlaneStretch], on lattice: Lattice) {
    self.corridor = corridor
    self.lattice = lattice
    segments = stretches.flatMap { stretch in
      zip(stretch.points, stretch.points.dropFirst()).map { Segment(start: $0, end: $1) }
    }
    var near: [LatticeTile: [Int]] = [:]
    for (index, segment) in segments.enumerated() {
      for tile in LatticeTile.covering(Self.window(of: segment, reach: corridor.reach, lattice)) {
        near[tile, default: []].append(index)
      }
    }
    self.near = near
  }

  /// The tiles that may hold cells of the corridor, row by row.
  public var tiles: [LatticeTile] { near.keys.sorted() }

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
    var squares = [Double](repeating: .infinity, count: window.count)
    var facings = [Double](repeating: 0, count: window.count)
    for index in near[tile] ?? [] {
      let segment = segments[index]
      let reached = Self.window(of: segment, reach: corridor.reach, lattice).intersection(window)
      for row in reached.rows {
        for column in reached.columns {
          let cell = Cell(row: row, column: column)
          let (square, facing) = Self.distance(from: lattice.center(of: cell), to: segment)
          let place = window.index(of: cell)
          let isTie = abs(square - squares[place]) <= Self.tie * square
          if isTie ? abs(facing) > abs(facings[place]) : square < squares[place] {
            squares[place] = square
            facings[place] = facing
          }
        }
      }
    }
    let halfCell = lattice.cellSize / 2
    return squares.indices.map { place in
      let isLeft = facings[place] > 0
      let width = isLeft == corridor.side.isLeft ? corridor.inside : corridor.outside
      let reach = max(width, halfCell)
      return squares[place] <= reach * reach
    }
  }

  /// Squared distances to two segments at a shared vertex differ by rounding only, relatively less than this.
  private static let tie = 1e-9

  /// The squared distance (m^2) of a point from a segment, and how far it lies to the left of its line (m).
  private static func distance(from point: PlanePoint, to segment: Segment) -> (
    square: Double, facing: Double
  ) {
    let east = segment.end.x - segment.start.x
    let north = segment.end.y - segment.start.y
    let dx = point.x - segment.start.x
    let dy = point.y - segment.start.y
    let length = (east * east + north * north).squareRoot()
    guard length > 0 else { return (dx * dx + dy * dy, 0) }
    let along = min(max((dx * east + dy * north) / length, 0), length)
    let offX = dx - east / length * along
    let offY = dy - north / length * along
    return (offX * offX + offY * offY, (east * dy - north * dx) / length)
  }

  /// The cells whose centres may lie within a distance of a segment.
  private static func window(of segment: Segment, reach: Double, _ lattice: Lattice) -> CellWindow {
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
