import GeoCore
import Testing

@testable import TerrainKernels

@Suite("The opening of a surface")
struct GroundOpeningTests {
  /// The definition, cell by cell: the highest of the lowest, over squares that the raster cuts short.
  private func plain(_ surface: Raster, reach: Int) -> [Float] {
    let window = surface.window
    func extreme(_ values: [Float], _ better: (Float, Float) -> Float, _ start: Float) -> [Float] {
      window.rows.flatMap { row in
        window.columns.map { column in
          let square = CellWindow(around: Cell(row: row, column: column), reach: reach).intersection(window)
          return square.rows.reduce(start) { best, row in
            square.columns.reduce(best) { better($0, values[window.index(of: Cell(row: row, column: $1))]) }
          }
        }
      }
    }
    let solid = surface.cells.indices.map { surface.voids[isVoid: $0] ? .infinity : surface.cells[$0] }
    return extreme(extreme(solid, min, .infinity), max, -.infinity)
  }

  @Test("It is the highest of the lowest within reach", arguments: 0..<8)
  func definition(reach: Int) {
    let surface = integerTerrain(rows: 23, columns: 31, relief: 40, seed: UInt64(reach))
      .withVoids([Cell(row: 4, column: 5), Cell(row: 20, column: 30), Cell(row: 11, column: 11)])
    #expect(GroundOpening.opening(of: surface, reach: reach) == plain(surface, reach: reach))
  }

  @Test("A plane is its own opening, however steep, away from the edges")
  func plane() {
    let rows = (0..<40).map { row in (0..<40).map { 7 * row - 11 * $0 } }
    let surface = raster(rows)
    let opening = GroundOpening.opening(of: surface, reach: 5)
    for row in 10..<30 {
      for column in 10..<30 { #expect(opening[row * 40 + column] == Float(rows[row][column])) }
    }
  }

  @Test("What is narrower than the square is taken off, what is wider stays")
  func trees() {
    func block(_ width: Int) -> [Float] {
      let rows = (0..<40).map { row in
        (0..<40).map { column in (10..<10 + width).contains(column) && (10..<30).contains(row) ? 15 : 0 }
      }
      return GroundOpening.opening(of: raster(rows), reach: 4)
    }
    #expect(block(8).allSatisfy { $0 == 0 })
    #expect(block(9)[15 * 40 + 14] == 15)
  }
}
