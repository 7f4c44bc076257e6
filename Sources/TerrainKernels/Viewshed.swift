public import GeoCore

/// What one viewpoint sees, a flag a cell.
public struct Viewshed: Sendable, Hashable {
  /// The rectangle around the observer that holds its range, clipped to the terrain's window.
  public let window: CellWindow
  /// 255 where the target is visible and looked at, 0 elsewhere; row-major over `window`.
  public let visible: [UInt8]

  /// The flag of a visible cell.
  static let visibleFlag: UInt8 = 255

  init(window: CellWindow, visible: [UInt8]) {
    precondition(visible.count == window.count, "a viewshed has one flag per cell of its window")
    self.window = window
    self.visible = visible
  }

  /// Whether the cell is visible; false outside the window.
  public subscript(cell: Cell) -> Bool {
    window.contains(cell) && visible[window.index(of: cell)] != 0
  }
}
