import GeoCore
import Testing

struct CellWindowTests {
  private static let window = CellWindow(rows: -2..<2, columns: 10..<15)

  @Test("cells are stored row by row from the north-west corner")
  func storage() {
    #expect(Self.window.count == 20)
    #expect(Self.window.index(of: Cell(row: -2, column: 10)) == 0)
    #expect(Self.window.index(of: Cell(row: -1, column: 10)) == 5)
    #expect(Self.window.index(of: Cell(row: 1, column: 14)) == 19)
    #expect(!Self.window.contains(Cell(row: 2, column: 14)))
    #expect(!Self.window.contains(Cell(row: 1, column: 15)))
  }

  @Test("intersection and union of windows, with and without cells in common")
  func sets() {
    let other = CellWindow(rows: 0..<9, columns: 12..<20)
    #expect(Self.window.intersection(other) == CellWindow(rows: 0..<2, columns: 12..<15))
    #expect(Self.window.union(other) == CellWindow(rows: -2..<9, columns: 10..<20))
    #expect(Self.window.intersection(CellWindow(rows: 5..<9, columns: 12..<20)).isEmpty)
    #expect(Self.window.union(CellWindow(rows: 9..<9, columns: 0..<5)) == Self.window)
    #expect(CellWindow(rows: 9..<9, columns: 0..<5).union(Self.window) == Self.window)
  }

  @Test("a window around a cell reaches equally far on all sides")
  func around() {
    let cell = Cell(row: -7, column: 3)
    #expect(CellWindow(around: cell, reach: 0) == CellWindow(rows: -7 ..< -6, columns: 3..<4))
    #expect(CellWindow(around: cell, reach: 2) == CellWindow(around: cell, reach: 0).expanded(by: 2))
  }
}
