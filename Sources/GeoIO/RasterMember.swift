import CGDAL
import GeoCore

/// One raster of a mosaic: an open dataset, its grid and its system.
///
/// A class, since arrays hold no noncopyable values; it never leaves the task that opened it.
@safe
final class RasterMember {
  let path: String
  let dataset: Dataset
  let columns: Int
  let rows: Int
  let geoTransform: GeoTransform
  let crs: String
  /// Whether the raster itself names its coordinate system.
  let hasOwnCRS: Bool
  private let content: RasterContent
  private let notes: InputNotes
  private let scale: Double
  private let offset: Double

  /// Opens the first band of a raster.
  ///
  /// - Parameters:
  ///   - path: anything GDAL opens.
  ///   - crs: the coordinate system of a raster that has none.
  ///   - content: what its cells mean.
  ///   - notes: takes what the user should know.
  init(opening path: String, crs wanted: String?, content: RasterContent, notes: InputNotes) throws {
    let dataset = try Dataset(opening: path, as: .raster)
    self.path = path
    self.content = content
    self.notes = notes
    columns = Int(unsafe GDALGetRasterXSize(dataset.handle))
    rows = Int(unsafe GDALGetRasterYSize(dataset.handle))
    guard let band = unsafe GDALGetRasterBand(dataset.handle, 1) else {
      throw InputError(
        .badData, at: .init(file: path), "has no band", fix: "give a raster of \(content.noun)")
    }
    var coefficients = [Double](repeating: 0, count: 6)
    guard unsafe GDALGetGeoTransform(dataset.handle, &coefficients) == CE_None else {
      throw InputError(
        .badData, at: .init(file: path), "has no geotransform, so nobody knows where it lies",
        fix: "give it one with gdal_translate -a_ullr")
    }
    geoTransform = GeoTransform(coefficients: coefficients)
    guard geoTransform.determinant != 0 else {
      throw InputError(
        .badData, at: .init(file: path), "has a degenerate geotransform \(coefficients)",
        fix: "give it a cell size with gdal_edit.py -tr")
    }
    hasOwnCRS = unsafe GDALGetSpatialRef(dataset.handle) != nil
    crs = try unsafe Self.crs(of: dataset.handle, path: path, or: wanted, content)
    var isGiven: Int32 = 0
    let scale = unsafe GDALGetRasterScale(band, &isGiven)
    self.scale = isGiven != 0 ? scale : 1
    let offset = unsafe GDALGetRasterOffset(band, &isGiven)
    self.offset = isGiven != 0 ? offset : 0
    self.dataset = dataset
  }

  private static func crs(
    of dataset: GDALDatasetH, path: String, or wanted: String?, _ content: RasterContent
  ) throws -> String {
    if let own = unsafe GDALGetSpatialRef(dataset) {
      return try unsafe SpatialReference(copying: own).wellKnownText()
    }
    guard let wanted else {
      throw InputError(
        .badData, at: .init(file: path), "has no coordinate system",
        fix: "name it with `crs: EPSG:...` \(content.crsPlace), or assign it with gdal_edit.py -a_srs")
    }
    do {
      return try SpatialReference(wanted).wellKnownText()
    } catch let error as GDALError {
      throw InputError(
        .badData, at: .init(file: path), "crs '\(wanted)' is not a coordinate system: \(error)",
        fix: "write it as EPSG:..., WKT or a PROJ string")
    }
  }

  /// The values of a window of the raster's own cells, which lies within it, in metres unless they are codes.
  ///
  /// - Throws: `InputError` when it cannot be read, or holds a value that its content does not allow.
  func values(of window: CellWindow) throws -> Raster {
    var raster = Raster(window: window, filledWith: 0)
    var validity = [UInt8](repeating: 0, count: window.count)
    guard let band = unsafe GDALGetRasterBand(dataset.handle, 1),
      let mask = unsafe GDALGetMaskBand(band)
    else { preconditionFailure("an opened member has a band and a mask") }
    do {
      try checkingGDAL { unsafe Self.read(band, window, GDT_Float32, into: &raster.cells) }
      try checkingGDAL { unsafe Self.read(mask, window, GDT_Byte, into: &validity) }
    } catch let error as GDALError {
      throw InputError(
        .missingInput, at: .init(file: path), "cannot be read: \(error)",
        fix: "check the file, or the network when it is remote")
    }
    for index in raster.cells.indices {
      let value = Float(Double(raster.cells[index]) * scale + offset)
      let isValid = validity[index] != 0 && value.isFinite
      raster.voids[isVoid: index] = !isValid
      raster.cells[index] = isValid ? value : 0
    }
    try content.check(raster, path: path)
    return raster
  }

  private static func read<Value: BitwiseCopyable>(
    _ band: GDALRasterBandH, _ window: CellWindow, _ type: GDALDataType, into values: inout [Value]
  ) -> CPLErr {
    let width = Int32(window.columns.count)
    let height = Int32(window.rows.count)
    return unsafe GDALRasterIO(
      band, GF_Read, Int32(window.columns.lowerBound), Int32(window.rows.lowerBound), width, height, &values,
      width, height, type, 0, 0)
  }

  /// The window of all its cells.
  var extent: CellWindow { CellWindow(rows: 0..<rows, columns: 0..<columns) }
}
