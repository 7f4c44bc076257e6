import GeoCore
import Testing

@Suite struct NearestGroundTests {
  /// The nearest valid cell by looking at every cell of a wide square, each distance by itself.
  private func plain(
    _ cell: Cell, within reach: Double, _ size: CellSize, _ isValid: (Cell) -> Bool
  ) -> Cell? {
    var best: (square: Double, row: Int, column: Int)?
    for row in -20...20 {
      for column in -20...20 {
        let (north, east) = (size.height * Double(row), size.width * Double(column))
        let square = north * north + east * east
        guard square <= reach * reach, isValid(Cell(row: cell.row + row, column: cell.column + column)) else {
          continue
        }
        if best.map({ (square, row, column) < $0 }) ?? true { best = (square, row, column) }
      }
    }
    return best.map { Cell(row: cell.row + $0.row, column: cell.column + $0.column) }
  }

  /// Whether a cell is known, for one in so many.
  private static func isValid(_ cell: Cell, oneIn share: Int) -> Bool {
    let mixed = (cell.row &* 73_856_093) ^ (cell.column &* 19_349_663)
    return (mixed >> 7) % share == 0
  }

  @Test(
    "it is the cell that a plain search finds, whatever shape cells have",
    arguments: [(30.0, 30.0), (20, 30), (30, 20), (8, 30), (64, 8)], [2, 5, 17])
  func twin(size: (width: Double, height: Double), share: Int) {
    let cellSize = CellSize(width: size.width, height: size.height)
    let nearest = NearestGround(among: cellSize)
    let reach = 2 * max(size.width, size.height)
    var found = 0
    for row in 0..<40 {
      for column in 0..<40 {
        let cell = Cell(row: row, column: column)
        let isValid = { Self.isValid($0, oneIn: share) }
        let answer = nearest.value(near: cell) { isValid($0) ? $0 : nil }
        #expect(answer == plain(cell, within: reach, cellSize, isValid), "\(cell)")
        if answer != nil, answer != cell { found += 1 }
      }
    }
    #expect(found > 0)
  }

  @Test("a cell that has a value is its own, and nothing else is asked for")
  func own() {
    var asked: [Cell] = []
    let cell = Cell(row: 3, column: 4)
    let value = NearestGround(among: CellSize(square: 10)).value(near: cell) { other -> Int? in
      asked.append(other)
      return 7
    }
    #expect(value == 7)
    #expect(asked == [cell])
  }

  @Test(
    "two cells to a side are near enough, what is beyond is not",
    arguments: [(0, 2, true), (2, 0, true), (1, 1, true), (1, 2, false), (0, 3, false), (-2, 0, true)])
  func reach(row: Int, column: Int, isNear: Bool) {
    let only = Cell(row: row, column: column)
    let value = NearestGround(among: CellSize(square: 30)).value(near: Cell(row: 0, column: 0)) {
      $0 == only ? 1 : nil
    }
    #expect((value != nil) == isNear)
  }

  @Test("on narrow cells a column's step is shorter than a row's")
  func narrow() {
    let known = [Cell(row: 1, column: 0), Cell(row: 0, column: -2)]
    let value = NearestGround(among: CellSize(width: 12, height: 30)).value(near: Cell(row: 0, column: 0)) {
      known.contains($0) ? $0 : nil
    }
    #expect(value == known[1])
  }

  @Test("all that is looked at lies in the window")
  func window() {
    let nearest = NearestGround(within: 100, cellSize: CellSize(width: 20, height: 30))
    let cell = Cell(row: 5, column: -5)
    #expect(nearest.window(around: cell) == CellWindow(around: cell, reach: 5))
    let value = nearest.value(near: cell) { other -> Int? in
      #expect(nearest.window(around: cell).contains(other))
      return nil
    }
    #expect(value == nil)
  }

  @Test("cells of nearly no width end the search all the same")
  func slender() {
    let nearest = NearestGround(among: CellSize(width: 0.0001, height: 30))
    #expect(nearest.window(around: Cell(row: 0, column: 0)).columns.count == 2 * NearestGround.furthest + 1)
  }
}
