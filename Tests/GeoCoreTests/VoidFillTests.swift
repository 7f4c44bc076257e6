import GeoCore
import Testing

struct VoidFillTests {
  private static let window = CellWindow(rows: -7..<13, columns: 100..<120)

  /// A raster of that size whose cells are a value of row and column, with voids.
  private static func raster(voids: [Cell], _ value: (Int, Int) -> Float) -> Raster {
    let cells = window.rows.flatMap { row in window.columns.map { value(row, $0) } }
    var raster = Raster(window: window, cells: cells)
    for cell in voids {
      raster.cells[window.index(of: cell)] = 0
      raster.voids[isVoid: window.index(of: cell)] = true
    }
    return raster
  }

  private static func row(_ count: Int, at row: Int = 0, from column: Int = 104) -> [Cell] {
    (0..<count).map { Cell(row: row, column: column + $0) }
  }

  @Test("a void of 10 cells is filled, one of 11 is not", arguments: [(10, true), (11, false)])
  func limit(count: Int, isFilled: Bool) {
    let raster = Self.raster(voids: Self.row(count)) { _, _ in 312 }
    let filled = raster.fillingVoids(upTo: VoidPolicy.fillLimit)
    #expect(filled.voids.voidCount == (isFilled ? 0 : count))
    for cell in Self.row(count) { #expect(filled[cell] == (isFilled ? 312 : nil)) }
  }

  @Test("cells that touch by a corner are one void")
  func corners() {
    let diagonal = (0..<11).map { Cell(row: -5 + $0, column: 104 + $0) }
    let raster = Self.raster(voids: diagonal) { _, _ in 5 }
    #expect(raster.fillingVoids(upTo: 10).voids.voidCount == 11)
    #expect(raster.fillingVoids(upTo: 11).voids.voidCount == 0)
  }

  @Test("two voids are judged apart")
  func apart() {
    let raster = Self.raster(voids: Self.row(11) + Self.row(3, at: 4)) { _, _ in 5 }
    let filled = raster.fillingVoids(upTo: 10)
    #expect(filled.voids.voidCount == 11)
    #expect(filled[Cell(row: 4, column: 105)] == 5)
  }

  @Test("one void cell on a plane takes the plane's value: opposite neighbours cancel")
  func plane() throws {
    let raster = Self.raster(voids: [Cell(row: 0, column: 110)]) { Float(3 * $0 + 7 * $1) }
    // Weighted sums of eight values near 770 in Double, rounded to Float: ulp 6e-5.
    let value = try #require(raster.fillingVoids(upTo: 10)[Cell(row: 0, column: 110)])
    #expect(abs(value - 770) < 1e-4)
  }

  @Test("a row of 10 void cells across a ramp is recovered within 30 % of the ramp's rise over the void")
  func ramp() throws {
    // Along the row the mean pulls towards its middle; the rise over the void is 11 cells of 7 m.
    let raster = Self.raster(voids: Self.row(10)) { 3 * Float($0) + 7 * Float($1) }
    let filled = raster.fillingVoids(upTo: 10)
    for cell in Self.row(10) {
      let expected = 3 * Float(cell.row) + 7 * Float(cell.column)
      let value = try #require(filled[cell])
      #expect(abs(value - expected) < 0.3 * 77)
    }
  }

  @Test("a filled cell lies between the least and the greatest value around", arguments: 1...10)
  func bounds(seed: Int) throws {
    let voids = Self.row(5) + Self.row(5, at: 1, from: 106)
    let value = { (row: Int, column: Int) in Float((row * row * 31 + column * 17 * seed) % 97) }
    let filled = Self.raster(voids: voids, value).fillingVoids(upTo: 10)
    for cell in voids {
      let value = try #require(filled[cell])
      #expect((0...96).contains(value))
    }
    for cell in Self.row(20, at: 5, from: 100) { #expect(filled[cell] == value(cell.row, cell.column)) }
  }

  @Test(
    "a void on the window's edge may go on beyond it and stays",
    arguments: [(-7, 105), (12, 105), (0, 100), (0, 119)])
  func edge(row: Int, column: Int) {
    let raster = Self.raster(voids: [Cell(row: row, column: column)]) { _, _ in 5 }
    #expect(raster.fillingVoids(upTo: 10).voids.voidCount == 1)
  }

  @Test("a mask counts its voids however often a flag is set")
  func mask() {
    var mask = Mask(count: 3)
    #expect(!mask.hasVoids)
    mask[isVoid: 1] = true
    mask[isVoid: 1] = true
    #expect(mask.voidCount == 1)
    #expect(mask.flags == [0, 1, 0])
    mask[isVoid: 1] = false
    #expect(!mask.hasVoids)
  }
}
