import CGDAL
import Foundation
import GeoCore

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
