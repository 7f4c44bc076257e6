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

  /// The value at a cell of the window; nil when void.
  public subscript(cell: Cell) -> Float? {
    let index = window.index(of: cell)
    return voids[isVoid: index] ? nil : cells[index]
  }
}
