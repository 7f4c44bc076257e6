import GeoCore
import GeoIO
import Testing

@Suite(.enabled(if: SharedData.isThere)) struct SharedTerrainTests {
  @Test("two SRTM tiles as a mosaic agree with gdalwarp across their seam to 0.01 m, and voids stay void")
  func mosaic() throws {
    let scratch = try Scratch()
    let paths = try ["dem/srtm3_N41E022.tif", "dem/srtm3_N41E023.tif"].map { try SharedData.path($0) }
    // Cells of 60 m, smaller than the tiles', so that gdalwarp's bilinear is that of four cells.
    let lattice = Lattice(zone: 0, centralMeridian: 22.95, cellSize: 60)
    let middle = try #require(
      try LatticeProjection(lattice).points(of: [Coordinate(longitude: 23, latitude: 41.5)]).first)
    let window = CellWindow(around: lattice.cell(at: middle), reach: 300)
    let found = try TerrainMosaic(paths: paths, crs: nil, voids: .block).elevations(
      of: lattice, window: window)
    let virtual = scratch.file("both.vrt")
    let warped = scratch.file("warped.tif")
    let transform = lattice.geoTransform(of: window)
    let end = transform.coordinates(column: Double(window.columns.count), row: Double(window.rows.count))
    try Tool.run("gdalbuildvrt", ["-q", virtual] + paths)
    try Tool.run(
      "gdalwarp",
      [
        "-q", "-r", "bilinear", "-et", "0", "-t_srs", lattice.projection, "-ot", "Float32", "-dstnodata",
        "-32768",
        "-te", "\(transform.coefficients[0])", "\(end.y)", "\(end.x)", "\(transform.coefficients[3])", "-ts",
        "\(window.columns.count)", "\(window.rows.count)", virtual, warped,
      ])
    let expected = try Tool.cells(of: warped, band: 1, in: scratch)
    try #require(expected.count == found.cells.count)
    var worst: Float = 0
    var compared = 0
    for index in expected.indices {
      guard expected[index] != -32_768 else {
        #expect(found.voids[isVoid: index], "what gdalwarp cannot tell is void")
        continue
      }
      guard !found.voids[isVoid: index] else { continue }
      worst = max(worst, abs(found.cells[index] - expected[index]))
      compared += 1
    }
    #expect(worst < 0.01)
    // 338 void cells of both tiles, of 92 by 69 m, are fewer than 600 of 60 m.
    #expect(compared > expected.count - 600)
  }
}
