import GeoCore
import GeoIO
import Testing

/// A plane in the raster's own coordinates is what bilinear interpolation gives back exactly: what is left is the
/// rounding of elevations near 1,000 m to Float (ulp 6e-5 m), once when stored and once when warped.
struct TerrainPlaneTests {
  private static let tolerance = 5e-4
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a plane in metres is reproduced at cells that lie between the raster's")
  func projected() throws {
    var raster = TestRaster.metres { 900 + 3 * Double($0) - 2 * Double($1) }
    raster.transform[0] += 37
    raster.transform[3] -= 11
    let mosaic = try TerrainMosaic(raster.write(to: "a.tif", in: scratch))
    let window = Window.metres(rows: 2..<37, columns: 2..<37)
    let found = try mosaic.elevations(of: Window.lattice, window: window)
    #expect(!found.voids.hasVoids)
    for cell in Window.cells(window) {
      let center = Window.lattice.center(of: cell)
      let expected = 900 + 3 * ((center.x + 1_963) / 100 - 0.5) - 2 * ((4_959_989 - center.y) / 100 - 0.5)
      let value = try #require(found[cell])
      #expect(abs(Double(value) - expected) < Self.tolerance)
    }
  }

  @Test("cells that coincide with the raster's have its values to the bit, north-west to south-east")
  func coinciding() throws {
    let raster = TestRaster.metres { Double(($0 * 37 + $1 * 101) % 977) }
    let mosaic = try TerrainMosaic(raster.write(to: "a.tif", in: scratch))
    let window = Window.metres(rows: 0..<40, columns: 0..<40)
    let found = try mosaic.elevations(of: Window.lattice, window: window)
    let expected = Window.cells(CellWindow(rows: 0..<40, columns: 0..<40)).map {
      Float(raster.value($0.column, $0.row))
    }
    #expect(found.cells == expected)
    #expect(!found.voids.hasVoids)
  }

  @Test("a plane in degrees is reproduced on the metric lattice")
  func geographic() throws {
    let raster = TestRaster.degrees { 500 + 7 * Double($0) + 4 * Double($1) }
    let mosaic = try TerrainMosaic(raster.write(to: "a.tif", in: scratch))
    let found = try mosaic.elevations(of: Window.lattice, window: Window.around(20.21, 44.8, reach: 60))
    let error = try Window.error(of: found) { place in
      500 + 7 * ((place.longitude - 20) * 100 - 0.5) + 4 * ((45 - place.latitude) * 100 - 0.5)
    }
    #expect(error < Self.tolerance)
  }

  @Test("a plane in another projection, UTM zone 34, is reproduced")
  func otherProjection() throws {
    var raster = TestRaster.metres(columns: 120, rows: 120) { 700 + 2 * Double($0) + 3 * Double($1) }
    raster.crs = "EPSG:32634"
    raster.transform = [430_000, 100, 0, 4_970_000, 0, -100]
    let path = try raster.write(to: "utm.tif", in: scratch)
    let window = try Window.around(20.2, 44.83, reach: 20)
    let found = try TerrainMosaic(path).elevations(of: Window.lattice, window: window)
    // The outside tool carries the cells' centres to UTM.
    let cells = Window.cells(window)
    let lines = cells.map { cell in
      let center = Window.lattice.center(of: cell)
      return "\(center.x) \(center.y)"
    }
    let answer = try Tool.run(
      "gdaltransform", ["-s_srs", Window.lattice.projection, "-t_srs", "EPSG:32634", "-output_xy"],
      input: lines.joined(separator: "\n") + "\n")
    let points = answer.split(separator: "\n").map { $0.split(separator: " ").compactMap { Double($0) } }
    try #require(points.count == cells.count)
    for (cell, point) in zip(cells, points) {
      let expected = 700 + 2 * ((point[0] - 430_000) / 100 - 0.5) + 3 * ((4_970_000 - point[1]) / 100 - 0.5)
      let value = try #require(found[cell])
      #expect(abs(Double(value) - expected) < Self.tolerance)
    }
  }

  @Test(
    "a plane in a rotated, a south-up and a west-first raster is reproduced",
    arguments: [
      [20, 0.006, 0.008, 44.8, 0.008, -0.006], [20, 0.01, 0, 44.6, 0, 0.01], [20.4, -0.01, 0, 45, 0, -0.01],
    ])
  func turned(transform: [Double]) throws {
    var raster = TestRaster.degrees { 500 + 7 * Double($0) + 4 * Double($1) }
    raster.transform = transform
    let map = GeoTransform(coefficients: transform)
    let middle = map.coordinates(column: 20, row: 20)
    let mosaic = try TerrainMosaic(raster.write(to: "a.tif", in: scratch))
    let found = try mosaic.elevations(
      of: Window.lattice, window: Window.around(middle.x, middle.y, reach: 30))
    let error = try Window.error(of: found) { place in
      let position = map.position(x: place.longitude, y: place.latitude)
      return 500 + 7 * (position.column - 0.5) + 4 * (position.row - 0.5)
    }
    #expect(error < Self.tolerance)
  }

  @Test("scale and offset are honoured, and nodata is told before them")
  func scaled() throws {
    var raster = TestRaster.metres { $0 == 5 && $1 == 5 ? -32_768 : Double(100 * $0 + $1) }
    raster.type = "Int16"
    raster.nodata = -32_768
    raster.scale = 0.25
    raster.offset = -40
    let mosaic = try TerrainMosaic(raster.write(to: "a.tif", in: scratch))
    let found = try mosaic.elevations(
      of: Window.lattice, window: Window.metres(rows: 0..<40, columns: 0..<40))
    let corner = found.window
    #expect(found[Cell(row: corner.rows.lowerBound, column: corner.columns.lowerBound + 8)] == 160)
    #expect(found[Cell(row: corner.rows.lowerBound + 5, column: corner.columns.lowerBound + 5)] == nil)
    #expect(found.voids.voidCount == 1)
  }
}
