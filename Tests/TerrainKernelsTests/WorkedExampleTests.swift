import GeoCore
import Testing

@testable import TerrainKernels

/// A saddle, z = (row - 2)^2 - (column - 2)^2 + 4: a pass from west to east between hills in the north and
/// south.
let saddleTerrain = raster([
  [4, 7, 8, 7, 4], [1, 4, 5, 4, 1], [0, 3, 4, 3, 0], [1, 4, 5, 4, 1], [4, 7, 8, 7, 4],
])

@Suite("Worked examples")
struct WorkedExampleTests {
  // Eye at 2 over column 0. Slopes to the tops: c1 -1/1, c2 -1/2, c3 1/3, c4 -2/4, c5 0/5, c6 2/6, c7 3/7.
  // Each is compared to the largest slope of the ground in front of it.
  @Test("A 1 x 8 profile is seen as its slopes say", arguments: ViewshedEngine.allCases)
  func profile(engine: ViewshedEngine) {
    let terrain = raster([[0, 1, 1, 3, 0, 2, 4, 5]])
    let seen = viewshed(engine, over: terrain, from: Cell(row: 0, column: 0), eye: 2)
    #expect(flags(seen) == [[1, 1, 1, 1, 0, 0, 1, 1]])
  }

  // The same ground, targets 1 m tall: c4 -1/4 and c5 1/5 stay under 1/3, c6 3/6 and c7 4/7 rise above it.
  @Test("A tall target is compared with bare ground in front of it", arguments: ViewshedEngine.allCases)
  func tallTargets(engine: ViewshedEngine) {
    let terrain = raster([[0, 1, 1, 3, 0, 2, 2, 5]])
    let seen = viewshed(engine, over: terrain, from: Cell(row: 0, column: 0), eye: 2, targetHeight: 1)
    // c6: 2 + 1 - 2 = 1 over 6 steps, under 1/3.
    #expect(flags(seen) == [[1, 1, 1, 1, 0, 0, 0, 1]])
  }

  @Test("Eight neighbours are visible however deep they lie", arguments: ViewshedEngine.allCases)
  func neighbours(engine: ViewshedEngine) {
    let terrain = raster([[0, 9, 0], [9, 9, 9], [0, 9, 0]])
    let seen = viewshed(engine, over: terrain, from: Cell(row: 1, column: 1), eye: -50)
    #expect(flags(seen) == [[1, 1, 1], [1, 1, 1], [1, 1, 1]])
  }

  // From the corner of a 3 x 3: (0,2) looks over (0,1); (2,2) over (1,1) alone; (1,2) crosses column 1
  // half way between (0,1) and (1,1), where the ground is (0 + 4) / 2 = 2, above the line at 1.
  @Test("A crossing between two posts has the ground between them", arguments: ViewshedEngine.allCases)
  func corner(engine: ViewshedEngine) {
    let terrain = raster([[0, 0, 0], [0, 4, 0], [0, 0, 0]])
    let seen = viewshed(engine, over: terrain, from: Cell(row: 0, column: 0), eye: 2)
    #expect(flags(seen) == [[1, 1, 1], [1, 1, 0], [1, 0, 0]])
  }

