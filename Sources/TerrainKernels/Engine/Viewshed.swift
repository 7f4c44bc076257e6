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

/// The least height above ground at which a target becomes visible from one viewpoint, a value a cell.
public struct MinimumHeights: Sendable, Hashable {
  /// The rectangle around the observer that holds its range, clipped to the terrain's window.
  public let window: CellWindow
  /// Metres, at least 0; 0 where the ground itself is seen, infinite where no height is seen, and where the
  /// viewpoint does not look. Row-major over `window`.
  public let heights: [Float]

  init(window: CellWindow, heights: [Float]) {
    precondition(heights.count == window.count, "minimum heights have one value per cell of their window")
    self.window = window
    self.heights = heights
  }

  /// The height at a cell of the window (m).
  public subscript(cell: Cell) -> Float { heights[window.index(of: cell)] }

  /// What the viewpoint sees of targets of that height (m): the other presentation of the same answer.
  public func viewshed(ofTargetHeight height: Double) -> Viewshed {
    let limit = Float(height)
    return Viewshed(window: window, visible: heights.map { $0 <= limit ? Viewshed.visibleFlag : 0 })
  }
}
