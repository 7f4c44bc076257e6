/// Where a void takes its ground from: the nearest known ground within two cells of the terrain.
///
/// The one rule for sensors, targets, antennas, aircraft and observers. Distances are metres on the ground, from centre to
/// centre, whatever shape cells have: on a DEM in degrees columns are nearer to each other than rows. Of equally near cells
/// the northernmost counts, then the westernmost.
public struct NearestGround: Sendable {
  /// How far a void looks: so many cells of the terrain, by their longer side.
  public static let cells = 2

  /// How far a void of a terrain looks (m), at least 0.
  ///
  /// - Parameters:
  ///   - width: of the terrain's cells (m), at least 0.
  ///   - height: of the terrain's cells (m), at least 0.
  public static func reach(width: Double, height: Double) -> Double { Double(cells) * max(width, height) }

  /// The steps to the cell itself and all others within reach, the nearest first.
  private let steps: [Cell]

  /// What a void of a terrain looks at, among the terrain's own cells.
  public init(among cellSize: CellSize) {
    self.init(within: Self.reach(width: cellSize.width, height: cellSize.height), cellSize: cellSize)
  }

  /// What a void looks at, among the cells of any grid.
  ///
  /// - Parameters:
  ///   - reach: the furthest centre that counts (m), at least 0.
  ///   - cellSize: that of the grid that is searched.
  /// - Complexity: O(n log n) in the cells within reach.
  public init(within reach: Double, cellSize: CellSize) {
    let limit = reach * reach
    let rows = Self.span(reach, cellSize.height)
    let columns = Self.span(reach, cellSize.width)
    steps = rows.flatMap { row in columns.map { Cell(row: row, column: $0) } }
      .map { (square: cellSize.squaredDistance(rows: $0.row, columns: $0.column), step: $0) }
      .filter { $0.square <= limit }
      .sorted { ($0.square, $0.step.row, $0.step.column) < ($1.square, $1.step.row, $1.step.column) }
      .map(\.step)
  }

  /// Steps to either side within reach.
  private static func span(_ reach: Double, _ side: Double) -> ClosedRange<Int> {
    let most = Int(min((reach / side).rounded(.down), Double(furthest)))
    return -most...most
  }

  /// No more rows and columns away is looked: more lie within reach only of cells a few seconds of arc from a pole, or of
  /// a lattice that is a thousand times as fine as its terrain.
  public static let furthest = 1000

  /// The least window that holds all that is looked at around a cell.
  public func window(around cell: Cell) -> CellWindow {
    CellWindow(around: cell, reach: steps.reduce(0) { max($0, abs($1.row), abs($1.column)) })
  }

  /// The value of a cell, else of the nearest cell within reach that has one; nil when there is none.
  ///
  /// - Parameter value: a cell's own value; nil in a void.
  /// - Throws: what `value` throws.
  public func value<Value>(near cell: Cell, _ value: (Cell) throws -> Value?) rethrows -> Value? {
    for step in steps {
      let other = Cell(row: cell.row + step.row, column: cell.column + step.column)
      if let found = try value(other) { return found }
    }
    return nil
  }
}
