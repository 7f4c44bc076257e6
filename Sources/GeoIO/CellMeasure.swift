import GeoCore

/// Measures a grid's cells on the ground.
struct CellMeasure: ~Copyable {
  /// Sides of a cell (m) that ground is sampled with; far within those whose squares of counts overflow.
  static let sensibleSides = 1e-3...1e6

  private let toWGS84: CoordinateTransformation
  private let fromWGS84: CoordinateTransformation

  /// For grids of a coordinate system.
  ///
  /// - Throws: `GDALError` when it cannot be made.
  init(_ system: EarthSystem) throws {
    let toWGS84 = try CoordinateTransformation(from: system, to: .wgs84)
    let fromWGS84 = try CoordinateTransformation(from: .wgs84, to: system)
    self.toWGS84 = toWGS84
    self.fromWGS84 = fromWGS84
  }

  /// The lengths (m) of the geodesics from a position in cells to the next column and to the next row.
  func size(atColumn column: Double, row: Double, of grid: GeoTransform) throws -> (
    width: Double, height: Double
  ) {
    let corners = [(0.0, 0.0), (1, 0), (0, 1)].map {
      grid.coordinates(column: column + $0.0, row: row + $0.1)
    }
    var (x, y) = (corners.map(\.x), corners.map(\.y))
    try toWGS84.transform(&x, &y)
    let places = zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    return (Geodesic.distance(places[0], places[1]), Geodesic.distance(places[0], places[2]))
  }

  /// The size (m) of a grid's cells near a place: width and height.
  func size(near place: Coordinate, of grid: GeoTransform) throws -> (width: Double, height: Double) {
    var (x, y) = ([place.longitude], [place.latitude])
    try fromWGS84.transform(&x, &y)
    let position = grid.position(x: x[0], y: y[0])
    return try size(atColumn: position.column, row: position.row, of: grid)
  }
}
