import CGDAL
public import GeoCore

/// What is seen, as a picture between the relief and the border of a map whose axes are longitude and latitude.
public struct SeenBackdrop {
  /// A colour: red, green, blue and opacity, in 0...255.
  public typealias Colour = (red: UInt8, green: UInt8, blue: UInt8, opacity: UInt8)

  /// What ground is drawn as that is seen well enough.
  public var enough: Colour
  /// What ground is drawn as that is seen, but not well enough.
  public var weak: Colour
  /// The stripes over unknown ground.
  public var void: Colour

  /// A picture in those colours.
  public init(enough: Colour, weak: Colour, void: Colour) {
    self.enough = enough
    self.weak = weak
    self.void = void
  }

  /// The classes, which are the places of their colours in the picture's palette.
  private enum Class: UInt8 {
    case nothing
    case weak
    case enough
    case void
  }

  /// The distance between two stripes and the width of one (pixels).
  private static let stripes = (period: 10, width: 2)

  /// The bytes of a PNG.
  ///
  /// Each pixel takes the cell below its middle. Ground is unknown where a hillshade says so.
  ///
  /// - Parameters:
  ///   - maps: paths of files whose first band is the probability, as `CoverageFile` writes them.
  ///   - hillshades: paths of files that `Hillshade` wrote.
  ///   - required: from which probability on ground is seen well enough, in (0, 1].
  ///   - box: what the picture shows.
  ///   - columns: its width (pixels), above 0.
  ///   - rows: its height (pixels), above 0.
  /// - Throws: `InputError` when one cannot be read, `GDALError` when there is no memory.
  public func png(
    of maps: [String], hillshades: [String], required: Double, over box: GeographicBox, columns: Int,
    rows: Int
  ) throws -> [UInt8] {
    GDALRuntime.start()
    let window = CellWindow(rows: 0..<rows, columns: 0..<columns)
    var classes = try voids(of: hillshades, over: box, window)
    let chances = try chances(of: maps, over: box, window)
    for index in classes.indices where chances[index] > 0 {
      classes[index] = (chances[index] >= Float(required) ? Class.enough : .weak).rawValue
    }
    let picture = try MapBackdrop.memory(window)
    try MapBackdrop.transfer(picture, window, GF_Write, &classes)
    try setPalette(of: picture)
    return try MapBackdrop.encoded(picture, as: "PNG", ["ZLEVEL": "9"])
  }

  /// The probability of each pixel; below 0 where no map has one.
  private func chances(of maps: [String], over box: GeographicBox, _ window: CellWindow) throws -> [Float] {
    let picture = try MapBackdrop.memory(window, over: box, type: GDT_Float32)
    try picture.describe(band: 1, as: "", nodata: CoverageFile.nodata)
    let band = unsafe GDALGetRasterBand(picture.handle, 1)
    try checkingGDAL { unsafe GDALFillRaster(band, CoverageFile.nodata, 0) }
    for path in maps { try MapBackdrop.lay(path, onto: picture, ["-r", "near", "-ovr", "NONE"]) }
    var cells = [Float](repeating: 0, count: window.count)
    let (width, height) = (Int32(window.columns.count), Int32(window.rows.count))
    try checkingGDAL {
      unsafe GDALRasterIO(band, GF_Read, 0, 0, width, height, &cells, width, height, GDT_Float32, 0, 0)
    }
    return cells
  }

  /// Stripes over the ground that hillshades know nothing of, though they reach there.
  private func voids(of hillshades: [String], over box: GeographicBox, _ window: CellWindow) throws -> [UInt8]
  {
    let picture = try MapBackdrop.memory(window, over: box)
    let known = [UInt8](repeating: 1, count: window.count)
    var cells = known
    try MapBackdrop.transfer(picture, window, GF_Write, &cells)
    for path in hillshades {
      try MapBackdrop.lay(path, onto: picture, ["-r", "near", "-ovr", "NONE", "-srcnodata", "None"])
    }
    try MapBackdrop.transfer(picture, window, GF_Read, &cells)
    for index in cells.indices {
      let (row, column) = (index / window.columns.count, index % window.columns.count)
      let isStriped = (row + column) % Self.stripes.period < Self.stripes.width
      cells[index] = (cells[index] == Hillshade.nodata && isStriped ? Class.void : .nothing).rawValue
    }
    return cells
  }

  private func setPalette(of picture: borrowing Dataset) throws {
    let table = unsafe GDALCreateColorTable(GPI_RGB)
    defer { unsafe GDALDestroyColorTable(table) }
    let clear: Colour = (255, 255, 255, 0)
    for (index, colour) in [clear, weak, enough, void].enumerated() {
      var entry = GDALColorEntry(
        c1: Int16(colour.red), c2: Int16(colour.green), c3: Int16(colour.blue), c4: Int16(colour.opacity))
      unsafe GDALSetColorEntry(table, Int32(index), &entry)
    }
    let band = unsafe GDALGetRasterBand(picture.handle, 1)
    try checkingGDAL { unsafe GDALSetRasterColorTable(band, table) }
  }
}
