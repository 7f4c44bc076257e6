/// The affine map from cells (column, row, counted from the north-west corner) to coordinates.
public struct GeoTransform: Sendable, Hashable {
  /// GDAL's six coefficients: x = c0 + column c1 + row c2, y = c3 + column c4 + row c5.
  public var coefficients: [Double]

  /// The map of GDAL's six coefficients.
  public init(coefficients: [Double]) {
    precondition(coefficients.count == 6, "an affine map has six coefficients")
    self.coefficients = coefficients
  }

  /// A map without rotation.
  public init(originX: Double, originY: Double, cellWidth: Double, cellHeight: Double) {
    coefficients = [originX, cellWidth, 0, originY, 0, cellHeight]
  }

  /// Whether rows run east and columns south, without rotation.
  public var isNorthUp: Bool {
    coefficients[2] == 0 && coefficients[4] == 0 && coefficients[1] > 0 && coefficients[5] < 0
  }

  /// Twice the oriented area of a cell; 0 when the map cannot be inverted.
  public var determinant: Double {
    coefficients[1] * coefficients[5] - coefficients[2] * coefficients[4]
  }

  /// The coordinates of a position in cells.
  public func coordinates(column: Double, row: Double) -> (x: Double, y: Double) {
    (
      coefficients[0] + column * coefficients[1] + row * coefficients[2],
      coefficients[3] + column * coefficients[4] + row * coefficients[5]
    )
  }

  /// The position in cells of coordinates; the map must be invertible.
  public func position(x: Double, y: Double) -> (column: Double, row: Double) {
    let dx = x - coefficients[0]
    let dy = y - coefficients[3]
    return (
      (dx * coefficients[5] - dy * coefficients[2]) / determinant,
      (dy * coefficients[1] - dx * coefficients[4]) / determinant
    )
  }

  /// The map of the window that starts at a row and column of this one.
  public func shifted(column: Int, row: Int) -> GeoTransform {
    let origin = coordinates(column: Double(column), row: Double(row))
    var moved = coefficients
    moved[0] = origin.x
    moved[3] = origin.y
    return GeoTransform(coefficients: moved)
  }
}
