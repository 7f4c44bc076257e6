import GeoCore
import GeoIO
import Testing

struct TerrainVoidTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func write(_ name: String = "a.tif", isVoid: @escaping (Int, Int) -> Bool) throws -> String {
    var raster = TestRaster.metres { isVoid($0, $1) ? -9_999 : 250 }
    raster.type = "Int16"
    raster.nodata = -9_999
    return try raster.write(to: name, in: scratch)
  }

  private static let whole = Window.metres(rows: 0..<40, columns: 0..<40)

  @Test("nodata cells and all beyond the raster are void, and no value leaks out of them")
  func nodata() throws {
    let path = try write { column, row in (10..<14).contains(column) && (20..<23).contains(row) }
    let window = Self.whole.expanded(by: 3)
    let found = try TerrainMosaic(path).elevations(of: Window.lattice, window: window)
    for cell in Window.cells(window) {
      let column = cell.column - Self.whole.columns.lowerBound
      let row = cell.row - Self.whole.rows.lowerBound
      let isVoid =
        !Self.whole.contains(cell) || (10..<14).contains(column) && (20..<23).contains(row)
      #expect(found[cell] == (isVoid ? nil : 250))
    }
  }

  @Test("NaN cells of a floating-point raster are void without being declared")
  func undeclared() throws {
    let raster = TestRaster.metres { $0 == 3 && $1 == 4 ? .nan : 250 }
    let found = try TerrainMosaic(raster.write(to: "nan.tif", in: scratch)).elevations(
      of: Window.lattice, window: Self.whole)
    let corner = found.window
    #expect(found[Cell(row: corner.rows.lowerBound + 4, column: corner.columns.lowerBound + 3)] == nil)
    #expect(found.voids.voidCount == 1)
  }

  @Test("a window that no raster reaches is all void")
  func outside() throws {
    let path = try write { _, _ in false }
    let window = CellWindow(rows: 0..<5, columns: 0..<5)
    let found = try TerrainMosaic(path).elevations(of: Window.lattice, window: window)
    #expect(found.voids.voidCount == 25)
  }

  @Test("`fill` interpolates a void of 10 cells and leaves one of 11", arguments: [(10, 0), (11, 11)])
  func fill(count: Int, left: Int) throws {
    let path = try write { column, row in row == 20 && (10..<(10 + count)).contains(column) }
    let filled = try TerrainMosaic(path, voids: .fill).elevations(of: Window.lattice, window: Self.whole)
    #expect(filled.voids.voidCount == left)
    for policy in [VoidPolicy.block, .transparent] {
      let kept = try TerrainMosaic(path, voids: policy).elevations(of: Window.lattice, window: Self.whole)
      #expect(kept.voids.voidCount == count)
    }
  }

  @Test("`fill` gives a cell the same bits from a window that cuts through the void")
  func fillInWindows() throws {
    let path = try write { column, row in (20..<22).contains(row) && (10..<15).contains(column) }
    let whole = try TerrainMosaic(path, voids: .fill).elevations(of: Window.lattice, window: Self.whole)
    let part = Window.metres(rows: 21..<30, columns: 12..<20)
    let found = try TerrainMosaic(path, voids: .fill).elevations(of: Window.lattice, window: part)
    #expect(Window.cells(part).allSatisfy { found[$0] != nil && found[$0] == whole[$0] })
  }
}
