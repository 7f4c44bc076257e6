/// A fixed square of a lattice's cells: terrain is read and maps are made tile by tile, so that neither depends
/// on how the border is cut into sections.
public struct LatticeTile: Sendable, Hashable, Comparable {
  /// Cells along each side: small enough that a border's tiles waste little, large enough to read at once.
  public static let side = 1 << sideBits
  private static let sideBits = 7

  /// The tile's row, counted southwards from the lattice's origin.
  public let row: Int
  /// The tile's column, counted eastwards.
  public let column: Int

  /// The tile that holds a cell.
  public init(holding cell: Cell) {
    row = Self.floorQuotient(cell.row)
    column = Self.floorQuotient(cell.column)
  }

  private init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// The tiles that hold any cell of a window, row by row.
  public static func covering(_ window: CellWindow) -> [LatticeTile] {
    guard !window.isEmpty else { return [] }
    let rows = floorQuotient(window.rows.lowerBound)...floorQuotient(window.rows.upperBound - 1)
    let columns = floorQuotient(window.columns.lowerBound)...floorQuotient(window.columns.upperBound - 1)
    return rows.flatMap { row in columns.map { LatticeTile(row: row, column: $0) } }
  }

  /// The tiles that are exactly so many rows or columns of tiles away; the tile itself at 0.
  public func ring(at distance: Int) -> [LatticeTile] {
    (-distance...distance).flatMap { rows in
      stride(from: -distance, through: distance, by: abs(rows) == distance ? 1 : max(2 * distance, 1)).map {
        LatticeTile(row: row + rows, column: column + $0)
      }
    }
  }

  /// The tile's cells.
  public var window: CellWindow {
    CellWindow(
      rows: (row * Self.side)..<((row + 1) * Self.side),
      columns: (column * Self.side)..<((column + 1) * Self.side))
  }

  private static func floorQuotient(_ index: Int) -> Int { index >> sideBits }

  /// The place of a cell in row-major storage of the tile that holds it.
  public static func index(of cell: Cell) -> Int {
    (cell.row & (side - 1)) << sideBits | (cell.column & (side - 1))
  }

  /// Orders row by row.
  public static func < (left: LatticeTile, right: LatticeTile) -> Bool {
    (left.row, left.column) < (right.row, right.column)
  }
}
