import GeoCore

/// The ground between two distances from an observer, in cells: every engine asks this one type, so that
/// none can differ on which cells are within range.
struct RangeRing {
  /// The squared inner and outer radius (square cells), both inclusive.
  private let squares: ClosedRange<Double>
  /// The most rows or columns that a cell of the ring can be away.
  let reach: Int

  /// The ring between two ground distances (m) on a grid of that cell size (m).
  init(minRange: Double, maxRange: Double, cellSize: Double) {
    precondition(cellSize > 0, "a cell has a size")
    let cellArea = cellSize * cellSize
    squares = (minRange * minRange / cellArea)...(maxRange * maxRange / cellArea)
    reach = Self.halfWidth(atRow: 0, ofSquare: squares.upperBound) ?? 0
  }

  /// Whether a cell that many rows and columns away is in the ring.
  func contains(rowOffset: Int, columnOffset: Int) -> Bool {
    squares.contains(Double(rowOffset * rowOffset + columnOffset * columnOffset))
  }

  /// How many columns to each side belong to the disc, that many rows away; nil when none does.
  ///
  /// - Complexity: O(1) but for the rounding of the root.
  func halfWidth(atRow rowOffset: Int) -> Int? {
    Self.halfWidth(atRow: rowOffset, ofSquare: squares.upperBound)
  }

  /// How many columns to each side lie nearer than the inner radius, that many rows away; nil when none does.
  func holeHalfWidth(atRow rowOffset: Int) -> Int? {
    Self.halfWidth(atRow: rowOffset, ofSquare: squares.lowerBound.nextDown)
  }

  private static func halfWidth(atRow rowOffset: Int, ofSquare square: Double) -> Int? {
    let rest = square - Double(rowOffset * rowOffset)
    guard rest >= 0 else { return nil }
    // The root rounds; a cell's own verdict is by squares, which are exact integers.
    var width = Int(rest.squareRoot())
    while Double(rowOffset * rowOffset + (width + 1) * (width + 1)) <= square { width += 1 }
    while width > 0, Double(rowOffset * rowOffset + width * width) > square { width -= 1 }
    return width
  }
}
