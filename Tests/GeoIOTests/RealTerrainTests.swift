import Foundation
import GeoCore
import GeoIO
import Testing

@Suite struct RealTerrainTests {
  /// The demonstration's terrain as the two tiles that it was clipped from: they share the column of posts at 23 degrees.
  private static func tiles(in scratch: Scratch) throws -> [String] {
    let terrain = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../geodata/maleshevo/terrain.tif").standardizedFileURL.path()
    return try [("west", "0", "481"), ("east", "480", "241")].map { name, column, width in
      let path = scratch.file("\(name).tif")
      try Tool.run("gdal_translate", ["-q", "-srcwin", column, "0", width, "901", terrain, path])
      return path
    }
  }

  @Test("two SRTM tiles as a mosaic agree with gdalwarp across their seam to 0.01 m, and voids stay void")
  func mosaic() throws {
    let scratch = try Scratch()
    let paths = try Self.tiles(in: scratch)
    // Cells of 60 m, smaller than the tiles', so that gdalwarp's bilinear is that of four cells.
    let lattice = Lattice(zone: 0, centralMeridian: 22.95, cellSize: 60)
    let middle = try #require(
      try LatticeProjection(lattice).points(of: [Coordinate(longitude: 23, latitude: 41.5)]).first)
    let window = CellWindow(around: lattice.cell(at: middle), reach: 250)
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
    // The few void cells of the tiles make fewer than 100 of 60 m.
    #expect(compared > expected.count - 100)
  }
}
