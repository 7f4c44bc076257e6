import CGDAL
import GeoCore
import TerrainKernels

/// The terrain as GDAL's own, in memory and as a file, on an earth of the same radius.
extension GDALRaster {
  /// A sphere of this project's radius: GDAL takes the curvature's radius from the coordinate system.
  private static var sphere: String {
    "+proj=tmerc +R=\(EarthCurvature.earthRadius) +units=m +type=crs"
  }

  /// A copy of the terrain in memory; its north-west corner is at (0, 0).
  static func holding(_ terrain: Terrain) throws -> GDALRaster {
    let (columns, rows) = (terrain.raster.window.columns.count, terrain.raster.window.rows.count)
    let made = try unsafe owning(
      GDALCreate(GDALGetDriverByName("MEM"), "", Int32(columns), Int32(rows), 1, GDT_Float32, nil),
      "making a raster in memory")
    var grid = [0, terrain.cellSize.width, 0, 0, 0, -terrain.cellSize.height]
    var cells = terrain.raster.cells
    let system = unsafe OSRNewSpatialReference(nil)
    defer { unsafe OSRDestroySpatialReference(system) }
    let band = try unsafe made.band()
    guard unsafe OSRSetFromUserInput(system, sphere) == OGRERR_NONE,
      unsafe GDALSetSpatialRef(made.handle, system) == CE_None,
      unsafe GDALSetGeoTransform(made.handle, &grid) == CE_None,
      unsafe GDALRasterIO(
        band, GF_Write, 0, 0, Int32(columns), Int32(rows), &cells, Int32(columns), Int32(rows), GDT_Float32,
        0, 0) == CE_None
    else { throw failure("filling a raster in memory") }
    return made
  }

  /// Writes it as an uncompressed GeoTIFF, the fastest for a program to read.
  func write(to path: String) throws {
    let copy = unsafe GDALCreateCopy(
      GDALGetDriverByName("GTiff"), path, handle, 0, nil, nil, nil)
    _ = try unsafe Self.owning(copy, "writing \(path)")
  }

  /// This raster as a viewshed of the terrain.
  func verdicts(over terrain: Terrain) throws -> Verdicts {
    let grid = try geoTransform()
    let column = Int((grid[0] / terrain.cellSize.width).rounded())
    let row = Int((-grid[3] / terrain.cellSize.height).rounded())
    let extent = extent
    return Verdicts(
      window: CellWindow(
        rows: row..<row + extent.rows.count, columns: column..<column + extent.columns.count),
      flags: try unsafe values(of: band(), GDT_Byte, zero: UInt8(0)))
  }
}

/// An observer as GDAL's viewshed wants it.
struct GDALViewpoint {
  let easting: Double
  let northing: Double
  let range: Double
  /// GDAL's coefficient multiplies d^2 / (2 R), ours is that product.
  let curvature = 1 - Question.curvature.refraction

  init(_ viewpoint: Viewpoint, over terrain: Terrain) {
    easting = (Double(viewpoint.cell.column) + 0.5) * terrain.cellSize.width
    northing = -(Double(viewpoint.cell.row) + 0.5) * terrain.cellSize.height
    range = viewpoint.maxRange
  }
}
