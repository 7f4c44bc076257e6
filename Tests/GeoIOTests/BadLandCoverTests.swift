import GeoCore
import GeoIO
import Testing

struct BadLandCoverTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func error(_ content: LandCoverContent, _ value: Double) throws -> InputError {
    let path = try TestRaster.metres { $0 == 3 && $1 == 4 ? value : 7 }.write(to: "a.tif", in: scratch)
    let mosaic = try LandCoverMosaic(paths: [path], crs: nil, content: content)
    let error = try fault(.badData) {
      _ = try mosaic.heights(
        of: Window.lattice, window: Window.metres(rows: 0..<40, columns: 0..<40))
    }
    #expect(error.place?.file == path)
    return error
  }

  @Test("a height that nothing has is told with its cell and its cure", arguments: [-1.0, -9_999, 1_001])
  func impossibleHeight(value: Double) throws {
    let error = try error(.heights, value)
    #expect(error.problem.hasPrefix("holds \(Int(value)) at row 4, column 3: a height of vegetation"))
    #expect(error.remedy.hasSuffix("-a_nodata \(Int(value))"))
  }

  @Test("a code that is no whole number is told with its cell")
  func brokenCode() throws {
    #expect(try error(.codes([:]), 7.5).problem.hasPrefix("holds 7.5 at row 4, column 3: a code of land"))
  }

  @Test("a negative code and the greatest height are allowed")
  func allowed() throws {
    let window = Window.metres(rows: 0..<1, columns: 0..<1)
    let path = try TestRaster.metres { _, _ in -1 }.write(to: "codes.tif", in: scratch)
    let codes = try LandCoverMosaic(paths: [path], crs: nil, content: .codes([-1: 3]))
    #expect(try codes.heights(of: Window.lattice, window: window).cells == [3])
    let tall = try TestRaster.metres { _, _ in tallestLandCover }.write(to: "tall.tif", in: scratch)
    let heights = try LandCoverMosaic(paths: [tall], crs: nil, content: .heights)
    #expect(try heights.heights(of: Window.lattice, window: window).cells == [Float(tallestLandCover)])
  }

  @Test("a raster without a coordinate system takes the one named, and says where to name it")
  func noSystem() throws {
    var raster = TestRaster.degrees { _, _ in 7 }
    raster.crs = nil
    let path = try raster.write(to: "a.tif", in: scratch)
    let error = try fault(.badData) { _ = try LandCoverMosaic(paths: [path], crs: nil, content: .heights) }
    #expect(error.remedy.hasPrefix("name it with `crs: EPSG:...` beside its `source`"))
    let window = try Window.around(20.2, 44.8, reach: 1)
    let found = try LandCoverMosaic(paths: [path], crs: "EPSG:4326", content: .heights)
    #expect(try found.heights(of: Window.lattice, window: window) == Raster(window: window, filledWith: 7))
  }

  @Test("a missing raster is a missing input")
  func missing() throws {
    let path = scratch.file("none.tif")
    let error = try fault(.missingInput) {
      _ = try LandCoverMosaic(paths: [path], crs: nil, content: .heights)
    }
    #expect(error.place?.file == path)
  }
}
