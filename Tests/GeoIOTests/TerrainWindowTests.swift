import GeoCore
import GeoIO
import Testing

/// A cell has the same value in every window, and that value is the interpolation between four cells, whatever the
/// sizes of the lattice's cells and the raster's.
struct TerrainWindowTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static func rough(_ column: Int, _ row: Int) -> Double { Double((column * 37 + row * 101) % 97) }

  @Test("a cell's bits do not depend on the window it is read in", arguments: [30.0, 100, 250])
  func windows(cellSize: Double) throws {
    // A raster of 100 m under cells smaller, equal and larger.
    let raster = TestRaster.metres(columns: 120, rows: 120, Self.rough)
    let path = try raster.write(to: "a.tif", in: scratch)
    let lattice = Lattice(zone: 0, centralMeridian: Window.lattice.centralMeridian, cellSize: cellSize)
    let start = lattice.cell(at: PlanePoint(x: 1_017, y: 4_957_000))
    let whole = CellWindow(
      rows: start.row..<(start.row + 24), columns: start.column..<(start.column + 24))
    let mosaic = try TerrainMosaic(path)
    let expected = try mosaic.elevations(of: lattice, window: whole)
    for (height, width) in [(1, 1), (5, 7), (24, 3), (2, 24)] {
      let part = CellWindow(
        rows: start.row..<(start.row + height), columns: start.column..<(start.column + width))
      let found = try mosaic.elevations(of: lattice, window: part)
      let differing = Window.cells(part).filter { found[$0] != expected[$0] }
      #expect(differing.isEmpty, "\(differing.count) cells of \(height) x \(width) differ")
    }
  }

  @Test("a cell takes the bilinear interpolation of four cells at its centre", arguments: [30.0, 100, 250])
  func formula(cellSize: Double) throws {
    let raster = TestRaster.metres(columns: 120, rows: 120, Self.rough)
    let path = try raster.write(to: "a.tif", in: scratch)
    let lattice = Lattice(zone: 0, centralMeridian: Window.lattice.centralMeridian, cellSize: cellSize)
    let start = lattice.cell(at: PlanePoint(x: 1_017, y: 4_957_000))
    let window = CellWindow(
      rows: start.row..<(start.row + 20), columns: start.column..<(start.column + 20))
    let found = try TerrainMosaic(path).elevations(of: lattice, window: window)
    var worst = 0.0
    for cell in Window.cells(window) {
      let center = lattice.center(of: cell)
      let column = (center.x + 2_000) / 100 - 0.5
      let row = (4_960_000 - center.y) / 100 - 0.5
      let west = Int(column.rounded(.down))
      let north = Int(row.rounded(.down))
      let (u, v) = (column - Double(west), row - Double(north))
      let upper = (1 - u) * Self.rough(west, north) + u * Self.rough(west + 1, north)
      let lower = (1 - u) * Self.rough(west, north + 1) + u * Self.rough(west + 1, north + 1)
      let value = try #require(found[cell])
      worst = max(worst, abs(Double(value) - ((1 - v) * upper + v * lower)))
    }
    // Values below 100 m in Float: ulp 8e-6; PROJ's way through degrees moves the centre by under 1e-6 m.
    #expect(worst < 1e-4)
  }
}
