public import GeoCore

/// An eye over the terrain and what it looks for: all a viewshed needs to know beside the ground.
public struct Viewpoint: Sendable, Hashable {
  /// The cell on whose centre the observer stands; in the terrain's window.
  public var cell: Cell
  /// The eye's elevation above the datum (m): ground and observer height together.
  public var eyeElevation: Double
  /// How far the target stands above its ground (m), at least 0.
  public var targetHeight: Double
  /// The nearest ground distance at which a target can be seen (m), inclusive, at least 0.
  public var minRange: Double
  /// The furthest ground distance at which a target can be seen (m), inclusive, at least `minRange`.
  public var maxRange: Double
  /// The azimuths in which targets are looked for, from the grid's north. The observer's own cell has none
  /// and is in every sector.
  public var sector: Sector
  /// The elevation angles in which a target's top must lie; nil for all.
  public var verticalField: VerticalField?

  /// A viewpoint of that place, those heights, those ranges (m) and that field.
  public init(
    cell: Cell, eyeElevation: Double, targetHeight: Double, minRange: Double = 0, maxRange: Double,
    sector: Sector = .full, verticalField: VerticalField? = nil
  ) {
    precondition(targetHeight >= 0, "a target stands on its ground or above it")
    precondition(minRange >= 0 && maxRange >= minRange, "ranges are 0 <= minRange <= maxRange")
    precondition(maxRange.isFinite && eyeElevation.isFinite, "a viewpoint's numbers are finite")
    self.cell = cell
    self.eyeElevation = eyeElevation
    self.targetHeight = targetHeight
    self.minRange = minRange
    self.maxRange = maxRange
    self.sector = sector
    self.verticalField = verticalField
  }
}

/// Which cells a viewpoint looks at, whatever the terrain.
extension Viewpoint {
  /// Whether a cell is within the viewpoint's range and sector.
  ///
  /// - Parameters:
  ///   - cellSize: the size of a cell of the grid.
  ///   - target: the cell that is looked at.
  public func looks(at target: Cell, cellSize: CellSize) -> Bool {
    range(cellSize).contains(rowOffset: target.row - cell.row, columnOffset: target.column - cell.column)
      && sectorContains(target, cellSize: cellSize)
  }

  /// The cells that hold the viewpoint's range, within a window.
  public func window(within terrain: CellWindow, cellSize: CellSize) -> CellWindow {
    let range = range(cellSize)
    let (rows, columns) = (range.rowReach, range.columnReach)
    return CellWindow(
      rows: (cell.row - rows)..<(cell.row + rows + 1),
      columns: (cell.column - columns)..<(cell.column + columns + 1)
    ).intersection(terrain)
  }

  /// The columns of a row of a window that lie within the longest range.
  ///
  /// - Parameters:
  ///   - row: a row of the grid.
  ///   - window: what is asked about.
  ///   - cellSize: the size of a cell of the grid.
  public func columns(inRow row: Int, of window: CellWindow, cellSize: CellSize) -> Range<Int> {
    let distance = { cellSize.squaredDistance(rows: row - cell.row, columns: $0) }
    guard let half = range(cellSize).halfWidth(distance) else {
      return window.columns.lowerBound..<window.columns.lowerBound
    }
    return ((cell.column - half)..<(cell.column + half + 1)).clamped(to: window.columns)
  }

  /// Whether it looks at all that lies within its longest range: in every direction, from its feet on.
  public var looksAllAround: Bool { minRange == 0 && sector.isFull }

  /// The ring of ground distances.
  func range(_ cellSize: CellSize) -> RangeRing {
    RangeRing(minRange: minRange, maxRange: maxRange, cellSize: cellSize)
  }

  /// Whether a cell's azimuth is within the sector.
  func sectorContains(_ target: Cell, cellSize: CellSize) -> Bool {
    sector.contains(
      east: Double(target.column - cell.column) * cellSize.width,
      north: Double(cell.row - target.row) * cellSize.height)
  }
}

/// The vertical field on the ground of one line of sight.
extension LineOfSight {
  /// Whether a target's top lies within the viewpoint's vertical field.
  func isInVerticalField(_ target: Cell, height: Double) -> Bool {
    guard let field = viewpoint.verticalField else { return true }
    return field.contains(rise: rise(of: target) + height, distance: squaredDistance(to: target).squareRoot())
  }

  /// The least height (m), at least `height`, that lies within the vertical field; infinite when none does.
  func heightInVerticalField(_ target: Cell, from height: Double) -> Double {
    guard let field = viewpoint.verticalField else { return height }
    let distance = squaredDistance(to: target).squareRoot()
    let needed = max(height, field.slopes.lowerBound * distance - rise(of: target))
    return rise(of: target) + needed <= field.slopes.upperBound * distance ? needed : .infinity
  }

  /// A cell's ground above the eye's level (m), less the drop of the curved earth.
  private func rise(of target: Cell) -> Double {
    Double(terrain.cells[terrain.window.index(of: target)]) - viewpoint.eyeElevation - drop(to: target)
  }
}
