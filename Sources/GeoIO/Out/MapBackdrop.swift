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
    let shades = try memory(window)
    try shades.place(
      GeoTransform(
        originX: box.west, originY: box.north, cellWidth: (box.east - box.west) / Double(columns),
        cellHeight: (box.south - box.north) / Double(rows)), in: .wgs84())
    try shades.describe(band: 1, as: "", nodata: Double(Hillshade.nodata))
    for path in hillshades { try lay(path, onto: shades) }
    var cells = [UInt8](repeating: Hillshade.nodata, count: window.count)
    try transfer(shades, window, GF_Read, &cells)
    for index in cells.indices {
      let shade = cells[index] == Hillshade.nodata ? white : Double(cells[index])
      cells[index] = UInt8((white - (white - shade) * strength).rounded())
    }
    // A dataset of its own: place and nodata would only add files that say them.
    let picture = try memory(window)
    try transfer(picture, window, GF_Write, &cells)
    return try encoded(picture)
  }

  private static func memory(_ window: CellWindow) throws -> Dataset {
    try Dataset(
      creating: "MEM", columns: window.columns.count, rows: window.rows.count, bands: 1, type: GDT_Byte)
  }

  private static func lay(_ path: String, onto picture: borrowing Dataset) throws {
    let hillshade = try Dataset(opening: path, as: .raster, notes: nil)
    let arguments = CSLStringList(["-r", "bilinear", "-to", "ALLOW_BALLPARK=NO"])
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
        "is not the hillshade that a run writes: \(fault?.message ?? "it cannot be warped")",
        fix: "run `karaula run SCENARIO --out DIR` again")
    }
  }

  /// Whether the block of the last cell can be read, the last of a file: what the map shows may lie in others.
  private static func hasLastBlock(_ hillshade: borrowing Dataset) -> Bool {
    let band = unsafe GDALGetRasterBand(hillshade.handle, 1)
    let (column, row) = unsafe (GDALGetRasterBandXSize(band) - 1, GDALGetRasterBandYSize(band) - 1)
    var cell = Hillshade.nodata
    return unsafe GDALRasterIO(band, GF_Read, column, row, 1, 1, &cell, 1, 1, GDT_Byte, 0, 0) == CE_None
  }

  private static func transfer(
    _ dataset: borrowing Dataset, _ window: CellWindow, _ direction: GDALRWFlag, _ cells: inout [UInt8]
  ) throws {
    let band = unsafe GDALGetRasterBand(dataset.handle, 1)
    let (width, height) = (Int32(window.columns.count), Int32(window.rows.count))
    try checkingGDAL {
      unsafe GDALRasterIO(band, direction, 0, 0, width, height, &cells, width, height, GDT_Byte, 0, 0)
    }
  }

  private static func encoded(_ picture: borrowing Dataset) throws -> [UInt8] {
    let path = "/vsimem/karaula-\(UInt64.random(in: .min ... .max)).jpg"
    defer { unsafe VSIUnlink(path) }
    let options = CSLStringList(["QUALITY": quality])
    let copy = unsafe Dataset(
      owning: try unsafe withGDAL {
        unsafe GDALCreateCopy(GDALGetDriverByName("JPEG"), path, picture.handle, 0, options.handle, nil, nil)
      })
    try copy.close()
    var length: vsi_l_offset = 0
    let buffer = try unsafe withGDAL { unsafe VSIGetMemFileBuffer(path, &length, 0) }
    return unsafe [UInt8](UnsafeBufferPointer(start: buffer, count: Int(length)))
  }
}
