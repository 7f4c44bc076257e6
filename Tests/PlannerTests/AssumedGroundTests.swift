import Coverage
import GeoCore
import Planner
import Testing

@Suite("Ground that voids take from their neighbours")
struct AssumedGroundTests {
  /// Steep ground, no two cells of a neighbourhood alike, with so many voids that most neighbours are void, too.
  private struct Broken: TerrainSource, Sendable {
    /// The elevation of a cell (m); nil in a void.
    static func elevation(_ cell: Cell) -> Float? {
      let mixed = (cell.row &* 73_856_093) ^ (cell.column &* 19_349_663)
      guard (mixed >> 7) % 4 == 0 else { return nil }
      return Float(cell.row * 31 + cell.column * 7)
    }

    func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
      var raster = Raster(window: window, filledWith: 0)
      for row in window.rows {
        for column in window.columns {
          let cell = Cell(row: row, column: column)
          let index = window.index(of: cell)
          raster.voids[isVoid: index] = Self.elevation(cell) == nil
          raster.cells[index] = Self.elevation(cell) ?? 0
        }
      }
      return raster
    }
  }

  /// The ground by looking at every cell within reach: the nearest, of equals the northernmost, then westernmost.
  private func plainGround(at cell: Cell, reach: Double) -> Float? {
    var best: (square: Int, row: Int, column: Int)?
    for row in -3...3 {
      for column in -3...3 where Double(row * row + column * column) <= reach * reach {
        let other = (square: row * row + column * column, row: row, column: column)
        guard Broken.elevation(Cell(row: cell.row + row, column: cell.column + column)) != nil else {
          continue
        }
        if best.map({ other < $0 }) ?? true { best = other }
      }
    }
    return best.flatMap { Broken.elevation(Cell(row: cell.row + $0.row, column: cell.column + $0.column)) }
  }

  @Test(
    "On uneven ground a sensor in a void stands on the nearest cell, as a plain search finds it",
    arguments: [1.0, 2, 3])
  func nearest(reach: Double) async throws {
    var scenario = PlaneScenario(points: [PlanePoint(x: 0, y: 0), PlanePoint(x: 4000, y: 0)])
    scenario.assumedGroundReach = reach * scenario.cellSize
    let cells = (0..<80).map { Cell(row: $0 % 7 - 3, column: $0) }
    for cell in cells {
      scenario.add("S\(cell.column)", at: scenario.lattice.center(of: cell), range: 4000)
    }
    let standings = try await scenario.outcome(over: { Broken() }).standings
    for (cell, standing) in zip(cells, standings) {
      let plain = plainGround(at: cell, reach: reach)
      #expect(standing?.elevation == plain.map(Double.init), "\(cell)")
      #expect(standing?.isAssumed == (plain != nil && Broken.elevation(cell) == nil), "\(cell)")
    }
    #expect(standings.contains { $0?.isAssumed == true })
  }
}
