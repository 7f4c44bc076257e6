import GeoCore

/// The plain engine: one line of sight a cell, kept as the twin that faster engines are compared to.
extension LineOfSight {
  /// The verdict of every cell of a window that is within range of the observer's cell.
  ///
  /// - Complexity: O(cells * distance in cells).
  func viewshed(of window: CellWindow, within ring: RangeRing, around observer: Cell) -> Viewshed {
    var visible = [UInt8](repeating: 0, count: window.count)
    for row in window.rows {
      for column in window.columns
      where ring.contains(rowOffset: row - observer.row, columnOffset: column - observer.column) {
        let cell = Cell(row: row, column: column)
        if isVisible(cell) { visible[window.index(of: cell)] = Viewshed.visibleFlag }
      }
    }
    return Viewshed(window: window, visible: visible)
  }
}
