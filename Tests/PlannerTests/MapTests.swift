import TestSupport
import Coverage
import GeoCore
import Planner
import Testing

@Suite("What a map says of a cell")
struct MapTests {
  /// A border of 4 km eastwards through the middle of the row 0, a corridor of 500 m, an eye of that height in column 0.
  private func scenario(mast: Double? = nil, range: Double = 5000) -> PlaneScenario {
    var scenario = PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)])
    scenario.corridor = Corridor(inside: 500, outside: 500, side: .left)
    if let mast { scenario.add("A", at: PlanePoint(x: 25, y: -25), mast: mast, range: range) }
    return scenario
  }

  /// Level ground but for one column, a wall or a ditch without data.
  private struct Wall: TerrainSource, Sendable {
    var height: Float = 0
    var isVoid = false

    func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
      var raster = Raster(window: window, filledWith: 0)
      guard window.columns.contains(20) else { return raster }
      for row in window.rows {
        let index = window.index(of: Cell(row: row, column: 20))
        raster.cells[index] = height
        raster.voids[isVoid: index] = isVoid
      }
      return raster
    }
  }

  private struct Wood: LandCoverSource, Sendable {
    func heights(of lattice: Lattice, window: CellWindow) -> Raster {
      var raster = Raster(window: window, filledWith: 0)
      for row in window.rows {
        for column in window.columns where (10..<20).contains(column) {
          raster.cells[window.index(of: Cell(row: row, column: column))] = 10
        }
      }
      return raster
    }
  }

  private func cell(_ column: Int, of map: [Cell: MappedCell]) throws -> MappedCell {
    try #require(map[Cell(row: 0, column: column)])
  }

  @Test("Behind a wall a target must be as high as the line over it")
  func wall() async throws {
    // From 10 m over a wall of 12 m in column 20 the line is at 10 + t / 10 in column t.
    let map = try await scenario(mast: 10, range: 3000).outcome(over: { Wall(height: 12) }).tiles.cells
    for column in 0...20 { #expect(try cell(column, of: map).visibleHeight == 0) }
    for column in 21..<60 {
      #expect(try cell(column, of: map).visibleHeight == Float(Double(100 + column) / 10))
    }
    // The range of 3000 m is a slant one, from an eye of 10 m.
    #expect(try cell(60, of: map).visibleHeight == nil)
  }

  @Test("Behind a low wall the height falls to nothing, also where the target is in sight")
  func lowWall() async throws {
    // From 10 m over a wall of 5 m in column 20 the line is at 10 - t / 4 in column t, on the ground in column 40.
    let map = try await scenario(mast: 10, range: 3000).outcome(over: { Wall(height: 5) }).tiles.cells
    for column in 21..<60 {
      let cell = try cell(column, of: map)
      #expect(cell.visibleHeight == Float(max(0, 10 - Double(column) / 4)), "column \(column)")
      // A person of 1.8 m is in sight from 1.75 m on.
      #expect((cell.probability > 0) == (column >= 33), "column \(column)")
    }
  }

  @Test("Of two sensors the one that asks for less counts, and only where its field holds the cell")
  func least() async throws {
    var scenario = scenario(mast: 10)
    // From 20 m in column 40 westwards: over the wall in column 20 the line falls by 8 m in 20 columns.
    scenario.add("B", at: PlanePoint(x: 2025, y: -25), mast: 20, range: 5000, azimuth: 270, sector: 90)
    let map = try await scenario.outcome(over: { Wall(height: 12) }).tiles.cells
    #expect(try cell(30, of: map).visibleHeight == 0)
    #expect(try cell(10, of: map).visibleHeight == 0)
    #expect(try cell(50, of: map).visibleHeight == 15)
    scenario.sensors.remove(at: 0)
    let alone = try await scenario.outcome(over: { Wall(height: 12) }).tiles.cells
    #expect(try cell(10, of: alone).visibleHeight == 8)
    #expect(try cell(50, of: alone).visibleHeight == nil)
  }

  @Test(
    "In a wood a target must rise out of it, behind it above the line over its edge",
    arguments: [true, false])
  func wood(blocks: Bool) async throws {
    var scenario = scenario(mast: 20)
    scenario.landCoverBlocks = blocks
    let map = try await scenario.outcome(landCover: { Wood() }).tiles.cells
    #expect(try cell(9, of: map).visibleHeight == 0)
    for column in 10..<20 { #expect(try cell(column, of: map).visibleHeight == 10) }
    // From 20 m over 10 m in column 19: 20 - 10 x 30 / 19 = 80 / 19 in column 30.
    #expect(try cell(30, of: map).visibleHeight == (blocks ? Float(80.0 / 19) : 0))
  }

  @Test("Neither a sensor that does not count nor a void that blocks leaves a height")
  func none() async throws {
    var unlinked = scenario(mast: 10)
    unlinked.isLinked = [false]
    #expect(try cell(5, of: try await unlinked.outcome().tiles.cells).visibleHeight == nil)
    let map = try await scenario(mast: 10).outcome(over: { Wall(isVoid: true) }).tiles.cells
    #expect(try cell(19, of: map).visibleHeight == 0)
    #expect(try cell(30, of: map).visibleHeight == nil)
  }

  @Test(
    "A height is at most the target's own exactly where the sensor sees it", arguments: [3, 8] as [UInt64])
  func law(seed: UInt64) async throws {
    let terrain = { @Sendable () -> any TerrainSource in HashedHills(seed: seed, voidEvery: 80) }
    for landCover in [nil, Wood()] {
      var scenario = scenario(mast: 12, range: 3000)
      scenario.curvature = EarthCurvature(refraction: 0.13)
      scenario.add("B", at: PlanePoint(x: 2500, y: 200), mast: 3, range: 900, azimuth: 200, sector: 100)
      let map = try await scenario.outcome(over: terrain, landCover: { landCover }).tiles.cells.values.filter(
        \.isShown)
      #expect(map.contains { $0.probability > 0 } && map.contains { $0.visibleHeight ?? 0 > 1.8 })
      for cell in map {
        #expect((cell.visibleHeight ?? .infinity <= 1.8) == (cell.probability > 0), "\(cell)")
      }
    }
  }

  @Test("The longest wait is that of the patrol's passes, and a patrol that covers alone counts once")
  func patrol() async throws {
    var scenario = scenario()
    scenario.patrols = [PlanePatrol(points: scenario.points)]
    scenario.period = 3200
    // Out and back, column 40 is unseen from 215 to 585 s and from 610 to 990 s of each lap of 800 s; those who can be
    // observed for 300 s are missed with 4 x 70 + 4 x 80 of 3200.
    var seen = try cell(40, of: try await scenario.outcome().tiles.cells)
    #expect(seen.maxRevisit == 380)
    #expect(abs(seen.probability - 0.8125) < 1e-6)
    #expect(seen.overlap == 1 && seen.visibleHeight == nil)
    // The picture reaches 101 m to each side, two rows of cells.
    let map = try await scenario.outcome().tiles.cells
    for row in -8...8 {
      #expect((map[Cell(row: row, column: 40)]?.maxRevisit != nil) == (abs(row) <= 2), "row \(row)")
    }
    scenario.add("A", at: PlanePoint(x: 2025, y: -25), mast: 0, range: 500)
    seen = try cell(40, of: try await scenario.outcome().tiles.cells)
    #expect(seen.overlap == 2 && seen.visibleHeight == 0)
    #expect(abs(seen.probability - (1 - 0.5 * (1 - 0.8125))) < 1e-6)
    // Patrols that are too rare to cover alone still raise the chance.
    scenario.exposure = 100
    seen = try cell(40, of: try await scenario.outcome().tiles.cells)
    #expect(seen.overlap == 1)
    #expect(abs(seen.probability - 0.65625) < 1e-6)
  }
}
