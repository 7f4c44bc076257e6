import Foundation
import GeoCore
import GeoIO
import Testing

struct HillshadeTests {
  private let scratch: Scratch
  /// A grid inside `TestRaster.metres`, 20 by 20 cells of the lattice, grown to the least size.
  private static let grid = HillshadeGrid(
    around: [PlanePoint(x: 0, y: 4_958_000)], and: [], on: Window.lattice)

  init() throws { scratch = try Scratch() }

  /// The picture's cells over rasters.
  private func shades(_ paths: [String]) throws -> [Float] {
    try Hillshade(paths: paths, query: RasterQuery()).write(
      Self.grid, in: OutputFolder(filesIn: scratch.file("out")), as: "hillshade.tif")
    return try Tool.cells(of: scratch.file("out/hillshade.tif"), band: 1, in: scratch)
  }

  /// The shade in the middle of a plane that rises so many metres a cell eastwards and southwards.
  private func shade(east: Int, south: Int, _ name: String) throws -> Float {
    let path = try TestRaster.metres { 1000 + Double($0 * east + $1 * south) }.write(to: name, in: scratch)
    return try shades([path])[Self.index(column: 0, row: -49_580)]
  }

  private static func index(column: Int, row: Int) -> Int {
    grid.window.index(of: Cell(row: row, column: column))
  }

  @Test(
    "a slope that faces the north-west is lighter than level ground, one that faces the south-east darker")
  func light() throws {
    let facing = try shade(east: 20, south: 20, "north-west.tif")
    let level = try shade(east: 0, south: 0, "level.tif")
    let averted = try shade(east: -20, south: -20, "south-east.tif")
    #expect(averted > 0)
    #expect(averted < level)
    #expect(level < facing)
  }

  @Test("voids and what no raster reaches are nodata, all else is not; later rasters lie on top")
  func voids() throws {
    var ground = TestRaster.metres { column, row in
      (10..<15).contains(column) && (10..<15).contains(row) ? -9999 : Double(column)
    }
    ground.nodata = -9999
    let path = try ground.write(to: "ground.tif", in: scratch)
    let found = try shades([path])
    for cell in Window.cells(Self.grid.window) {
      let column = cell.column + 20
      let row = cell.row + 49_600
      let isKnown =
        (0..<40).contains(column) && (0..<40).contains(row)
        && !((10..<15).contains(column) && (10..<15).contains(row))
      #expect((found[Self.grid.window.index(of: cell)] > 0) == isKnown, "\(column), \(row)")
    }
    let steep = try TestRaster.metres { 1000 + Double(20 * ($0 + $1)) }.write(to: "steep.tif", in: scratch)
    #expect(try shades([path, steep]) == shades([steep]))
  }

  @Test(
    "the file is a cloud-optimised GeoTIFF of bytes with nodata 0 at the lattice's place, the same each time")
  func form() throws {
    let path = try TestRaster.metres { Double($0 * $1) }.write(to: "ground.tif", in: scratch)
    _ = try shades([path])
    let first = try Data(contentsOf: URL(fileURLWithPath: scratch.file("out/hillshade.tif")))
    let information = try Tool.run("gdalinfo", [scratch.file("out/hillshade.tif")])
    #expect(information.contains("LAYOUT=COG"))
    #expect(information.contains("Type=Byte"))
    #expect(information.contains("NoData Value=0\n"))
    #expect(information.contains("Pixel Size = (100.0000000"))
    _ = try shades([path])
    #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.file("out/hillshade.tif"))) == first)
  }

  @Test("stored numbers with a scale and an offset are shaded as the metres they mean")
  func scaled() throws {
    let plain = try TestRaster.metres { 100 + Double($0 * $1) }.write(to: "plain.tif", in: scratch)
    var stored = TestRaster.metres { Double($0 * $1) / 2 }
    stored.scale = 2
    stored.offset = 100
    #expect(try shades([try stored.write(to: "stored.tif", in: scratch)]) == shades([plain]))
  }

  @Test("a long border gets coarser cells, whole multiples, and sensors far off do not stretch the picture")
  func grid() {
    let border = [PlanePoint(x: 0, y: 0), PlanePoint(x: 350_000, y: 100_000)]
    let far = PlanePoint(x: 0, y: 900_000)
    let near = PlanePoint(x: 5_000, y: 140_000)
    let fine = Lattice(zone: 0, centralMeridian: 20, cellSize: 30)
    let grid = HillshadeGrid(around: border, and: [far, near], on: fine)
    #expect(grid == HillshadeGrid(around: border, and: [near], on: fine))
    #expect(grid.lattice.cellSize == 150)
    #expect(grid.window.columns.count <= HillshadeGrid.longestSide + 1)
    for point in border + [near] { #expect(grid.window.contains(grid.lattice.cell(at: point))) }
    #expect(!grid.window.contains(grid.lattice.cell(at: far)))
  }
}
