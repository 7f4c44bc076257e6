import GeoCore
import Testing

@testable import TerrainKernels

@Suite("Terrain outside the range")
struct SurroundingsTests {
  private let observer = Cell(row: 128, column: 128)

  /// Slopes of 7 to 8 degrees in the mean.
  private func terrain(_ seed: UInt64) -> Raster {
    fractalTerrain(levels: 8, relief: 250, roughness: 0.5, seed: seed)
  }

  @Test("Terrain beyond the range changes no bit", arguments: ViewshedEngine.allCases, [31, 32] as [UInt64])
  func surroundings(engine: ViewshedEngine, seed: UInt64) {
    let terrain = terrain(seed).withVoids([Cell(row: 100, column: 100), Cell(row: 128, column: 150)])
    let viewpoint = tower(on: observer, of: terrain, reach: 60)
    let disc = CellWindow(around: observer, reach: 60)
    for voids in VoidPolicy.allCases {
      let whole = engine.viewshed(from: viewpoint, over: terrain, voids: voids)
      for margin in [0, 1, 7, 40] {
        let cut = terrain.cut(to: disc.expanded(by: margin))
        #expect(
          engine.viewshed(from: viewpoint, over: cut, voids: voids) == whole,
          "seed \(seed), voids \(voids), margin \(margin)")
      }
    }
  }

  @Test("Mountains and voids put beyond the range change no bit", arguments: provenEngines)
  func otherSurroundings(engine: ViewshedEngine) {
    let terrain = terrain(33)
    let viewpoint = tower(on: observer, of: terrain, reach: 60)
    let disc = CellWindow(around: observer, reach: 60)
    var other = terrain
    for row in terrain.window.rows {
      for column in terrain.window.columns where !disc.contains(Cell(row: row, column: column)) {
        let index = terrain.window.index(of: Cell(row: row, column: column))
        other.cells[index] = 9000
        other.voids[isVoid: index] = (row + column) % 2 == 0
      }
    }
    #expect(engine.viewshed(from: viewpoint, over: other) == engine.viewshed(from: viewpoint, over: terrain))
    #expect(
      engine.minimumHeights(from: viewpoint, over: other)
        == engine.minimumHeights(from: viewpoint, over: terrain))
  }

  /// How near to a cut (cells) the fast engine may see other rays than without it: a ray at the rim has one
  /// neighbour instead of two.
  private static func cutMargin(_ engine: ViewshedEngine) -> Int { engine == .fast ? 2 : 0 }

  @Test(
    "A window that cuts the range changes no bit away from the cut", arguments: ViewshedEngine.allCases,
    [41, 42, 43] as [UInt64])
  func cutWindow(engine: ViewshedEngine, seed: UInt64) {
    let terrain = terrain(seed)
    let viewpoint = tower(on: observer, of: terrain, reach: 110)
    let whole = engine.viewshed(from: viewpoint, over: terrain)
    for part in [
      CellWindow(rows: 90..<257, columns: 120..<200), CellWindow(rows: 0..<130, columns: 0..<131),
      CellWindow(rows: 126..<131, columns: 30..<257),
    ] {
      let cut = engine.viewshed(from: viewpoint, over: terrain.cut(to: part))
      let inner = part.expanded(by: -Self.cutMargin(engine)).intersection(whole.window)
      for row in inner.rows {
        for column in inner.columns {
          let cell = Cell(row: row, column: column)
          if cut[cell] != whole[cell] { Issue.record("seed \(seed), \(part), \(cell)") }
        }
      }
    }
  }
}
