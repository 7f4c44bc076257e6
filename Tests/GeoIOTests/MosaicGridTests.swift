import Foundation
import GeoCore
import GeoIO
import Testing

/// Rasters of different cells and coordinate systems as one ground.
struct MosaicGridTests {
  private let scratch: Scratch
  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  init() throws { scratch = try Scratch() }

  /// A raster on the plane of the lattice, its corner that of `TestRaster.metres`, of cells of that size (m).
  private func write(
    _ name: String, cells: Double, count: Int, east: Double = 0, _ value: @escaping (Int, Int) -> Double
  ) throws -> String {
    var raster = TestRaster.metres(columns: count, rows: count, value)
    raster.transform = [-2_000 + east, cells, 0, 4_960_000, 0, -cells]
    raster.nodata = -9999
    return try raster.write(to: name, in: scratch)
  }

  private static func rough(_ column: Int, _ row: Int) -> Double { Double((column * 37 + row * 101) % 97) }

  private func elevations(_ paths: [String]) throws -> Raster {
    try TerrainMosaic(paths: paths, crs: nil, voids: .block).elevations(
      of: Window.lattice, window: Self.whole)
  }

  @Test("the finest raster lies on top in any order, with the bits that it has alone")
  func finest() throws {
    let fine = try write("fine.tif", cells: 100, count: 40, Self.rough)
    let coarse = try write("coarse.tif", cells: 400, count: 10) { _, _ in 500 }
    let alone = try elevations([fine])
    #expect(try elevations([coarse, fine]) == alone)
    #expect(try elevations([fine, coarse]) == alone)
  }

  @Test("where the finer raster is void or ends, the coarser one is seen in its own cells")
  func below() throws {
    let fine = try write("fine.tif", cells: 100, count: 20) { column, row in
      (5..<9).contains(column) && (5..<9).contains(row) ? -9999 : Self.rough(column, row)
    }
    let coarse = try write("coarse.tif", cells: 400, count: 10) { column, _ in 1_000 + 40 * Double(column) }
    let (both, upper, lower) = try (elevations([fine, coarse]), elevations([fine]), elevations([coarse]))
    #expect(upper.voids.voidCount == 1_600 - 400 + 16)
    #expect(!both.voids.hasVoids)
    for index in both.cells.indices {
      #expect(both.cells[index] == (upper.voids[isVoid: index] ? lower : upper).cells[index])
    }
  }

  @Test("of equal cells on different grids the later raster lies on top")
  func equals() throws {
    let first = try write("first.tif", cells: 100, count: 40) { _, _ in 1 }
    let second = try write("second.tif", cells: 100, count: 10, east: 30) { _, _ in 2 }
    #expect(try elevations([first, second]).cells.count { $0 == 2 } == 100)
    #expect(try elevations([second, first]).cells.allSatisfy { $0 == 1 })
  }

  @Test("the mosaic's cells are the finest raster's, on the lattice and for links")
  func cellSize() throws {
    let fine = try write("fine.tif", cells: 50, count: 20) { _, _ in 7 }
    let coarse = try write("coarse.tif", cells: 400, count: 10) { _, _ in 9 }
    let mosaic = try TerrainMosaic(coarse, fine)
    let places = try LatticeProjection(Window.lattice).places(of: [
      PlanePoint(x: -1_800, y: 4_959_800), PlanePoint(x: 1_000, y: 4_958_000),
    ])
    #expect(abs(try mosaic.cellSize(near: places[0]).width - 50) < 0.01)
    let posts = try TerrainPosts(mosaic)
    #expect(try posts.elevations(at: places) == [7, 9])
    #expect(abs(try posts.cellSide(near: places[0]) - 50) < 0.01)
    #expect(abs(try posts.cellSide(near: places[1]) - 400) < 0.1)
    #expect(try posts.elevation(nearest: places[1]) == 9)
  }

  @Test("the finest canopy lies on top, too, and its codes do")
  func covers() throws {
    let fine = try write("fine.tif", cells: 100, count: 20) { _, _ in 10 }
    let coarse = try write("coarse.tif", cells: 400, count: 10) { _, _ in 20 }
    for (content, values) in [(LandCoverContent.heights, [10, 20]), (.codes([10: 3, 20: 4]), [3, 4])] {
      let found = try LandCoverMosaic(paths: [fine, coarse], crs: nil, content: content)
        .heights(of: Window.lattice, window: Self.whole)
      #expect(found.cells.count { $0 == Float(values[0]) } == 400)
      #expect(found.cells.count { $0 == Float(values[1]) } == 1_200)
    }
  }

  @Test("the finest raster is what the hillshade shows")
  func hillshade() throws {
    let fine = try write("fine.tif", cells: 100, count: 40) { 500 + 40 * Double($0 + $1) }
    let coarse = try write("coarse.tif", cells: 400, count: 10) { 500 - 90 * Double($0 + $1) }
    let grid = HillshadeGrid(around: [PlanePoint(x: 0, y: 4_958_000)], and: [], on: Window.lattice)
    func shades(_ paths: [String]) throws -> [Float] {
      try Hillshade(paths: paths, query: RasterQuery()).write(
        grid, in: OutputFolder(filesIn: scratch.path), as: "h.tif")
      return try Tool.cells(of: scratch.file("h.tif"), band: 1, in: scratch)
    }
    #expect(try shades([fine, coarse]) == shades([coarse, fine]))
    let middle = grid.window.index(of: Cell(row: -49_580, column: 0))
    #expect(try shades([fine, coarse])[middle] == shades([fine])[middle])
    #expect(try shades([fine])[middle] != shades([coarse])[middle])
  }
}
