import CGDAL
import GeoCore
import TerrainKernels

/// GDAL's viewshed called as a library, raster and result in memory: the peer without any cost of files.
struct GDALLibrary {
  private let terrain: Terrain
  private let source: GDALRaster

  init(over terrain: Terrain) throws {
    self.terrain = terrain
    source = try GDALRaster.holding(terrain)
  }

  /// What a viewpoint sees, and how long GDAL took to know; taking the result out of GDAL is not timed.
  func viewshed(from viewpoint: Viewpoint, cells: Int) throws -> (Lap, Verdicts) {
    let (lap, result) = try Lap.ofThread(cells: cells) { try generate(viewpoint) }
    return (lap, try result.verdicts(over: terrain))
  }

  /// Joins what many viewpoints see; all of it is timed by whoever calls.
  func union(of viewpoints: [Viewpoint]) throws -> [UInt8] {
    var union = [UInt8](repeating: 0, count: terrain.raster.window.count)
    for viewpoint in viewpoints {
      try generate(viewpoint).verdicts(over: terrain).add(to: &union, over: terrain.raster.window)
    }
    return union
  }

  private func generate(_ viewpoint: Viewpoint) throws -> GDALRaster {
    let place = GDALViewpoint(viewpoint, over: terrain)
    let band = try unsafe source.band()
    // Visible 255; hidden, out of range and void 0; heights are above ground.
    let made = unsafe GDALViewshedGenerate(
      band, "MEM", "", nil, place.easting, place.northing, Question.observerHeight, Question.targetHeight,
      255, 0,
      0, 0, place.curvature, GVM_Edge, place.range, nil, nil, GVOT_NORMAL, nil)
    return try unsafe GDALRaster.owning(made, "GDALViewshedGenerate")
  }
}

/// Owns a GDAL dataset; a class, since closures of contestants share it.
@safe
final class GDALRaster {
  let handle: GDALDatasetH

  private init(owning handle: GDALDatasetH) { unsafe self.handle = unsafe handle }

  deinit { unsafe GDALClose(handle) }

  /// Takes over what GDAL made.
  ///
  /// - Throws: GDAL's message when it made nothing.
  static func owning(_ handle: GDALDatasetH?, _ work: String) throws -> GDALRaster {
    guard let handle = unsafe handle else { throw failure(work) }
    return unsafe GDALRaster(owning: handle)
  }

  /// Opens a raster.
  static func opening(_ path: String) throws -> GDALRaster {
    try unsafe owning(GDALOpen(path, GA_ReadOnly), "opening \(path)")
  }

  /// GDAL's account of what went wrong last.
  static func failure(_ work: String) -> BenchmarkError {
    let message = unsafe CPLGetLastErrorMsg().map { unsafe String(cString: $0) } ?? ""
    return BenchmarkError("\(work): GDAL failed: \(message)")
  }

  /// The rows and columns, from 0.
  var extent: CellWindow {
    CellWindow(
      rows: 0..<Int(unsafe GDALGetRasterYSize(handle)), columns: 0..<Int(unsafe GDALGetRasterXSize(handle)))
  }

  /// The first band.
  func band() throws -> GDALRasterBandH {
    guard let band = unsafe GDALGetRasterBand(handle, 1) else { throw Self.failure("taking the first band") }
    return unsafe band
  }

  /// Origin, cell width and height as GDAL keeps them: x, width, 0, y, 0, -height.
  func geoTransform() throws -> [Double] {
    var coefficients = [Double](repeating: 0, count: 6)
    guard unsafe GDALGetGeoTransform(handle, &coefficients) == CE_None else {
      throw Self.failure("reading a geotransform")
    }
    return coefficients
  }

  /// All values of a band, row-major.
  func values<Value: BitwiseCopyable>(
    of band: GDALRasterBandH, _ type: GDALDataType, zero: Value
  ) throws -> [Value] {
    var values = [Value](repeating: zero, count: extent.count)
    let (width, height) = (Int32(extent.columns.count), Int32(extent.rows.count))
    let result = unsafe GDALRasterIO(
      band, GF_Read, 0, 0, width, height, &values, width, height, type, 0, 0)
    guard result == CE_None else { throw Self.failure("reading a raster") }
    return values
  }
}
