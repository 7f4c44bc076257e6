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

  /// The cell of a raster that holds a point; nil outside it.
  ///
  /// Cells are half-open, but a point on the raster's outer edge is in its last cell, as is one that rounding puts beyond
  /// by less than `edgeWidth`.
  ///
  /// - Parameters:
  ///   - columns: how many there are.
  ///   - rows: how many there are.
  ///   - turn: what a whole turn adds to x, so that the raster also holds points that lie turns away; nil when x is no
  ///     longitude.
  public func cell(atX x: Double, y: Double, columns: Int, rows: Int, turn: Double?) -> Cell? {
    let positions = turns(of: x, turn, columns: columns, rows: rows).map { position(x: $0, y: y) }
    let (width, height) = (Double(columns), Double(rows))
    if let inside = positions.first(where: {
      0 <= $0.column && $0.column < width && 0 <= $0.row && $0.row < height
    }) {
      return Cell(row: Int(inside.row), column: Int(inside.column))
    }
    let slack = Self.edgeWidth
    let edge = positions.first {
      (-slack...width + slack).contains($0.column) && (-slack...height + slack).contains($0.row)
    }
    return edge.map {
      Cell(row: min(max(Int($0.row), 0), rows - 1), column: min(max(Int($0.column), 0), columns - 1))
    }
  }

  /// What counts as on the edge (cells): far more than rounding makes of it, far less than matters.
  private static let edgeWidth = 1e-6

  /// The x of a point, and those that lie turns away from it about the middle of a raster.
  private func turns(of x: Double, _ turn: Double?, columns: Int, rows: Int) -> [Double] {
    guard let turn, x.isFinite else { return [x] }
    let middle = coordinates(column: Double(columns) / 2, row: Double(rows) / 2).x
    let near = x.turned(towards: middle, turn)
    return [x, near, near - turn, near + turn]
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

extension Double {
  /// The same longitude, at most half a turn away from another.
  ///
  /// - Parameter turn: what a whole turn adds, above 0.
  public func turned(towards other: Double, _ turn: Double) -> Double {
    self - turn * ((self - other) / turn).rounded()
  }
}
