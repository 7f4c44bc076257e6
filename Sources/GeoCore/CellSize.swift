/// The size of a grid's cells on the ground; they need not be square.
public struct CellSize: Sendable, Hashable {
  /// From column to column, east to west (m), above 0.
  public let width: Double
  /// From row to row, north to south (m), above 0.
  public let height: Double

  /// Cells of that width and height (m).
  public init(width: Double, height: Double) {
    precondition(width > 0 && height > 0, "a cell has a size")
    precondition(width.isFinite && height.isFinite, "a cell's size is finite")
    self.width = width
    self.height = height
  }

  /// Square cells of that side (m).
  public init(square side: Double) { self.init(width: side, height: side) }

  /// The squared distance (m^2) between the centres of two cells that many rows and columns apart.
  public func squaredDistance(rows: Int, columns: Int) -> Double {
    width * width * Double(columns * columns) + height * height * Double(rows * rows)
  }
}
