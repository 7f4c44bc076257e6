import Foundation
import GeoCore
import GeoIO
import Testing

struct TerrainMosaicTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a later raster lies on top of an earlier one, but its voids do not")
  func order() throws {
    let below = try TestRaster.metres { _, _ in 100 }.write(to: "below.tif", in: scratch)
    var small = TestRaster.metres(columns: 10, rows: 10) { $0 == 4 && $1 == 4 ? -1 : 200 }
    small.transform[0] += 1_000
    small.transform[3] -= 1_000
    small.nodata = -1
    let above = try small.write(to: "above.tif", in: scratch)
    let window = Window.metres(rows: 0..<40, columns: 0..<40)
    let found = try TerrainMosaic(below, above).elevations(of: Window.lattice, window: window)
    for cell in Window.cells(window) {
      let column = cell.column - window.columns.lowerBound
      let row = cell.row - window.rows.lowerBound
      let isAbove = (10..<20).contains(column) && (10..<20).contains(row) && !(column == 14 && row == 14)
      #expect(found[cell] == (isAbove ? 200 : 100))
    }
    let turned = try TerrainMosaic(above, below).elevations(of: Window.lattice, window: window)
    #expect(turned.cells.allSatisfy { $0 == 100 })
  }

  @Test("across the seam of two aligned rasters the interpolation goes on")
  func seam() throws {
    // Half a cell off the lattice, so that every value is a mean of two columns.
    let plane = { (column: Int, _: Int) in 10 * Double(column) }
    var west = TestRaster.metres(columns: 20, plane)
    west.transform[0] += 50
    var east = TestRaster.metres(columns: 20) { plane($0 + 20, $1) }
    east.transform[0] += 2_050
    let mosaic = try TerrainMosaic(
      west.write(to: "west.tif", in: scratch), east.write(to: "east.tif", in: scratch))
    let window = Window.metres(rows: 5..<8, columns: 15..<25)
    let found = try mosaic.elevations(of: Window.lattice, window: window)
    for cell in Window.cells(window) {
      let column = Double(cell.column - window.columns.lowerBound + 15)
      #expect(found[cell] == Float(10 * column - 5))
    }
  }

  @Test("rasters of different coordinate systems make one ground")
  func systems() throws {
    let west = TestRaster.degrees(columns: 20) { 500 + 7 * Double($0) + 4 * Double($1) }
    let first = try west.write(to: "west.tif", in: scratch)
    // The same plane, made in degrees and carried by gdalwarp to UTM in cells of 100 m.
    let all = try TestRaster.degrees(columns: 60, rows: 60) { 500 + 7 * Double($0) + 4 * Double($1) }
      .write(to: "all.tif", in: scratch)
    let second = scratch.file("utm.tif")
    try Tool.run(
      "gdalwarp",
      [
        "-q", "-t_srs", "EPSG:32634", "-tr", "100", "100", "-r", "bilinear", "-et", "0", "-ot", "Float32",
        "-dstnodata", "-9999", all, second,
      ])
    let window = try Window.around(20.2, 44.8, reach: 30)
    let found = try TerrainMosaic(first, second).elevations(of: Window.lattice, window: window)
    let error = try Window.error(of: found) { place in
      500 + 7 * ((place.longitude - 20) * 100 - 0.5) + 4 * ((45 - place.latitude) * 100 - 0.5)
    }
    // A plane in degrees bends in metres: over a cell of 100 m by under 1e-3 m, each time it is resampled.
    #expect(error < 0.01)
  }

  @Test("a VRT, a zipped and a mosaicked-by-VRT source give the raster's own bits")
  func virtual() throws {
    let path = try TestRaster.degrees { Double(($0 * 37 + $1 * 101) % 977) }.write(to: "a.tif", in: scratch)
    let virtual = scratch.file("virtual.vrt")
    try Tool.run("gdal_translate", ["-q", "-of", "VRT", path, virtual])
    let zip = scratch.file("a.zip")
    try Tool.run("python3", ["-m", "zipfile", "-c", zip, path])
    let window = try Window.around(20.2, 44.8, reach: 20)
    let expected = try TerrainMosaic(path).elevations(of: Window.lattice, window: window)
    for source in [virtual, "/vsizip/" + zip + "/a.tif"] {
      let found = try TerrainMosaic(source).elevations(of: Window.lattice, window: window)
      #expect(found == expected)
    }
  }

  @Test("the same lattice and window give the same bits, whatever was read before")
  func repeatable() throws {
    let path = try TestRaster.degrees { Double(($0 * 37 + $1 * 101) % 977) }.write(to: "a.tif", in: scratch)
    let window = try Window.around(20.2, 44.8, reach: 20)
    let fresh = try TerrainMosaic(path).elevations(of: Window.lattice, window: window)
    let used = try TerrainMosaic(path)
    _ = try used.elevations(of: Window.lattice, window: Window.around(20.1, 44.9, reach: 33))
    _ = try used.elevations(
      of: Lattice(zone: 1, centralMeridian: 21, cellSize: 30), window: CellWindow(rows: 0..<4, columns: 0..<4)
    )
    #expect(try used.elevations(of: Window.lattice, window: window) == fresh)
  }

  @Test("places within a raster and outside all; the cell size near a place")
  func extent() throws {
    let mosaic = try TerrainMosaic(TestRaster.degrees { _, _ in 1 }.write(to: "a.tif", in: scratch))
    #expect(try mosaic.contains([Coordinate(longitude: 20.001, latitude: 44.999)]) == [true])
    #expect(try mosaic.contains([Coordinate(longitude: 19.999, latitude: 44.999)]) == [false])
    #expect(try mosaic.contains([Coordinate(longitude: 20.001, latitude: 45.001)]) == [false])
    let size = try mosaic.cellSize(near: Coordinate(longitude: 20.2, latitude: 44.8))
    // echo '44.8 20 44.8 20.01' and '44.8 20 44.79 20' | geod -I +ellps=WGS84 -F %.1f
    #expect(abs(size.width - 791.2) < 1)
    #expect(abs(size.height - 1_111.2) < 1)
  }
}
