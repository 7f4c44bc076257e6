import Foundation
import GeoCore
import GeoIO
import Testing

/// What stands beside a raster file: masks, nodata, scales, headers, world files and coordinate systems.
struct SidecarTests {
  private let scratch: Scratch
  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  init() throws { scratch = try Scratch() }

  /// Whether a column and a row are in the hole of the tests.
  private static func isHole(_ column: Int, _ row: Int) -> Bool {
    (10..<20).contains(column) && (5..<30).contains(row)
  }

  private static func ground(_ column: Int, _ row: Int) -> Double { Double(100 + column * 3 + row) }

  private func elevations(_ path: String, crs: String? = nil) throws -> Raster {
    try TerrainMosaic(paths: [path], crs: crs, voids: .block).elevations(
      of: Window.lattice, window: Self.whole)
  }

  /// Checks that the ground is the tests' own, void in the hole.
  private func expectHole(_ found: Raster, sourceLocation: SourceLocation = #_sourceLocation) {
    for cell in Window.cells(Self.whole) {
      let (column, row) = (cell.column - Self.whole.columns.lowerBound, cell.row - Self.whole.rows.lowerBound)
      let expected = Self.isHole(column, row) ? nil : Float(Self.ground(column, row))
      #expect(found[cell] == expected, "\(column), \(row)", sourceLocation: sourceLocation)
    }
  }

  @Test("nodata, scale and offset of an .aux.xml count as those in the file do")
  func auxiliary() throws {
    let path = try TestRaster.metres { Self.isHole($0, $1) ? -9999 : 2 * (Self.ground($0, $1) - 40) }
      .write(to: "a.tif", in: scratch)
    _ = try scratch.write(
      """
      <PAMDataset><PAMRasterBand band="1"><NoDataValue>-9999</NoDataValue><Offset>40</Offset><Scale>0.5</Scale>\
      </PAMRasterBand></PAMDataset>
      """, to: "a.tif.aux.xml")
    expectHole(try elevations(path))
  }

  @Test("a mask beside the file, .msk, makes voids, and so does one within it", arguments: ["NO", "YES"])
  func mask(isInternal: String) throws {
    let ground = try TestRaster.metres { Self.isHole($0, $1) ? 7 : Self.ground($0, $1) }
      .write(to: "ground.tif", in: scratch)
    var mask = TestRaster.metres { Self.isHole($0, $1) ? 0 : 255 }
    mask.type = "Byte"
    let flags = try mask.write(to: "flags.tif", in: scratch)
    let both = try scratch.write(
      """
      <VRTDataset rasterXSize="40" rasterYSize="40"><SRS>\(Window.lattice.projection)</SRS>
        <GeoTransform>-2000, 100, 0, 4960000, 0, -100</GeoTransform>
        <VRTRasterBand dataType="Float32" band="1"><SimpleSource><SourceFilename>\(ground)</SourceFilename>\
      <SourceBand>1</SourceBand></SimpleSource></VRTRasterBand>
        <MaskBand><VRTRasterBand dataType="Byte"><SimpleSource><SourceFilename>\(flags)</SourceFilename>\
      <SourceBand>1</SourceBand></SimpleSource></VRTRasterBand></MaskBand>
      </VRTDataset>
      """, to: "both.vrt")
    let path = scratch.file("masked.tif")
    try Tool.run("gdal_translate", ["-q", "--config", "GDAL_TIFF_INTERNAL_MASK", isInternal, both, path])
    #expect(try scratch.names.contains("masked.tif.msk") == (isInternal == "NO"))
    expectHole(try elevations(path))
    // The mask of a virtual raster counts alike.
    expectHole(try elevations(both))
  }

  @Test("a mask that cannot be read is an error, not ground")
  func brokenMask() throws {
    let path = try TestRaster.metres(Self.ground).write(to: "a.tif", in: scratch)
    let mask = try scratch.write("no mask\n", to: "a.tif.msk")
    let error = try fault(.badData) { _ = try TerrainMosaic(path) }
    #expect(error.place?.file == mask)
  }

  @Test(
    "formats whose headers stand beside them read",
    arguments: ["EHdr a.bil", "EHdr a.flt", "ENVI a.img", "AAIGrid a.asc"])
  func headers(words: String) throws {
    let (driver, name) = (String(words.split(separator: " ")[0]), String(words.split(separator: " ")[1]))
    var raster = TestRaster.metres { Self.isHole($0, $1) ? -9999 : Self.ground($0, $1) }
    raster.crs = "EPSG:32634"
    raster.transform = [430_000, 100, 0, 4_970_000, 0, -100]
    raster.nodata = -9999
    let source = try raster.write(to: "source.tif", in: scratch)
    let path = scratch.file(name)
    try Tool.run("gdal_translate", ["-q", "-of", driver, source, path])
    let window = try Window.around(20.138, 44.86, reach: 15)
    let expected = try TerrainMosaic(source).elevations(of: Window.lattice, window: window)
    #expect(expected.voids.hasVoids)
    #expect(expected.voids.voidCount < expected.cells.count / 2)
    #expect(try TerrainMosaic(path).elevations(of: Window.lattice, window: window) == expected)
  }

  @Test("a picture format with a world file is a raster once its coordinate system is named")
  func worldFile() throws {
    var raster = TestRaster.metres { Double($0 + $1) }
    raster.type = "Byte"
    let source = try raster.write(to: "source.tif", in: scratch)
    let path = scratch.file("a.png")
    try Tool.run("gdal_translate", ["-q", "-of", "PNG", "-co", "WORLDFILE=YES", source, path])
    try FileManager.default.removeItem(atPath: path + ".aux.xml")
    #expect(try fault(.badData) { _ = try TerrainMosaic(path) }.problem == "has no coordinate system")
    let found = try elevations(path, crs: Window.lattice.projection)
    #expect(try found == elevations(source))
  }

  @Test("a world file's numbers are of the coordinate system that is named, whichever that is")
  func foreignWorldFile() throws {
    var raster = TestRaster.metres { Self.ground($0, $1) }
    (raster.crs, raster.transform) = (nil, [])
    let path = try raster.write(to: "a.tif", in: scratch)
    // Half a metre east of the centre of the first cell.
    _ = try scratch.write("100\n0\n0\n-100\n430050\n4969950\n", to: "a.tfw")
    let window = try Window.around(20.14, 44.86, reach: 3)
    let found = try TerrainMosaic(paths: [path], crs: "EPSG:32634", voids: .block)
      .elevations(of: Window.lattice, window: window)
    raster.crs = "EPSG:32634"
    raster.transform = [430_000, 100, 0, 4_970_000, 0, -100]
    let placed = try TerrainMosaic(raster.write(to: "b.tif", in: scratch))
    #expect(try placed.elevations(of: Window.lattice, window: window) == found)
    #expect(!found.voids.hasVoids)
  }

  @Test("a remote file is read without a look at what may stand beside it")
  func remote() throws {
    let path = try TestRaster.metres { Self.isHole($0, $1) ? -400 : Self.ground($0, $1) }
      .write(to: "a.tif", in: scratch)
    _ = try scratch.write(
      "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>-400</NoDataValue></PAMRasterBand></PAMDataset>",
      to: "a.tif.aux.xml")
    let server = try RangeServer(scratch.path)
    let remote = try InputAccess.$current.withValue(InputAccess(allowsNetwork: true)) {
      try elevations("/vsicurl/\(server.base)/a.tif")
    }
    #expect(!remote.voids.hasVoids)
    #expect(try elevations(path).voids.voidCount == 250)
    withExtendedLifetime(server) {}
  }
}
