import GeoCore
import Testing

struct LatticeTileTests {
  @Test(
    "a tile holds 128 cells a side, also left of and above the origin",
    arguments: [(0, 0), (127, 0), (128, 1), (-1, -1), (-128, -1), (-129, -2), (-81_667, -639)])
  func holding(index: Int, tile: Int) {
    let byRow = LatticeTile(holding: Cell(row: index, column: 0))
    let byColumn = LatticeTile(holding: Cell(row: 0, column: index))
    #expect((byRow.row, byRow.column) == (tile, 0))
    #expect((byColumn.row, byColumn.column) == (0, tile))
    #expect(byRow.window.contains(Cell(row: index, column: 0)))
    #expect(byRow.window == CellWindow(rows: (tile * 128)..<(tile * 128 + 128), columns: 0..<128))
  }

  @Test("the tiles that cover a window are those of its cells, each once, row by row")
  func covering() {
    let window = CellWindow(rows: -130..<2, columns: -128..<129)
    let tiles = LatticeTile.covering(window)
    let held = Set(
      window.rows.flatMap { row in
        window.columns.map { LatticeTile(holding: Cell(row: row, column: $0)) }
      })
    #expect(tiles.count == 9)
    #expect(Set(tiles) == held)
    #expect(tiles == tiles.sorted())
  }

  @Test("a window that ends at a tile's edge does not ask for the next tile; an empty one asks for none")
  func edges() {
    #expect(LatticeTile.covering(CellWindow(rows: -128..<0, columns: 0..<128)).count == 1)
    #expect(LatticeTile.covering(CellWindow(rows: -128..<1, columns: 0..<129)).count == 4)
    #expect(LatticeTile.covering(CellWindow(rows: 5..<5, columns: 0..<128)).isEmpty)
  }

  @Test("rings hold each tile at their distance once", arguments: 0...3)
  func rings(distance: Int) {
    let tile = LatticeTile(holding: Cell(row: -300, column: 5))
    let ring = tile.ring(at: distance)
    #expect(Set(ring).count == ring.count)
    #expect(ring.count == max(8 * distance, 1))
    #expect(ring.allSatisfy { max(abs($0.row - tile.row), abs($0.column - tile.column)) == distance })
  }
}
