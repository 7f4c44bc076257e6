import GeoCore
import GeoIO
import Testing

struct BadTerrainTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a missing raster is a missing input")
  func missing() throws {
    let path = scratch.file("none.tif")
    #expect(try fault(.missingInput) { _ = try TerrainMosaic(path) }.place?.file == path)
  }

  @Test("a file that is no raster is bad data")
  func notRaster() throws {
    let path = try scratch.write("hello\n", to: "a.tif")
    #expect(
      try fault(.badData) { _ = try TerrainMosaic(path) }.problem.contains("cannot be opened as a raster"))
  }

  @Test("a raster without a coordinate system says how to name one, and takes the one named")
  func noSystem() throws {
    var raster = TestRaster.degrees { 500 + 7 * Double($0) + 4 * Double($1) }
    let named = try raster.write(to: "named.tif", in: scratch)
    raster.crs = nil
    let path = try raster.write(to: "a.tif", in: scratch)
    let error = try fault(.badData) { _ = try TerrainMosaic(path) }
    #expect(error.problem == "has no coordinate system")
    #expect(error.remedy.contains("`crs: EPSG:...` below `terrain`"))
    let window = try Window.around(20.2, 44.8, reach: 5)
    let found = try TerrainMosaic(paths: [path], crs: "EPSG:4326", voids: .block)
    let expected = try TerrainMosaic(named)
    let ground = try expected.elevations(of: Window.lattice, window: window)
    #expect(try found.elevations(of: Window.lattice, window: window) == ground)
    #expect(
      try fault(.badData) { _ = try TerrainMosaic(paths: [path], crs: "moon", voids: .block) }.problem
        .hasPrefix(
          "crs 'moon' is not a coordinate system: "))
  }

  @Test("a raster without a geotransform says how to give one")
  func noTransform() throws {
    var raster = TestRaster.degrees { _, _ in 1 }
    raster.transform = []
    let path = try raster.write(to: "a.tif", in: scratch)
    let error = try fault(.badData) { _ = try TerrainMosaic(path) }
    #expect(error.problem.contains("no geotransform"))
    #expect(error.remedy.contains("gdal_translate -a_ullr"))
  }

  @Test("a raster whose cells have no area is bad data")
  func degenerate() throws {
    let path = try scratch.write(
      """
      <VRTDataset rasterXSize="4" rasterYSize="4"><SRS>EPSG:4326</SRS>
        <GeoTransform>20, 0.01, 0.01, 45, 0.01, 0.01</GeoTransform>
        <VRTRasterBand dataType="Float32" band="1"/></VRTDataset>
      """, to: "a.vrt")
    #expect(try fault(.badData) { _ = try TerrainMosaic(path) }.problem.contains("degenerate geotransform"))
  }

  @Test("the raster at fault among several is the one that is named")
  func among() throws {
    let good = try TestRaster.degrees { _, _ in 1 }.write(to: "a.tif", in: scratch)
    var raster = TestRaster.degrees { _, _ in 1 }
    raster.crs = nil
    let bad = try raster.write(to: "b.tif", in: scratch)
    #expect(try fault(.badData) { _ = try TerrainMosaic(good, bad) }.place?.file == bad)
  }
}
