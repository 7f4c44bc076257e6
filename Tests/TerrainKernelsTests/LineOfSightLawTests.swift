import GeoCore
import Testing

@testable import TerrainKernels

/// Seeds of the random terrains below.
private let seeds: [UInt64] = [11, 12, 13, 14]

@Suite("Laws of the line of sight")
struct LineOfSightLawTests {
  private let observer = Cell(row: 9, column: 6)

  private func terrain(_ seed: UInt64) -> Raster {
    integerTerrain(rows: 21, columns: 25, relief: 12, seed: seed)
  }

  @Test("Every verdict equals exact rational arithmetic on integer terrain", arguments: provenEngines, seeds)
  func exact(engine: ViewshedEngine, seed: UInt64) {
    let terrain = terrain(seed)
    for (eye, targetHeight) in [(6, 0), (14, 0), (14, 2), (20, 1)] {
      let oracle = ExactOracle(
        terrain: terrain, observer: observer, eye: eye, targetHeight: targetHeight)
      let seen = viewshed(
        engine, over: terrain, from: observer, eye: Double(eye), targetHeight: Double(targetHeight))
      for row in terrain.window.rows {
        for column in terrain.window.columns {
          let cell = Cell(row: row, column: column)
          #expect(seen[cell] == oracle.isVisible(cell), "seed \(seed), eye \(eye), \(cell)")
        }
      }
    }
  }

  @Test("Swapping the two ends and their heights changes nothing", arguments: provenEngines, seeds)
  func reciprocity(engine: ViewshedEngine, seed: UInt64) {
    let terrain = integerTerrain(rows: 15, columns: 12, relief: 12, seed: seed)
    let (observerHeight, targetHeight) = (9.0, 2.0)
    func seen(from cell: Cell, _ height: Double, _ otherHeight: Double) -> Viewshed {
      let eye = Double(terrain.cells[terrain.window.index(of: cell)]) + height
      return viewshed(engine, over: terrain, from: cell, eye: eye, targetHeight: otherHeight)
    }
    let there = seen(from: observer, observerHeight, targetHeight)
    for row in terrain.window.rows {
      for column in terrain.window.columns {
        let cell = Cell(row: row, column: column)
        let back = seen(from: cell, targetHeight, observerHeight)
        #expect(there[cell] == back[observer], "seed \(seed), \(cell)")
      }
    }
  }

  @Test("A higher observer or target only adds", arguments: provenEngines, seeds)
  func higherAdds(engine: ViewshedEngine, seed: UInt64) {
    let terrain = terrain(seed)
    var before = viewshed(engine, over: terrain, from: observer, eye: 8)
    for targetHeight in [1.0, 2, 5, 9] {
      let after = viewshed(engine, over: terrain, from: observer, eye: 8, targetHeight: targetHeight)
      #expect(zip(before.visible, after.visible).allSatisfy { $0 <= $1 }, "seed \(seed)")
      before = after
    }
    before = viewshed(engine, over: terrain, from: observer, eye: 8)
    for eye in [9.0, 11, 15, 30] {
      let after = viewshed(engine, over: terrain, from: observer, eye: eye)
      #expect(zip(before.visible, after.visible).allSatisfy { $0 <= $1 }, "seed \(seed)")
      before = after
    }
  }

  @Test("Raising a cell in between only removes what is behind", arguments: provenEngines, seeds)
  func raisingRemoves(engine: ViewshedEngine, seed: UInt64) {
    let terrain = terrain(seed)
    let before = viewshed(engine, over: terrain, from: observer, eye: 14)
    for raised in [Cell(row: 9, column: 9), Cell(row: 5, column: 4), Cell(row: 14, column: 11)] {
      let after = viewshed(engine, over: terrain.with(15, at: raised), from: observer, eye: 14)
      for row in terrain.window.rows {
        for column in terrain.window.columns {
          let cell = Cell(row: row, column: column)
          if cell != raised, after[cell] { #expect(before[cell], "seed \(seed), \(raised), \(cell)") }
        }
      }
    }
  }

  @Test("Adding a constant to every cell and to the eye changes nothing", arguments: seeds)
  func constant(seed: UInt64) {
    let terrain = terrain(seed)
    var raised = terrain
    for index in raised.cells.indices { raised.cells[index] += 2500 }
    for engine in ViewshedEngine.allCases {
      #expect(
        viewshed(engine, over: terrain, from: observer, eye: 14, targetHeight: 1)
          == viewshed(engine, over: raised, from: observer, eye: 2514, targetHeight: 1),
        "seed \(seed)")
    }
  }
}
