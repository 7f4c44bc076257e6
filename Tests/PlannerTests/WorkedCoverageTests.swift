import Coverage
import GeoCore
import Planner
import Testing

@Suite("Worked coverage")
struct WorkedCoverageTests {
  /// A straight border of 40 km eastwards, through the middle of a row of cells.
  private var straight: PlaneScenario {
    PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 40_000, y: -25)])
  }

  /// A length in cells; chainages of 40 km are sums whose rounding stays far below a micrometre.
  private func cells(_ length: Double) -> Double { (length / 50 * 1e6).rounded() / 1e6 }

  @Test("Towers every 4 km that detect to 2 km and a cell's diagonal leave no gap in the open (FLIR TN-0002)")
  func towersLandCover() async throws {
    var scenario = straight
    let diagonal = scenario.cellSize * 2.0.squareRoot()
    for tower in 0..<10 {
      scenario.add(
        "T\(tower)", at: PlanePoint(x: Double(tower) * 4000 + 2025, y: -25), range: 2000 + diagonal)
    }
    let assessment = try await scenario.outcome().assessment
    #expect(assessment.gaps.isEmpty)
    #expect(assessment.totals().coveredFraction == 1)
  }

  @Test("At exactly 2 km at most a cell per tangency is missed")
  func towersTouch() async throws {
    var scenario = straight
    for tower in 0..<10 {
      scenario.add("T\(tower)", at: PlanePoint(x: Double(tower) * 4000 + 2025, y: -25), range: 2000)
    }
    let assessment = try await scenario.outcome().assessment
    #expect(assessment.gaps.count <= 11)
    #expect(assessment.gaps.allSatisfy { $0.length <= scenario.cellSize * 1.000001 })
  }

  @Test("A lone sensor covers the cells whose centres its slant range reaches, to the cell")
  func loneSensor() async throws {
    var scenario = straight
    // The eye is 30 m above the ground: 500^2 + 30^2 = 250,900 > 500.8^2, so the cell 500 m away is the last.
    scenario.add("S", at: PlanePoint(x: 20_025, y: -25), mast: 30, range: 501)
    let assessment = try await scenario.outcome().assessment
    #expect(cells(assessment.totals().coveredLength) == 21)
    #expect(assessment.gaps.map(\.chainage) == [0..<19_500, 20_550..<40_000])
    #expect(assessment.gaps.allSatisfy { $0.cause == .beyondRange && $0.nearestSensor == 0 })
    let distance = try #require(assessment.gaps[0].nearestDistance)
    // The gap's end is 525 m from the sensor; places are the plane's points divided and multiplied again.
    #expect(abs(distance - 525) < 1e-6)
  }

  @Test(
    "A sector that looks east leaves the west outside the field, a minimum range the middle in the dead zone")
  func sectorAndDeadZone() async throws {
    var scenario = straight
    scenario.add(
      "S", at: PlanePoint(x: 20_025, y: -25), mast: 0, range: 1000, minRange: 200, azimuth: 90, sector: 90)
    let assessment = try await scenario.outcome().assessment
    let totals = assessment.totals()
    // Cells 4 to 20 to the east are seen; the own cell and 1 to 3 lie in the dead zone; 20 to the west outside.
    #expect(cells(totals.coveredLength) == 17)
    #expect(cells(totals.causes[.nearDeadZone] ?? 0) == 4)
    #expect(cells(totals.causes[.outsideField] ?? 0) == 20)
  }

  @Test("A wall hides what stands behind it, and two sensors overlap")
  func wallAndOverlap() async throws {
    struct Wall: TerrainSource, Sendable {
      func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
        var raster = Raster(window: window, filledWith: 0)
        guard window.columns.contains(405) else { return raster }
        for row in window.rows { raster.cells[window.index(of: Cell(row: row, column: 405))] = 100 }
        return raster
      }
    }
    var scenario = straight
    scenario.add("A", at: PlanePoint(x: 20_025, y: -25), range: 1001)
    scenario.add("B", at: PlanePoint(x: 19_525, y: -25), range: 1001)
    let assessment = try await scenario.outcome(over: { Wall() }).assessment
    // A stands in column 400, B in 390, and 1001 m from a 10 m mast reach 20 cells; both see up to the wall's column.
    let totals = assessment.totals()
    #expect(cells(totals.causes[.hiddenByTerrain] ?? 0) == 15)
    #expect(cells(totals.coveredLength) == (405 - 370 + 1))
    #expect(cells(totals.overlapLength) == (405 - 380 + 1))
    #expect(cells(assessment.sensorShares[1].soleLength) == 10)
  }

  @Test("A void takes the nearest ground within reach; further in it is a gap of its own")
  func voids() async throws {
    struct Hole: TerrainSource, Sendable {
      func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
        var raster = Raster(window: window, filledWith: 0)
        for row in window.rows {
          for column in window.columns where (396..<404).contains(column) {
            raster.voids[isVoid: window.index(of: Cell(row: row, column: column))] = true
          }
        }
        return raster
      }
    }
    var scenario = straight
    scenario.voids = .transparent
    scenario.assumedGroundReach = 100
    scenario.add("S", at: PlanePoint(x: 19_025, y: -25), range: 2001)
    let totals = try await scenario.outcome(over: { Hole() }).assessment.totals()
    #expect(cells(totals.causes[.noTerrainData] ?? 0) == 4)
    #expect(cells(totals.assumedGroundLength) == 4)
    // Every verdict from the hole's second column to the range's end, column 420, rests on sight over it.
    #expect(cells(totals.sightOverVoidLength) == (420 - 397 + 1) - 4)
  }

  @Test("The corridor is wide on the inside and narrow on the outside", arguments: [BorderSide.left, .right])
  func corridorSides(side: BorderSide) async throws {
    var scenario = straight
    scenario.corridor = Corridor(inside: 1000, outside: 300, side: side)
    let outcome = try await scenario.outcome()
    var north = 0
    var south = 0
    for tile in outcome.tiles {
      for row in tile.window.rows where tile.window.columns.contains(200) {
        let isShown = tile.isShown[tile.window.index(of: Cell(row: row, column: 200))]
        if isShown { if row < 0 { north += 1 } else if row > 0 { south += 1 } }
      }
    }
    #expect(north == (side == .left ? 20 : 6))
    #expect(south == (side == .left ? 6 : 20))
  }
}
