import GeoCore
import Testing

@testable import TerrainKernels

@Suite("Instruction levels")
struct InstructionLevelTests {
  @Test(
    "Every level that the processor has gives the same bits", arguments: [ViewshedEngine.exact, .fast],
    [61, 62, 63] as [UInt64])
  func sameBits(engine: ViewshedEngine, seed: UInt64) {
    let terrain = fractalTerrain(levels: 8, relief: 250, roughness: 0.5, seed: seed)
      .withVoids(seed == 63 ? [Cell(row: 100, column: 100), Cell(row: 128, column: 150)] : [])
    let sight = LineOfSight(
      from: tower(on: Cell(row: 120, column: 131), of: terrain, reach: 110), over: terrain,
      cellSize: CellSize(width: 29.5, height: 30.25),
      curvature: EarthCurvature(refraction: EarthCurvature.standardRefraction), voids: .transparent)
    let levels = InstructionLevel.allCases.filter(\.isAvailable)
    #expect(levels.contains(.baseline))
    for level in levels {
      #expect(
        engine.viewshed(of: sight, level: level) == engine.viewshed(of: sight, level: .baseline),
        "seed \(seed), \(level)")
      #expect(
        engine.minimumHeights(of: sight, level: level) == engine.minimumHeights(of: sight, level: .baseline),
        "seed \(seed), \(level)")
    }
  }

  @Test("Any number of threads gives the same bits", arguments: [ViewshedEngine.exact, .fast], [1, 2, 3, 8])
  func threads(engine: ViewshedEngine, threads: Int) async {
    let terrain = fractalTerrain(levels: 8, relief: 250, roughness: 0.5, seed: 71)
    let viewpoint = tower(on: Cell(row: 120, column: 131), of: terrain, reach: 110)
    let curvature = EarthCurvature(refraction: EarthCurvature.standardRefraction)
    let (size, voids) = (CellSize(square: 30), VoidPolicy.block)
    let viewshed = await engine.viewshed(
      from: viewpoint, over: terrain, cellSize: size, curvature: curvature, voids: voids, threads: threads)
    let heights = await engine.minimumHeights(
      from: viewpoint, over: terrain, cellSize: size, curvature: curvature, voids: voids, threads: threads)
    #expect(viewshed == engine.viewshed(from: viewpoint, over: terrain))
    #expect(
      heights
        == engine.minimumHeights(
          from: viewpoint, over: terrain, cellSize: size, curvature: curvature, voids: voids))
  }
}
