public import GeoCore

/// A place on a grid in cells: cell (r, c) covers columns [c, c + 1) and rows [r, r + 1).
public struct GridPoint: Sendable, Hashable {
  /// Columns eastwards from the grid's west edge; finite.
  public var column: Double
  /// Rows southwards from the grid's north edge; finite.
  public var row: Double

  /// The place at that column and row.
  public init(column: Double, row: Double) {
    self.column = column
    self.row = row
  }
}

/// Walks every cell that a straight segment passes through, with the stretch of it in that cell.
///
///         c     c+1    c+2
///         +------+------+          crossings with column lines and row lines are merged in
///         |  s---|--.   |          the order of t; between two of them lies one cell
///         +------+---'--+
///
/// Each crossing is found from the segment's own start, t = (line - start) / (end - start), so that errors do
/// not add up along it. Laws:
/// 1. The stretches are contiguous from exactly 0 to exactly 1, so lengths add up by telescoping.
/// 2. t never decreases, and stretches of no length are left out.
/// 3. A cell contains the middle of its stretch (to rounding of t).
/// 4. The reverse segment visits the same cells backwards, but for ties within rounding at a corner.
///
/// A segment along a grid line belongs to the cells south or east of it. A segment of no length gives its
/// cell once, from 0 to 1.
///
/// - Parameters:
///   - start: where t is 0.
///   - end: where t is 1.
///   - body: takes a cell and the bounds of its stretch, in [0, 1].
/// - Complexity: O(rows + columns crossed).
public func supercover(
  from start: GridPoint, to end: GridPoint, _ body: (Cell, _ from: Double, _ to: Double) -> Void
) {
  var columns = AxisCrossings(from: start.column, to: end.column)
  var rows = AxisCrossings(from: start.row, to: end.row)
  var reached = 0.0
  while reached < 1 {
    let next = min(columns.nextCrossing, rows.nextCrossing)
    if next > reached {
      body(Cell(row: rows.cell, column: columns.cell), reached, next)
      reached = next
    }
    if columns.nextCrossing <= next { columns.advance() }
    if rows.nextCrossing <= next { rows.advance() }
  }
}

/// The cells along one axis, and where along the segment each is left.
private struct AxisCrossings {
  private let start: Double
  private let length: Double
  private let direction: Int
  private let lastCell: Int
  /// The cell along this axis.
  private(set) var cell: Int
  /// Where the segment leaves the cell, in [0, 1]; 1 in the last cell.
  private(set) var nextCrossing = 1.0

  init(from start: Double, to end: Double) {
    self.start = start
    length = end - start
    direction = end > start ? 1 : end < start ? -1 : 0
    // A segment that begins or ends on a grid line has no length beyond it.
    cell = direction < 0 ? Int(start.rounded(.up)) - 1 : Int(start.rounded(.down))
    lastCell = direction > 0 ? Int(end.rounded(.up)) - 1 : Int(end.rounded(.down))
    setNextCrossing()
  }

  /// Moves to the next cell; stays in the last.
  mutating func advance() {
    guard cell != lastCell else { return }
    cell += direction
    setNextCrossing()
  }

  private mutating func setNextCrossing() {
    let line = Double(direction > 0 ? cell + 1 : cell)
    nextCrossing = cell == lastCell ? 1 : (line - start) / length
  }
}
