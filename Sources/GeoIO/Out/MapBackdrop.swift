import CGDAL
public import GeoCore

/// A hillshade as a pale picture below a map whose axes are longitude and latitude.
public enum MapBackdrop {
  /// How much of the shade stays: the rest is white, so that colours above it are still told apart.
  private static let strength = 0.4
  private static let white = 255.0
  /// JPEG's quality: pale relief shows no blocks at it, and takes a tenth of a PNG.
  private static let quality = "75"

  /// The bytes of a grey JPEG; what no hillshade reaches is white.
  ///
  /// - Parameters:
  ///   - hillshades: paths of files that `Hillshade` wrote; later ones on top.
  ///   - box: what the picture shows.
  ///   - columns: its width (pixels), above 0.
  ///   - rows: its height (pixels), above 0.
  /// - Throws: `InputError` when one cannot be read, `GDALError` when there is no memory.
  public static func jpeg(
    of hillshades: [String], over box: GeographicBox, columns: Int, rows: Int
  ) throws -> [UInt8] {
    GDALRuntime.start()
    let window = CellWindow(rows: 0..<rows, columns: 0..<columns)
    let shades = try memory(window, over: box)
    try shades.describe(band: 1, as: "", nodata: Double(Hillshade.nodata))
    for path in hillshades { try lay(path, onto: shades, ["-r", "bilinear"]) }
    var cells = [UInt8](repeating: Hillshade.nodata, count: window.count)
    try transfer(shades, window, GF_Read, &cells)
    for index in cells.indices {
      let shade = cells[index] == Hillshade.nodata ? white : Double(cells[index])
      cells[index] = UInt8((white - (white - shade) * strength).rounded())
    }
    // A dataset of its own: place and nodata would only add files that say them.
    let picture = try memory(window)
    try transfer(picture, window, GF_Write, &cells)
    return try encoded(picture, as: "JPEG", ["QUALITY": quality])
  }

  /// A picture in memory, of no place.
  static func memory(_ window: CellWindow, type: GDALDataType = GDT_Byte) throws -> Dataset {
    try Dataset(
      creating: "MEM", columns: window.columns.count, rows: window.rows.count, bands: 1, type: type)
  }

  /// A picture in memory whose axes are longitude and latitude.
  static func memory(
    _ window: CellWindow, over box: GeographicBox, type: GDALDataType = GDT_Byte
  ) throws -> Dataset {
    let picture = try memory(window, type: type)
    try picture.place(
      GeoTransform(
        originX: box.west, originY: box.north,
        cellWidth: (box.east - box.west) / Double(window.columns.count),
        cellHeight: (box.south - box.north) / Double(window.rows.count)), in: .wgs84())
    return picture
  }

  /// Warps the first band of a result's raster over what a picture holds.
  static func lay(_ path: String, onto picture: borrowing Dataset, _ options: [String]) throws {
    let file = try Dataset(opening: path, as: .raster, notes: nil)
    // One reads from the other without owning it.
    defer { unsafe withExtendedLifetime(file.handle) {} }
    let hillshade = try Hillshade.translated(file, ["-of", "VRT", "-b", "1"])
    let arguments = CSLStringList(options + ["-to", "ALLOW_BALLPARK=NO"])
    let options = unsafe GDALWarpAppOptionsNew(arguments.handle, nil)
    defer { unsafe GDALWarpAppOptionsFree(options) }
    var sources: [GDALDatasetH?] = unsafe [hillshade.handle]
    let (done, fault) = unsafe reportingGDAL {
      hasLastBlock(hillshade)
        ? unsafe GDALWarp(nil, picture.handle, 1, &sources, options, nil) : nil
    }
    // GDAL also gives a picture when blocks of the file cannot be read.
    guard unsafe done != nil, fault == nil else {
      throw InputError(
        .badData, at: .init(file: path),
        "is not the raster that a run writes: \(fault?.message ?? "it cannot be warped")",
        fix: "run `karaula run SCENARIO --out DIR` again")
    }
  }

  /// Whether the block of the last cell can be read, the last of a file: what the map shows may lie in others.
  private static func hasLastBlock(_ hillshade: borrowing Dataset) -> Bool {
    let band = unsafe GDALGetRasterBand(hillshade.handle, 1)
    let (column, row) = unsafe (GDALGetRasterBandXSize(band) - 1, GDALGetRasterBandYSize(band) - 1)
    var cell: UInt8 = 0
    return unsafe GDALRasterIO(band, GF_Read, column, row, 1, 1, &cell, 1, 1, GDT_Byte, 0, 0) == CE_None
  }

  /// Moves a picture's cells, row by row.
  static func transfer(
    _ dataset: borrowing Dataset, _ window: CellWindow, _ direction: GDALRWFlag, _ cells: inout [UInt8]
  ) throws {
    let band = unsafe GDALGetRasterBand(dataset.handle, 1)
    let (width, height) = (Int32(window.columns.count), Int32(window.rows.count))
    try checkingGDAL {
      unsafe GDALRasterIO(band, direction, 0, 0, width, height, &cells, width, height, GDT_Byte, 0, 0)
    }
  }

  /// The bytes of a picture as a file of a driver.
  static func encoded(
    _ picture: borrowing Dataset, as driver: String, _ options: KeyValuePairs<String, String> = [:]
  ) throws -> [UInt8] {
    let path = "/vsimem/karaula-\(UInt64.random(in: .min ... .max)).picture"
    defer { unsafe VSIUnlink(path) }
    let options = CSLStringList(options)
    let copy = unsafe Dataset(
      owning: try unsafe withGDAL {
        unsafe GDALCreateCopy(GDALGetDriverByName(driver), path, picture.handle, 0, options.handle, nil, nil)
      })
    try copy.close()
    var length: vsi_l_offset = 0
    let buffer = try unsafe withGDAL { unsafe VSIGetMemFileBuffer(path, &length, 0) }
    return unsafe [UInt8](UnsafeBufferPointer(start: buffer, count: Int(length)))
  }
}
