/// A straight move between the centres of two cells, with the cells that it passes over.
///
///     (1, 2):  |o--|   |   |      half of the own cell, the two cells between in equal shares,
///              |   |-- |   |      half of the last one
///              |   |  -|--o|
struct LatticeMove: Sendable, Hashable {
  /// A cell that it passes over.
  struct Passed: Sendable, Hashable {
    var rows: Int
    var columns: Int
    /// The share of the move's length in it, in (0, 1].
    var share: Double
  }

  /// How far it goes.
  let rows: Int
  let columns: Int
  /// The cells from the own one to the last one; shares add up to 1.
  let passed: [Passed]
  /// The pairs of cells that meet in a corner which it goes through; closed when both are barriers.
  let corners: [[Passed]]

  /// Its length in cells.
  var length: Double { Double(rows * rows + columns * columns).squareRoot() }

  /// The 32 moves of at most three rows and columns that are not multiples of shorter ones.
  ///
  /// A straight way at any angle is replaced by two of them that enclose it. Neighbouring directions are at most
  /// atan(1/3) apart, so the replacement is at most 1 / cos(atan(1/3) / 2) = 1.0132 times as long.
  static let all: [LatticeMove] = {
    let reach = -PackedCells.margin...PackedCells.margin
    return reach.flatMap { rows in reach.map { (rows, $0) } }
      .filter { isPrimitive($0.0, $0.1) }.map { LatticeMove(rows: $0.0, columns: $0.1) }
  }()

  /// The moves to all cells at most three rows and columns away, by `index`.
  static let table: [LatticeMove] = {
    let reach = -PackedCells.margin...PackedCells.margin
    return reach.flatMap { rows in reach.map { LatticeMove(rows: rows, columns: $0) } }
  }()

  /// The place of a move in `table`.
  static func index(_ rows: Int, _ columns: Int) -> Int {
    (rows + PackedCells.margin) * PackedCells.stepCount + columns + PackedCells.margin
  }

  private static func isPrimitive(_ rows: Int, _ columns: Int) -> Bool {
    var (a, b) = (abs(rows), abs(columns))
    while b != 0 { (a, b) = (b, a % b) }
    return a == 1
  }

  /// The move, walked from grid line to grid line.
  ///
  /// Column lines are crossed at (2 k + 1) / (2 columns) of the way, row lines at (2 k + 1) / (2 rows): over their common
  /// denominator all are whole numbers, so that a corner is met exactly.
  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    let (down, right) = (abs(rows), abs(columns))
    let (rowSign, columnSign) = (rows.signum(), columns.signum())
    let whole = 2 * max(down, 1) * max(right, 1)
    var (row, column, start) = (0, 0, 0)
    var passed: [Passed] = []
    var corners: [[Passed]] = []
    func cell(_ row: Int, _ column: Int, share: Double = 0) -> Passed {
      Passed(rows: row * rowSign, columns: column * columnSign, share: share)
    }
    while true {
      let nextRow = row < down ? (2 * row + 1) * whole / (2 * down) : .max
      let nextColumn = column < right ? (2 * column + 1) * whole / (2 * right) : .max
      let end = min(nextRow, nextColumn, whole)
      passed.append(cell(row, column, share: Double(end - start) / Double(whole)))
      guard end < whole else { break }
      if nextRow == nextColumn { corners.append([cell(row + 1, column), cell(row, column + 1)]) }
      if nextRow == end { row += 1 }
      if nextColumn == end { column += 1 }
      start = end
    }
    self.passed = passed
    self.corners = corners
  }
}
