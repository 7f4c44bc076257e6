import GeoCore
import GeoIO
import Testing

/// The lattice and the windows that the terrain tests sample.
enum Window {
  /// Cells of 100 m about 20.2 degrees east.
  static let lattice = Lattice(zone: 0, centralMeridian: 20.2, cellSize: 100)

  /// The cells around a place, `reach` to each side.
  static func around(_ longitude: Double, _ latitude: Double, reach: Int) throws -> CellWindow {
    let points = try LatticeProjection(lattice).points(of: [
      Coordinate(longitude: longitude, latitude: latitude)
    ])
    return CellWindow(around: lattice.cell(at: try #require(points.first)), reach: reach)
  }

  /// The cells that lie on those of `TestRaster.metres`.
  static func metres(rows: Range<Int>, columns: Range<Int>) -> CellWindow {
    CellWindow(
      rows: (rows.lowerBound - 49_600)..<(rows.upperBound - 49_600),
      columns: (columns.lowerBound - 20)..<(columns.upperBound - 20))
  }

  /// The cells of a window in their order of storage.
  static func cells(_ window: CellWindow) -> [Cell] {
    window.rows.flatMap { row in window.columns.map { Cell(row: row, column: $0) } }
  }

  /// The greatest difference (m) between a raster without voids and a value of each cell's place.
  static func error(
    of raster: Raster, against value: (Coordinate) throws -> Double
  ) throws -> Double {
    let cells = cells(raster.window)
    let places = try LatticeProjection(lattice).places(of: cells.map { lattice.center(of: $0) })
    var worst = 0.0
    for (cell, place) in zip(cells, places) {
      worst = max(worst, abs(Double(try #require(raster[cell])) - (try value(place))))
    }
    return worst
  }
}

extension TerrainMosaic {
  /// A mosaic of those rasters with voids left as they are.
  convenience init(_ paths: String..., voids: VoidPolicy = .block) throws {
    try self.init(paths: paths, crs: nil, voids: voids)
  }
}
