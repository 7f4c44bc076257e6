import GeoCore

/// One of the four sides of an observer, each swept outwards as if it were the north.
///
///      \  north /
///       \      /       ring k holds the cells k steps away along the major axis,
///   west  eye  east    t steps aside, |t| at most k; t grows eastwards and southwards.
///       /      \       The cells on the diagonals belong to north and south.
///      /  south \
enum Side: CaseIterable, Sendable {
  case north
  case south
  case west
  case east

  /// Whether rings are rows of the grid.
  var isAlongRows: Bool { self == .north || self == .south }

  /// 1 when rings lead to higher rows or columns, else -1.
  var direction: Int { self == .south || self == .east ? 1 : -1 }

  /// The cell at a ring and an offset.
  func cell(step: Int, offset: Int, from observer: Cell) -> Cell {
    isAlongRows
      ? Cell(row: observer.row + direction * step, column: observer.column + offset)
      : Cell(row: observer.row + offset, column: observer.column + direction * step)
  }

  /// The direction u = offset / step of a vector, given by its components; nil when it does not lead to this side.
  func slope(east: Double, north: Double, cellSize: CellSize) -> Double? {
    let (columns, rows) = (east / cellSize.width, -north / cellSize.height)
    let (major, minor) = isAlongRows ? (rows, columns) : (columns, rows)
    let ahead = major * Double(direction)
    return ahead > 0 ? minor / ahead : nil
  }
}
