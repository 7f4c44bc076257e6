import CGDAL
import GeoCore

// Every call that writes, and may fail, tells whether it did.
extension Dataset {
  /// Makes a raster.
  ///
  /// - Parameters:
  ///   - driver: GDAL's short name of the format.
  ///   - path: where it is made; empty in memory.
  ///   - options: the driver's.
  /// - Throws: `GDALError`.
  init(
    creating driver: String, at path: String = "", columns: Int, rows: Int, bands: Int, type: GDALDataType,
    options: KeyValuePairs<String, String> = [:]
  ) throws {
    let list = CSLStringList(options)
    unsafe self.init(
      owning: try unsafe withGDAL {
        unsafe GDALCreate(
          GDALGetDriverByName(driver), path, Int32(columns), Int32(rows), Int32(bands), type, list.handle)
      })
  }

  /// Makes a file for layers.
  ///
  /// - Throws: `GDALError`.
  init(creatingLayersIn path: String, as driver: String) throws {
    unsafe self.init(
      owning: try unsafe withGDAL {
        unsafe GDALCreate(GDALGetDriverByName(driver), path, 0, 0, 0, GDT_Unknown, nil)
      })
  }

  /// Says where its cells lie.
  ///
  /// - Throws: `GDALError`.
  func place(_ geoTransform: GeoTransform, in system: borrowing SpatialReference) throws {
    var coefficients = geoTransform.coefficients
    try checkingGDAL { unsafe GDALSetGeoTransform(handle, &coefficients) }
    try checkingGDAL { unsafe GDALSetSpatialRef(handle, system.handle) }
  }

  /// Adds facts about it.
  ///
  /// - Throws: `GDALError`.
  func add(metadata: [String: String]) throws {
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      try checkingGDAL { unsafe GDALSetMetadataItem(handle, key, value, nil) }
    }
  }

  /// Says what a band holds.
  ///
  /// - Parameters:
  ///   - number: the band's, from 1.
  ///   - unit: nil for plain numbers.
  ///   - nodata: nil when all cells have values.
  /// - Throws: `GDALError`.
  func describe(band number: Int, as name: String, unit: String? = nil, nodata: Double? = nil) throws {
    let band = unsafe GDALGetRasterBand(handle, Int32(number))
    unsafe GDALSetDescription(band, name)
    if let nodata { try checkingGDAL { unsafe GDALSetRasterNoDataValue(band, nodata) } }
    if let unit { try checkingGDAL { unsafe GDALSetRasterUnitType(band, unit) } }
  }

  /// Adds overviews, each of half the size of the one before, which take the nearest cell.
  ///
  /// - Parameter side: its longer side (cells); the last overview is one tile of a file or less.
  /// - Throws: `GDALError`.
  func addOverviews(to side: Int) throws {
    var factors: [Int32] = []
    while side > Self.tileSide << factors.count { factors.append(2 << Int32(factors.count)) }
    try checkingGDAL {
      unsafe GDALBuildOverviews(handle, "NEAREST", Int32(factors.count), &factors, 0, nil, nil, nil)
    }
  }

  /// The side of a tile (cells) of GDAL's cloud-optimised files.
  private static let tileSide = 512

  /// Closes it, which may be when its last bytes are written.
  ///
  /// - Throws: `GDALError` when they are not.
  consuming func close() throws {
    let sink = ErrorSink()
    sink.push()
    drop(self)
    CPLPopErrorHandler()
    if let fault = sink.errors.first { throw fault }
  }
}

/// Ends what owns a handle.
private func drop(_ dataset: consuming Dataset) {}
