import GeoCore
import TerrainKernels

/// Which cells a contestant calls visible: the one form that all answers are brought to.
struct Verdicts: Sendable {
  let window: CellWindow
  /// Not 0 where visible; row-major over `window`.
  let flags: [UInt8]

  init(window: CellWindow, flags: [UInt8]) {
    self.window = window
    self.flags = flags
  }

  /// The answer of an engine of this project.
  init(_ viewshed: Viewshed) {
    self.init(window: viewshed.window, flags: viewshed.visible)
  }

  /// Whether the cell is visible; false outside the window.
  subscript(cell: Cell) -> Bool { window.contains(cell) && flags[window.index(of: cell)] != 0 }

  /// Joins the visible cells with those in a union over a larger window.
  func add(to union: inout [UInt8], over whole: CellWindow) {
    for row in window.rows {
      let first = Cell(row: row, column: window.columns.lowerBound)
      let source = window.index(of: first)
      let target = whole.index(of: first)
      for column in 0..<window.columns.count { union[target &+ column] |= flags[source &+ column] }
    }
  }
}
