import GeoCore
import Testing

@testable import TerrainKernels

@Suite("Storage that is used again")
struct StorageTests {
  @Test(
    "An answer does not depend on what was worked on before", arguments: [ViewshedEngine.exact, .fast],
    [81, 82] as [UInt64])
  func sameBits(engine: ViewshedEngine, seed: UInt64) {
    let terrain = fractalTerrain(levels: 9, relief: 400, roughness: 0.5, seed: seed)
    let sight = self.sight(from: Cell(row: 250, column: 260), over: terrain, reach: 110)
    let storage = SweepScratch()
    let viewshed = engine.viewshed(of: sight, level: .current, using: storage)
    let heights = engine.minimumHeights(of: sight, level: .current, using: storage)
    for index in 0..<6 {
      let other = self.sight(
        from: Cell(row: 190 + 25 * index, column: 300 - 20 * index), over: terrain, reach: 60 + 40 * index,
        height: Double(500 * index),
        sector: index.isMultiple(of: 2) ? .full : Sector(from: Angle(degrees: 20), width: Angle(degrees: 100))
      )
      _ = engine.viewshed(of: other, level: .current, using: storage)
      #expect(
        engine.viewshed(of: sight, level: .current, using: storage) == viewshed, "seed \(seed), \(index)")
      _ = engine.minimumHeights(of: other, level: .current, using: storage)
      #expect(
        engine.minimumHeights(of: sight, level: .current, using: storage) == heights, "seed \(seed), \(index)"
      )
    }
  }

  private func sight(
    from cell: Cell, over terrain: Raster, reach: Int, height: Double = 20, sector: Sector = .full
  ) -> LineOfSight {
    LineOfSight(
      from: Viewpoint(
        cell: cell, eyeElevation: Double(terrain[cell] ?? 0) + height, targetHeight: 1.8,
        maxRange: 30 * Double(reach), sector: sector),
      over: terrain, cellSize: CellSize(square: 30),
      curvature: EarthCurvature(refraction: EarthCurvature.standardRefraction), voids: .block)
  }
}
