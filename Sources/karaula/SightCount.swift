import GeoCore
import GeoIO

/// How many of several observers see each cell.
///
/// Each observer's viewshed is that of the command for it alone: over its own window, with the cell size and
/// the meridian convergence of its own cell. So the counts are the sums of the single files, on a geographic
/// DEM too.
struct SightCount {
  /// The count of cells about which no observer says anything; Float holds it exactly, as some readers ask.
  static let nodata = UInt16.max

  /// The most observers that can be told from each other and from nobody.
  static let mostObservers = Int(nodata) - 1
  /// How many counts take the memory of a cell in work.
  static let countsPerCell = 10

  /// The least window that holds those of all observers.
  static func window(of windows: [CellWindow]) -> CellWindow {
    windows.reduce(CellWindow(rows: 0..<0, columns: 0..<0)) { $0.union($1) }
  }

  let window: CellWindow
  private(set) var counts: [UInt16]

  /// A count in which nobody has looked yet.
  init(over window: CellWindow) {
    self.window = window
    counts = [UInt16](repeating: Self.nodata, count: window.count)
  }

  /// Adds one observer's answers: a cell that is looked at counts from 0.
  mutating func add(_ values: [UInt8], over part: CellWindow) {
    for row in part.rows {
      let from = part.index(of: Cell(row: row, column: part.columns.lowerBound))
      let to = window.index(of: Cell(row: row, column: part.columns.lowerBound))
      for column in 0..<part.columns.count where values[from + column] != ViewshedEvaluator.nodata {
        let before = counts[to + column] == Self.nodata ? 0 : counts[to + column]
        counts[to + column] = before + (values[from + column] == ViewshedEvaluator.visible ? 1 : 0)
      }
    }
  }
}
