public import GeoCore

/// Which cells a viewpoint looks at, whatever the terrain.
extension Viewpoint {
  /// Whether a cell is within the viewpoint's range and sector.
  ///
  /// - Parameter cellSize: the size of a cell of the grid.
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
