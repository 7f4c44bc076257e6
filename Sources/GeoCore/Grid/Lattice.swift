/// The one metric grid of a zone: square cells on a transverse Mercator plane, origin on a whole cell.
///
///     row = floor(-y / cellSize)      row grows southwards, column eastwards, both from the
///     column = floor(x / cellSize)    crossing of the equator with the central meridian
///
/// Cells are half-open. Rows north of the equator are negative. Section windows are windows of this
/// lattice, so a cell has the same number, centre and value in every section.
public struct Lattice: Sendable, Hashable, Codable {
  /// The widest zone (m, east to west): within it the plane's scale error stays under 0.05 %.
  public static let widestZone = 400_000.0

  /// The zone's place among the border's zones, from 0, west to east.
  public let zone: Int
  /// The central meridian (degrees east); the plane's scale is 1 along it.
  public let centralMeridian: Double
  /// The side of a cell (m), above 0.
  public let cellSize: Double

  /// The lattice of a zone.
  public init(zone: Int, centralMeridian: Double, cellSize: Double) {
    precondition(cellSize > 0, "a lattice cell has a positive size")
    self.zone = zone
    self.centralMeridian = centralMeridian
    self.cellSize = cellSize
  }

  /// The coordinate system of the plane as a PROJ string: WGS 84, scale 1, no false origin.
  public var projection: String {
    "+proj=tmerc +lat_0=0 +lon_0=\(centralMeridian) +k=1 +x_0=0 +y_0=0 +datum=WGS84 +units=m +no_defs"
  }

  /// The column (x) and the row (y) of a point, in cells and parts of a cell.
  public func position(of point: PlanePoint) -> (column: Double, row: Double) {
    (point.x / cellSize, -point.y / cellSize)
  }

  /// The cell that holds a point.
  public func cell(at point: PlanePoint) -> Cell {
    let position = position(of: point)
    return Cell(
      row: Int(position.row.rounded(.down)), column: Int(position.column.rounded(.down)))
  }

  /// The centre of a cell.
  public func center(of cell: Cell) -> PlanePoint {
    PlanePoint(x: (Double(cell.column) + 0.5) * cellSize, y: -(Double(cell.row) + 0.5) * cellSize)
  }

  /// The north-up transform of a window's north-west corner, in GDAL's order of coefficients.
  public func geoTransform(of window: CellWindow) -> GeoTransform {
    GeoTransform(
      originX: Double(window.columns.lowerBound) * cellSize,
      originY: -Double(window.rows.lowerBound) * cellSize, cellWidth: cellSize, cellHeight: -cellSize)
  }
}

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
