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

  @Test("Every verdict equals exact rational arithmetic on integer terrain", arguments: seeds)
  func exact(seed: UInt64) {
    let terrain = terrain(seed)
    for (eye, targetHeight) in [(6, 0), (14, 0), (14, 2), (20, 1)] {
      let oracle = ExactOracle(
        terrain: terrain, observer: observer, eye: eye, targetHeight: targetHeight)
      let seen = viewshed(
        over: terrain, from: observer, eye: Double(eye), targetHeight: Double(targetHeight))
      for row in terrain.window.rows {
        for column in terrain.window.columns {
          let cell = Cell(row: row, column: column)
          #expect(seen[cell] == oracle.isVisible(cell), "seed \(seed), eye \(eye), \(cell)")
        }
      }
    }
  }

  @Test("Swapping the two ends and their heights changes nothing", arguments: seeds)
  func reciprocity(seed: UInt64) {
    let terrain = terrain(seed)
    let (observerHeight, targetHeight) = (9.0, 2.0)
    func sees(_ from: Cell, _ fromHeight: Double, _ to: Cell, _ toHeight: Double) -> Bool {
      let eye = Double(terrain.cells[terrain.window.index(of: from)]) + fromHeight
      return LineOfSight(
        from: Viewpoint(cell: from, eyeElevation: eye, targetHeight: toHeight, maxRange: 100),
        over: terrain, cellSize: CellSize(square: 1), curvature: .flat, voids: .block
      ).isVisible(to)
    }
    for row in terrain.window.rows {
      for column in terrain.window.columns {
        let cell = Cell(row: row, column: column)
        #expect(
          sees(observer, observerHeight, cell, targetHeight)
            == sees(cell, targetHeight, observer, observerHeight), "seed \(seed), \(cell)")
      }
    }
  }

  @Test("A higher observer or target only adds", arguments: seeds)
  func higherAdds(seed: UInt64) {
    let terrain = terrain(seed)
    var before = viewshed(over: terrain, from: observer, eye: 8)
    for targetHeight in [1.0, 2, 5, 9] {
      let after = viewshed(over: terrain, from: observer, eye: 8, targetHeight: targetHeight)
      #expect(zip(before.visible, after.visible).allSatisfy { $0 <= $1 }, "seed \(seed)")
      before = after
    }
    before = viewshed(over: terrain, from: observer, eye: 8)
    for eye in [9.0, 11, 15, 30] {
      let after = viewshed(over: terrain, from: observer, eye: eye)
      #expect(zip(before.visible, after.visible).allSatisfy { $0 <= $1 }, "seed \(seed)")
      before = after
    }
  }

  @Test("Raising a cell in between only removes what is behind", arguments: seeds)
  func raisingRemoves(seed: UInt64) {
    let terrain = terrain(seed)
    let before = viewshed(over: terrain, from: observer, eye: 14)
    for raised in [Cell(row: 9, column: 9), Cell(row: 5, column: 4), Cell(row: 14, column: 11)] {
      let after = viewshed(over: terrain.with(15, at: raised), from: observer, eye: 14)
      for row in terrain.window.rows {
        for column in terrain.window.columns {
          let cell = Cell(row: row, column: column)
          if cell != raised, after[cell] { #expect(before[cell], "seed \(seed), \(raised), \(cell)") }
        }
      }
    }
  }

  @Test("Mirror and transpose commute with sight", arguments: seeds)
  func symmetry(seed: UInt64) {
    let terrain = terrain(seed)
    let seen = viewshed(over: terrain, from: observer, eye: 14, targetHeight: 1)
    let swapped = viewshed(
      over: terrain.transposed(), from: Cell(row: observer.column, column: observer.row), eye: 14,
      targetHeight: 1)
    let last = terrain.window.columns.count - 1
    let mirrored = viewshed(
      over: terrain.mirrored(), from: Cell(row: observer.row, column: last - observer.column),
      eye: 14, targetHeight: 1)
    for row in terrain.window.rows {
      for column in terrain.window.columns {
        let verdict = seen[Cell(row: row, column: column)]
        #expect(swapped[Cell(row: column, column: row)] == verdict, "seed \(seed)")
        #expect(mirrored[Cell(row: row, column: last - column)] == verdict, "seed \(seed)")
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

  // d = sqrt(2 R' h_o) + sqrt(2 R' h_t) with R' = R / (1 - k): the two tangents to one horizon.
  @Test("On a level plane a target sinks below the horizon", arguments: ViewshedEngine.allCases)
  func horizonDistance(engine: ViewshedEngine) {
    let curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)
    let (observerHeight, targetHeight, cellSize) = (10.0, 2.0, 100.0)
    let distance =
      (observerHeight / curvature.coefficient).squareRoot()
      + (targetHeight / curvature.coefficient).squareRoot()
    let level = Raster(window: CellWindow(rows: 0..<3, columns: 0..<240), filledWith: 0)
    let seen = engine.viewshed(
      from: Viewpoint(
        cell: Cell(row: 1, column: 0), eyeElevation: observerHeight, targetHeight: targetHeight,
        maxRange: 30_000),
      over: level, cellSize: CellSize(square: cellSize), curvature: curvature, voids: .block)
    for row in 0..<3 {
      #expect(seen[Cell(row: row, column: Int(0.9 * distance / cellSize))])
      #expect(!seen[Cell(row: row, column: Int(1.1 * distance / cellSize))])
    }
  }
}
