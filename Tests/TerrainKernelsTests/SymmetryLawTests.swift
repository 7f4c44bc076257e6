import GeoCore
import Testing

@testable import TerrainKernels

/// What a turn of the map may not change: terms are added in another order at most, and addition commutes, so
/// not a bit differs with curvature or cells that are not square either.
@Suite("Mirror and transpose commute with sight")
struct SymmetryLawTests {
  private let observer = Cell(row: 13, column: 20)
  private let curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)

  private func terrain(_ seed: UInt64) -> Raster {
    fractalTerrain(levels: 6, relief: 200, roughness: 0.55, seed: seed)
      .cut(to: CellWindow(rows: 0..<45, columns: 0..<61)).withHoles(seed: seed)
  }

  private func viewpoint(_ cell: Cell, over terrain: Raster) -> Viewpoint {
    Viewpoint(cell: cell, eyeElevation: 120, targetHeight: 1.8, minRange: 45, maxRange: 1200)
  }

  private func expectSame(
    _ engine: ViewshedEngine, _ terrain: Raster, _ cellSize: CellSize, as other: Raster, from otherCell: Cell,
    _ otherSize: CellSize, seed: UInt64, place: (Cell) -> Cell
  ) {
    for voids in VoidPolicy.allCases {
      let from = viewpoint(observer, over: terrain)
      let seen = engine.viewshed(
        from: from, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
      let heights = engine.minimumHeights(
        from: from, over: terrain, cellSize: cellSize, curvature: curvature, voids: voids)
      let otherFrom = viewpoint(otherCell, over: other)
      let otherSeen = engine.viewshed(
        from: otherFrom, over: other, cellSize: otherSize, curvature: curvature, voids: voids)
      let otherHeights = engine.minimumHeights(
        from: otherFrom, over: other, cellSize: otherSize, curvature: curvature, voids: voids)
      for row in seen.window.rows {
        for column in seen.window.columns {
          let cell = Cell(row: row, column: column)
          if seen[cell] != otherSeen[place(cell)] { Issue.record("seed \(seed), \(voids), \(cell)") }
          // Exact promises verdicts; its heights are held to their bound elsewhere.
          guard engine == .reference, heights[cell] != otherHeights[place(cell)] else { continue }
          Issue.record("seed \(seed), \(voids), height at \(cell)")
        }
      }
    }
  }

  @Test("West for east", arguments: provenEngines, [61, 62] as [UInt64])
  func mirror(engine: ViewshedEngine, seed: UInt64) {
    let terrain = terrain(seed)
    let last = terrain.window.columns.count - 1
    let size = CellSize(width: 20, height: 31)
    let place = { (cell: Cell) in Cell(row: cell.row, column: last - cell.column) }
    expectSame(
      engine, terrain, size, as: terrain.mirrored(), from: place(observer), size, seed: seed, place: place)
  }

  @Test(
    "Rows for columns, and a cell's height for its width", arguments: provenEngines, [63, 64] as [UInt64])
  func transpose(engine: ViewshedEngine, seed: UInt64) {
    let terrain = terrain(seed)
    let place = { (cell: Cell) in Cell(row: cell.column, column: cell.row) }
    expectSame(
      engine, terrain, CellSize(width: 20, height: 31), as: terrain.transposed(), from: place(observer),
      CellSize(width: 31, height: 20), seed: seed, place: place)
  }

  @Test("Both on whole numbers without curvature", arguments: provenEngines, [65, 66, 67] as [UInt64])
  func integers(engine: ViewshedEngine, seed: UInt64) {
    let terrain = integerTerrain(rows: 21, columns: 25, relief: 12, seed: seed)
    let observer = Cell(row: 9, column: 6)
    let turned = terrain.mirrored().transposed()
    let seen = viewshed(engine, over: terrain, from: observer, eye: 14, targetHeight: 1)
    let other = viewshed(
      engine, over: turned, from: Cell(row: 24 - observer.column, column: observer.row), eye: 14,
      targetHeight: 1)
    for row in 0..<21 {
      for column in 0..<25 {
        let isSame = seen[Cell(row: row, column: column)] == other[Cell(row: 24 - column, column: row)]
        #expect(isSame, "seed \(seed), row \(row), column \(column)")
      }
    }
  }
}
