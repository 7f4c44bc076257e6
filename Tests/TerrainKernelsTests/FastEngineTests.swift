import GeoCore
import TestSupport
import Testing

@testable import TerrainKernels

/// The least share of cells with the verdict of the reference that the fast engine promises.
let promisedAgreement = 0.998

/// The share of the cells within range on which two viewsheds agree.
func agreement(_ one: Viewshed, _ other: Viewshed, around observer: Cell, reach: Int) -> Double {
  var cells = 0
  var same = 0
  for row in one.window.rows {
    for column in one.window.columns {
      let (rows, columns) = (row - observer.row, column - observer.column)
      guard rows * rows + columns * columns <= reach * reach else { continue }
      let cell = Cell(row: row, column: column)
      cells += 1
      same += one[cell] == other[cell] ? 1 : 0
    }
  }
  return Double(same) / Double(cells)
}

/// A viewpoint 30 m over the ground that looks for people on 30 m cells, as far as `reach` cells.
func tower(on cell: Cell, of terrain: Raster, reach: Int) -> Viewpoint {
  Viewpoint(
    cell: cell, eyeElevation: Double(terrain.cells[terrain.window.index(of: cell)]) + 30,
    targetHeight: 1.8, maxRange: Double(reach) * 30)
}

extension ViewshedEngine {
  /// Minimum heights on 30 m cells of the curved earth.
  func minimumHeights(from viewpoint: Viewpoint, over terrain: Raster) -> MinimumHeights {
    minimumHeights(
      from: viewpoint, over: terrain, cellSize: CellSize(square: 30),
      curvature: EarthCurvature(refraction: EarthCurvature.standardRefraction), voids: .block)
  }

  /// A viewshed on 30 m cells of the curved earth.
  func viewshed(
    from viewpoint: Viewpoint, over terrain: Raster, voids: VoidPolicy = .block
  ) -> Viewshed {
    viewshed(
      from: viewpoint, over: terrain, cellSize: CellSize(square: 30),
      curvature: EarthCurvature(refraction: EarthCurvature.standardRefraction), voids: voids)
  }
}

@Suite("The fast engine")
struct FastEngineTests {
  private let observer = Cell(row: 128, column: 128)
  private let reach = 110

  /// Slopes of 7 to 8 degrees in the mean.
  private func terrain(_ seed: UInt64) -> Raster {
    fractalTerrain(levels: 8, relief: 250, roughness: 0.5, seed: seed)
  }

  // 5 km, the nearest range for which the agreement is promised.
  @Test("Nearly all verdicts are those of the reference", arguments: [21, 22, 23, 24, 25] as [UInt64])
  func agrees(seed: UInt64) {
    let terrain = fractalTerrain(levels: 9, relief: 500, roughness: 0.5, seed: seed)
    let observer = Cell(row: 256, column: 256)
    let viewpoint = tower(on: observer, of: terrain, reach: 167)
    let share = agreement(
      ViewshedEngine.fast.viewshed(from: viewpoint, over: terrain),
      ViewshedEngine.reference.viewshed(from: viewpoint, over: terrain), around: observer, reach: 167)
    #expect(share >= promisedAgreement, "seed \(seed), share \(share)")
  }

  @Test("Voids do to nearly all cells what they do in the reference", arguments: VoidPolicy.allCases)
  func voids(policy: VoidPolicy) {
    let seed: UInt64 = 51
    var random = SeededGenerator(seed: seed)
    let places = (0..<6).flatMap { _ in
      let corner = Cell(
        row: Int.random(in: 20...230, using: &random), column: Int.random(in: 20...230, using: &random))
      return (0..<9).flatMap { row in
        (0..<9).map { Cell(row: corner.row + row, column: corner.column + $0) }
      }
    }
    let terrain = terrain(seed).withVoids(places)
    let viewpoint = tower(on: observer, of: terrain, reach: reach)
    let share = agreement(
      ViewshedEngine.fast.viewshed(from: viewpoint, over: terrain, voids: policy),
      ViewshedEngine.reference.viewshed(from: viewpoint, over: terrain, voids: policy),
      around: observer, reach: reach)
    #expect(share >= promisedAgreement, "seed \(seed), share \(share)")
  }
}
