import GeoCore
import Testing

@testable import TerrainKernels

@Suite("What a void does to sight")
struct VoidTests {
  private let observer = Cell(row: 2, column: 0)
  private let level = Raster(window: CellWindow(rows: 0..<5, columns: 0..<9), filledWith: 0)

  @Test("A transparent void never blocks, whatever number stands in it", arguments: ViewshedEngine.allCases)
  func transparent(engine: ViewshedEngine) {
    for number in [9999, -32768, Float.greatestFiniteMagnitude, 0] {
      let place = Cell(row: 2, column: 4)
      let terrain = level.with(number, at: place).withVoids([place])
      let seen = viewshed(engine, over: terrain, from: observer, eye: 2, voids: .transparent)
      for column in 0..<9 where column != 4 { #expect(seen[Cell(row: 2, column: column)], "\(number)") }
    }
  }

  @Test(
    "A blocking void hides what stands behind it", arguments: ViewshedEngine.allCases,
    [VoidPolicy.block, .fill])
  func block(engine: ViewshedEngine, policy: VoidPolicy) {
    let terrain = level.withVoids([Cell(row: 2, column: 4)])
    let seen = viewshed(engine, over: terrain, from: observer, eye: 2, voids: policy)
    for column in 0..<9 { #expect(seen[Cell(row: 2, column: column)] == (column <= 4)) }
    // The lines to row 1 pass column 4 between rows 1 and 2; those to row 0 pass it at row 1 or north of it.
    for column in 0..<9 { #expect(seen[Cell(row: 1, column: column)] == (column <= 4)) }
    for column in 0..<9 { #expect(seen[Cell(row: 0, column: column)]) }
  }

  @Test("A target in a void stands on the value given there", arguments: ViewshedEngine.allCases)
  func target(engine: ViewshedEngine) {
    let place = Cell(row: 2, column: 8)
    let wall = (0..<5).reduce(level) { $0.with(3, at: Cell(row: $1, column: 4)) }
    for policy in VoidPolicy.allCases {
      let low = viewshed(
        engine, over: wall.withVoids([place]), from: observer, eye: 2, voids: policy)
      let high = viewshed(
        engine, over: wall.with(9, at: place).withVoids([place]), from: observer, eye: 2,
        voids: policy)
      #expect(!low[place])
      #expect(high[place])
    }
  }

  @Test("A crossing exactly on a post gives no weight to the void beside it")
  func exactPost() {
    let sight = line(over: level.withVoids([Cell(row: 1, column: 4)]), .block)
    #expect(sight.isVisible(Cell(row: 2, column: 8)))
    #expect(!sight.touchesVoid(Cell(row: 2, column: 8)))
    #expect(!sight.isVisible(Cell(row: 1, column: 8)))
    #expect(sight.touchesVoid(Cell(row: 1, column: 8)))
  }

  @Test("A void at either end is not touched by the line between them")
  func ends() {
    let ends = [observer, Cell(row: 1, column: 8)]
    let sight = line(over: level.withVoids(ends), .block)
    #expect(!sight.touchesVoid(ends[1]))
    #expect(sight.isVisible(ends[1]))
  }

  private func line(over terrain: Raster, _ policy: VoidPolicy) -> LineOfSight {
    LineOfSight(
      from: Viewpoint(cell: observer, eyeElevation: 2, targetHeight: 0, maxRange: 20),
      over: terrain, cellSize: CellSize(square: 1), curvature: .flat, voids: policy)
  }
}
