import CGDAL
import Foundation
import GeoCore

/// The ground that a race is run on, with what a reader must know to compare it with other ground.
struct Terrain: Sendable {
  let name: String
  let raster: Raster
  let cellSize: CellSize

  /// The mean angle of the ground from the horizontal (degrees), by central differences in every fourth row.
  var meanSlope: Double {
    let window = raster.window
    let columns = window.columns.count
    var sum = 0.0
    var count = 0
    for row in stride(from: 1, to: window.rows.count - 1, by: 4) {
      for column in 1..<columns - 1 {
        let index = row * columns + column
        let east = Double(raster.cells[index + 1] - raster.cells[index - 1]) / (2 * cellSize.width)
        let south =
          Double(raster.cells[index + columns] - raster.cells[index - columns]) / (2 * cellSize.height)
        sum += Angle(radians: atan((east * east + south * south).squareRoot())).degrees
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : 0
  }

  /// A line for the report.
  var summary: String {
    let (rows, columns) = (raster.window.rows.count, raster.window.columns.count)
    return "\(name): \(columns) x \(rows) cells of \(cellSize.width.text(1)) x \(cellSize.height.text(1)) m, "
      + "mean slope \(meanSlope.text(1)) degrees"
  }
}

/// A DEM from a file: fractal hills have neither valleys nor ridges as water makes them.
extension Terrain {
  /// Observers at different places need some room (cells).
  private static let leastSide = 100

  /// Reads the first band of a raster whose cells are measured in metres.
  static func reading(_ path: String) throws -> Terrain {
    let source = try GDALRaster.opening(path)
    let grid = try source.geoTransform()
    guard grid[2] == 0, grid[4] == 0, grid[1] > 0, grid[5] < 0 else {
      throw BenchmarkError("\(path) is not north up; warp it with gdalwarp")
    }
    if let system = unsafe GDALGetSpatialRef(source.handle), unsafe OSRIsProjected(system) == 0 {
      throw BenchmarkError("\(path) is not in metres; warp it to a UTM zone with gdalwarp -t_srs")
    }
    guard min(source.extent.rows.count, source.extent.columns.count) >= leastSide else {
      throw BenchmarkError("\(path) has fewer than \(leastSide) cells a side; give a larger DEM")
    }
    let band = try unsafe source.band()
    guard let mask = unsafe GDALGetMaskBand(band),
      try unsafe !source.values(of: mask, GDT_Byte, zero: UInt8(0)).contains(0)
    else { throw BenchmarkError("\(path) has voids, which GDAL sees as ground; fill them first") }
    let cells = try unsafe source.values(of: band, GDT_Float32, zero: Float(0))
    return Terrain(
      name: URL(filePath: path).deletingPathExtension().lastPathComponent,
      raster: Raster(window: source.extent, cells: cells),
      cellSize: CellSize(width: grid[1], height: -grid[5]))
  }
}
