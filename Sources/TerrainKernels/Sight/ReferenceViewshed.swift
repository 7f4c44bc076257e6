import GeoCore

/// The plain engine: one line of sight a cell, kept as the twin that faster engines are compared to.
extension LineOfSight {
  /// The verdict of every cell of a window that the viewpoint looks at.
  ///
  /// - Complexity: O(cells * distance in cells).
  func referenceViewshed(of window: CellWindow) -> Viewshed {
    var visible = [UInt8](repeating: 0, count: window.count)
    forEachCell(of: window) { cell, index in
      guard isInVerticalField(cell, height: viewpoint.targetHeight), isVisible(cell) else { return }
      visible[index] = Viewshed.visibleFlag
    }
    return Viewshed(window: window, visible: visible)
  }

  /// The least visible height of every cell of a window that the viewpoint looks at.
  ///
  /// - Complexity: O(cells * distance in cells).
  func referenceHeights(of window: CellWindow) -> MinimumHeights {
    var heights = [Float](repeating: .infinity, count: window.count)
    forEachCell(of: window) { cell, index in
      heights[index] = presentedHeight(minimumHeight(of: cell), of: cell, isVisible: isVisible(cell))
    }
    return MinimumHeights(window: window, heights: heights)
  }

  /// A height as it is given out: at most the target height exactly where the verdict is visible, which rounding
  /// could upset.
  func clampedHeight(_ height: Double, isVisible: Bool) -> Float {
    let limit = Float(viewpoint.targetHeight)
    return isVisible ? min(Float(height), limit) : max(Float(height), limit.nextUp)
  }

  /// A height as it is given out, within the vertical field as well.
  func presentedHeight(_ height: Double, of target: Cell, isVisible: Bool) -> Float {
    let free = clampedHeight(height, isVisible: isVisible)
    guard viewpoint.verticalField != nil else { return free }
    return clampedHeight(
      heightInVerticalField(target, from: Double(free)),
      isVisible: isVisible && isInVerticalField(target, height: viewpoint.targetHeight))
  }

  private func forEachCell(of window: CellWindow, _ body: (Cell, Int) -> Void) {
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        if viewpoint.looks(at: cell, cellSize: cellSize) { body(cell, window.index(of: cell)) }
      }
    }
  }
}
