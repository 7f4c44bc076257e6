/// Values over a window of a grid, one Float a cell, row 0 north, with a mask of the voids.
public struct Raster: Sendable, Hashable {
  /// Which cells of the grid these are.
  public let window: CellWindow
  /// One value a cell, row-major, all finite; what stands in a void cell means nothing.
  public var cells: [Float]
  /// Which cells are void; as long as `cells`.
  public var voids: Mask

  /// A raster of one value, without voids.
  public init(window: CellWindow, filledWith value: Float) {
    self.window = window
    cells = [Float](repeating: value, count: window.count)
    voids = Mask(count: window.count)
  }

  /// A raster of given cells, without voids.
  ///
  /// - Parameter cells: row-major, `window.count` of them, all finite.
  public init(window: CellWindow, cells: [Float]) {
    precondition(cells.count == window.count, "a raster has one value per cell of its window")
    self.window = window
    self.cells = cells
    voids = Mask(count: cells.count)
  }

  /// A raster whose cells are all void.
  public init(void window: CellWindow) {
    self.init(window: window, filledWith: 0)
    for index in cells.indices { voids[isVoid: index] = true }
  }

  /// Lays the valid cells of another raster over those of this one that are the same.
  public mutating func lay(_ part: Raster) {
    let shared = part.window.intersection(window)
    for row in shared.rows {
      for column in shared.columns {
        let cell = Cell(row: row, column: column)
        guard let value = part[cell] else { continue }
        cells[window.index(of: cell)] = value
        voids[isVoid: window.index(of: cell)] = false
      }
    }
  }

  /// The value at a cell of the window; nil when void.
  public subscript(cell: Cell) -> Float? {
    let index = window.index(of: cell)
    return voids[isVoid: index] ? nil : cells[index]
  }
}