  // A pillar of 4 just east of the observer. The lines to (1,4) and (3,4) pass column 3 half way between the
  // pillar and level ground, where the ground is 2 and the sight line at 1/2: hidden, and so is (2,4).
  @Test("A single pillar hides the cells behind it", arguments: ViewshedEngine.allCases)
  func pillar(engine: ViewshedEngine) {
    var rows = [[Int]](repeating: [0, 0, 0, 0, 0], count: 5)
    rows[2][3] = 4
    let seen = viewshed(engine, over: raster(rows), from: Cell(row: 2, column: 2), eye: 1)
    #expect(
      flags(seen) == [
        [1, 1, 1, 1, 1], [1, 1, 1, 1, 0], [1, 1, 1, 1, 0], [1, 1, 1, 1, 0], [1, 1, 1, 1, 1],
      ])
  }

  @Test("A wall hides what stands behind it", arguments: ViewshedEngine.allCases)
  func wall(engine: ViewshedEngine) {
    let rows = [[Int]](repeating: [0, 0, 0, 9, 0, 0], count: 6)
    let seen = viewshed(engine, over: raster(rows), from: Cell(row: 2, column: 1), eye: 2)
    #expect(flags(seen) == [[Int]](repeating: [1, 1, 1, 1, 0, 0], count: 6))
  }

  // Eye 11 over a step from 10 to 0 at column 3: the edge (column 2, one step short of it) has slope -1/2, so
  // the level below is seen from the column where -11/d rises above it: d >= 22.
  @Test("An observer back from a cliff's edge does not see its foot", arguments: ViewshedEngine.allCases)
  func cliff(engine: ViewshedEngine) {
    let row = [10, 10, 10] + [Int](repeating: 0, count: 27)
    let seen = viewshed(engine, over: raster([row]), from: Cell(row: 0, column: 0), eye: 11)
    let visible = (0..<30).filter { seen[Cell(row: 0, column: $0)] }
    #expect(visible == [0, 1, 2] + Array(22..<30))
  }

  @Test("An observer in a pit sees only its rim", arguments: ViewshedEngine.allCases)
  func pit(engine: ViewshedEngine) {
    var rows = [[Int]](repeating: [Int](repeating: 9, count: 7), count: 7)
    rows[3][3] = 0
    let seen = viewshed(engine, over: raster(rows), from: Cell(row: 3, column: 3), eye: 1)
    #expect(seen.visible.filter { $0 != 0 }.count == 9)
    #expect((2...4).allSatisfy { row in (2...4).allSatisfy { seen[Cell(row: row, column: $0)] } })
  }

  // Eye 5 at the pass's western foot. Row 2: slopes -2/1, -1/2, -2/3 and -5/4: hidden from column 3 on.
  // (1,3) crosses column 2 at row 4/3 on ground (2 * 5 + 4) / 3 = 14/3, above the line at 5 - 2/3 = 13/3.
  // (1,4) crosses it half way between 4 and 5, on 9/2, above 5 - 4 * 2/4 = 3.
  // (0,4) crosses it on 5, above 5 - 2/4 = 9/2. (0,3) crosses it at row 2/3 on (8 + 2 * 5) / 3 = 6, below
  // 19/3.
  @Test("From the foot of a saddle the pass hides its other side", arguments: ViewshedEngine.allCases)
  func saddle(engine: ViewshedEngine) {
    let seen = viewshed(engine, over: saddleTerrain, from: Cell(row: 2, column: 0), eye: 5)
    #expect(
      flags(seen) == [
        [1, 1, 1, 1, 0], [1, 1, 1, 0, 0], [1, 1, 1, 0, 0], [1, 1, 1, 0, 0], [1, 1, 1, 1, 0],
      ])
  }

  @Test("A ray that only grazes the ground sees", arguments: ViewshedEngine.allCases)
  func grazing(engine: ViewshedEngine) {
    let level = raster([[Int]](repeating: [Int](repeating: 5, count: 9), count: 9))
    let seen = viewshed(engine, over: level, from: Cell(row: 4, column: 4), eye: 5)
    #expect(seen.visible.allSatisfy { $0 == 255 })
    let slope = raster([[0, 1, 2, 3, 4, 5, 6, 7]])
    #expect(
      flags(viewshed(.reference, over: slope, from: Cell(row: 0, column: 0), eye: 0)) == [
        [1, 1, 1, 1, 1, 1, 1, 1]
      ])
  }

  @Test("An observer on the grid's edge or corner sees along it", arguments: ViewshedEngine.allCases)
  func edge(engine: ViewshedEngine) {
    let level = raster([[Int]](repeating: [Int](repeating: 0, count: 6), count: 4))
    for cell in [Cell(row: 0, column: 0), Cell(row: 3, column: 5), Cell(row: 0, column: 3)] {
      let seen = viewshed(engine, over: level, from: cell, eye: 2)
      #expect(seen.window == level.window)
      #expect(seen.visible.allSatisfy { $0 == 255 })
    }
  }

  @Test("Both ends of the range are within it, and nothing else", arguments: ViewshedEngine.allCases)
  func ranges(engine: ViewshedEngine) {
    let level = raster([[Int]](repeating: [Int](repeating: 0, count: 21), count: 21))
    let observer = Cell(row: 10, column: 10)
    let seen = viewshed(engine, over: level, from: observer, eye: 2, minRange: 3, maxRange: 5)
    #expect(seen.window == CellWindow(around: observer, reach: 5))
    for row in 0..<21 {
      for column in 0..<21 {
        let square = (row - 10) * (row - 10) + (column - 10) * (column - 10)
        #expect(seen[Cell(row: row, column: column)] == (9...25).contains(square))
      }
    }
  }
}
