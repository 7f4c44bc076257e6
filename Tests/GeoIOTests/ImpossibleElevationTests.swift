import Foundation
import GeoCore
import GeoIO
import Testing

/// Values that no ground has.
struct ImpossibleElevationTests {
  private let scratch: Scratch
  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  init() throws { scratch = try Scratch() }

  /// Ground of 300 m with one value at row 12, column 7.
  private func write(_ value: Double, type: String = "Float32", unit: String? = nil) throws -> String {
    var raster = TestRaster.metres { $0 == 7 && $1 == 12 ? value : 300 }
    (raster.type, raster.unit) = (type, unit)
    return try raster.write(to: "a.tif", in: scratch)
  }

  private func elevations(
    _ path: String, _ query: RasterQuery = RasterQuery(), window: CellWindow = whole
  ) throws -> Raster {
    try TerrainMosaic(paths: [path], query: query, voids: .block, notes: InputNotes())
      .elevations(of: Window.lattice, window: window)
  }

  @Test(
    "what lies beyond all land is an error that names the cell, the value and the ways on",
    arguments: [
      ("-9999", -9999.0, "Float32"), ("-32768", -32_768, "Int16"), ("65535", 65_535, "UInt16"),
      ("-500.5", -500.5, "Float32"), ("9001", 9_001, "Float32"), ("3e+38", 3e38, "Float32"),
      ("-3e+38", -3e38, "Float32"),
    ])
  func beyond(text: String, value: Double, type: String) throws {
    let path = try write(value, type: type)
    let error = try fault(.badData) { _ = try elevations(path) }
    #expect(error.place?.file == path)
    #expect(error.problem == "holds \(text) at row 12, column 7: an elevation is from -500 to 9000 m")
    #expect(error.remedy.contains("`nodata_value: \(text)` below `terrain` or with --nodata-value"))
    #expect(error.remedy.contains("gdal_edit.py -a_nodata \(text)"))
    #expect(error.remedy.contains("`valid_range_m: [LOW, HIGH]` below `terrain` or with --valid-range"))
    let said = try elevations(path, RasterQuery(nodataValue: Double(text)))
    #expect(said.voids.voidCount == 1)
    let dem = try DEM(opening: path)
    _ = try fault(.badData) { _ = try dem.elevations(around: dem.extent, voids: .block) }
  }

  @Test("the ends of the range are ground", arguments: [-500.0, 9_000])
  func ends(value: Double) throws {
    #expect(try elevations(write(value)).voids.voidCount == 0)
  }

  @Test("the user may widen and narrow what is taken for ground")
  func range() throws {
    let path = try write(-4_000)
    #expect(!(try elevations(path, RasterQuery(validRange: -11_000...9_000)).voids.hasVoids))
    let error = try fault(.badData) { _ = try elevations(path, RasterQuery(validRange: -11_000...250.5)) }
    #expect(error.problem == "holds 300 at row 0, column 0: an elevation is from -11000 to 250.5 m")
  }

  @Test("a value is looked at in metres, and told as it is stored")
  func inMetres() throws {
    // 9,840 m and 9,000 m.
    let error = try fault(.badData) { _ = try elevations(write(984_000, unit: "cm")) }
    #expect(error.problem.hasPrefix("holds 984000 (9840 m) at row 12, column 7"))
    #expect(!(try elevations(write(900_000, unit: "cm")).voids.hasVoids))
    let feet = try write(-32_768, type: "Int16", unit: "ft")
    #expect(try elevations(feet, RasterQuery(nodataValue: -32_768)).voids.voidCount == 1)
  }

  @Test("cells that are not read are not looked at")
  func unread() throws {
    let path = try write(-9999)
    #expect(!(try elevations(path, window: Window.metres(rows: 20..<40, columns: 0..<40)).voids.hasVoids))
  }

  @Test("cells without a number, or of infinity, are void", arguments: [Float.nan, .infinity, -.infinity])
  func noNumber(value: Float) throws {
    // As ENVI has it, since programs that write other formats write no infinity.
    let cells = (0..<16).map { $0 == 5 ? value : 300 }
    let bytes = cells.flatMap { cell in
      (0..<4).map { UInt8(truncatingIfNeeded: cell.bitPattern >> (8 * UInt32($0))) }
    }
    try Data(bytes).write(to: URL(fileURLWithPath: scratch.file("a.img")))
    _ = try scratch.write(
      """
      ENVI
      samples = 4
      lines = 4
      bands = 1
      data type = 4
      interleave = bsq
      byte order = 0
      map info = {Geographic Lat/Lon, 1, 1, 20, 45, 0.1, 0.1, WGS-84}

      """, to: "a.hdr")
    let dem = try DEM(opening: scratch.file("a.img"))
    let found = try dem.elevations(around: dem.extent, voids: .block)
    #expect(found.voids.voidCount == 1)
    #expect(found[Cell(row: 1, column: 1)] == nil)
  }

  @Test("a canopy's undeclared nodata is told alike, and is nodata when the user says so")
  func canopy() throws {
    let path = try write(-9999)
    let query = RasterQuery(nodataValue: -9999)
    let trees = try LandCoverMosaic(paths: [path], query: query, content: .heights, notes: InputNotes())
    #expect(try trees.heights(of: Window.lattice, window: Self.whole).voids.voidCount == 1)
    let error = try fault(.badData) {
      _ = try LandCoverMosaic(paths: [path], crs: nil, content: .heights)
        .heights(of: Window.lattice, window: Self.whole)
    }
    #expect(error.remedy.contains("`nodata_value: -9999` beside its `source`"))
  }
}
