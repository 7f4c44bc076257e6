/// A rectangle of grid cells: half-open row and column ranges, row 0 north, stored row by row.
public struct CellWindow: Sendable, Hashable {
  /// The rows, north to south.
  public var rows: Range<Int>
  /// The columns, west to east.
  public var columns: Range<Int>

  /// The cells of those rows and columns.
  public init(rows: Range<Int>, columns: Range<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// The cells at most `reach` rows and columns away from a cell.
  public init(around cell: Cell, reach: Int) {
    rows = (cell.row - reach)..<(cell.row + reach + 1)
    columns = (cell.column - reach)..<(cell.column + reach + 1)
  }

  /// The number of cells.
  public var count: Int { rows.count * columns.count }

  /// Whether there is no cell.
  public var isEmpty: Bool { rows.isEmpty || columns.isEmpty }

  /// Whether the cell is in the window.
  public func contains(_ cell: Cell) -> Bool {
    rows.contains(cell.row) && columns.contains(cell.column)
  }

  /// The place of a cell of the window in row-major storage.
  public func index(of cell: Cell) -> Int {
    (cell.row - rows.lowerBound) * columns.count + cell.column - columns.lowerBound
  }

  /// The cells in both windows.
  public func intersection(_ other: CellWindow) -> CellWindow {
    CellWindow(rows: rows.clamped(to: other.rows), columns: columns.clamped(to: other.columns))
  }

  /// The least window that holds both.
  public func union(_ other: CellWindow) -> CellWindow {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return CellWindow(
      rows: min(rows.lowerBound, other.rows.lowerBound)..<max(rows.upperBound, other.rows.upperBound),
      columns: min(
        columns.lowerBound, other.columns.lowerBound)..<max(
          columns.upperBound, other.columns.upperBound))
  }

  /// The window moved by so many rows and columns.
  public func moved(rows down: Int, columns right: Int) -> CellWindow {
    CellWindow(
      rows: (rows.lowerBound + down)..<(rows.upperBound + down),
      columns: (columns.lowerBound + right)..<(columns.upperBound + right))
  }

  /// The window widened by `reach` cells on each side.
  public func expanded(by reach: Int) -> CellWindow {
    CellWindow(
      rows: (rows.lowerBound - reach)..<(rows.upperBound + reach),
      columns: (columns.lowerBound - reach)..<(columns.upperBound + reach))
  }
}

/// A grid cell: row counted southwards, column eastwards.
public struct Cell: Sendable, Hashable, Codable {
  /// The row, 0 the northernmost.
  public var row: Int
  /// The column, 0 the westernmost.
  public var column: Int

  /// The cell at that row and column.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// The size of a grid's cells on the ground; they need not be square.
public struct CellSize: Sendable, Hashable {
  /// From column to column, east to west (m), above 0.
  public let width: Double
  /// From row to row, north to south (m), above 0.
  public let height: Double

  /// Cells of that width and height (m).
  public init(width: Double, height: Double) {
    precondition(width > 0 && height > 0, "a cell has a size")
    precondition(width.isFinite && height.isFinite, "a cell's size is finite")
    self.width = width
    self.height = height
  }

  /// Square cells of that side (m).
  public init(square side: Double) { self.init(width: side, height: side) }

  /// The squared distance (m^2) between the centres of two cells that many rows and columns apart.
  public func squaredDistance(rows: Int, columns: Int) -> Double {
    width * width * Double(columns * columns) + height * height * Double(rows * rows)
  }
}
