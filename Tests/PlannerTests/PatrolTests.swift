import TestSupport
import Coverage
import Foundation
import GeoCore
import Planner
import SensorPhysics
import Testing

@Suite("Patrols over a straight border on level ground")
struct PatrolTests {
  /// A border of 4 km eastwards through the middle of a row of cells of 50 m.
  private func scenario(_ patrols: [PlanePatrol], period: Double = 3200, exposure: Double = 100)
    -> PlaneScenario
  {
    var scenario = PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)])
    scenario.patrols = patrols
    scenario.period = period
    scenario.exposure = exposure
    return scenario
  }

  private let along = PlanePatrol(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)])
  /// Along the border and back 2 km north of it: one pass a lap of 1200 s.
  private let round = PlanePatrol(
    points: [
      PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25), PlanePoint(x: 4000, y: 1975),
      PlanePoint(x: 0, y: 1975),
    ], isClosed: true)

  private func figures(_ scenario: PlaneScenario, column: Int) async throws -> PatrolFigures? {
    let assessment = try await scenario.outcome().assessment
    let piece = try #require(assessment.pieces.firstIndex { $0.cell.column == column })
    return assessment.verdicts[piece].patrols
  }

  /// A sure pass is one but for 1e-9 or so.
  private let nearlySure = 1e-6

  @Test("One aircraft out and back has windows in closed form")
  func closedForm() async throws {
    // Column 40 is in view from columns 38 to 42: 250 m or 25 s, from 190 s on and, on the way back, from 585 s on.
    let figures = try #require(try await figures(scenario([along]), column: 40))
    #expect(figures.lookCount == 8)
    #expect(figures.seenShare == 8 * 25 / 3200.0)
    // From 215 to 585 s, and from 610 to 990 s of the next lap.
    #expect(figures.maxRevisit == 380)
    #expect(abs(figures.meanWait - (4 * 370 * 370 + 4 * 380 * 380) / (2 * 3200.0)) < 1e-9)
    // 1 - (4 (370 - 100) + 4 (380 - 100)) / 3200
    #expect(abs(figures.probability - 0.3125) < nearlySure)
  }

  @Test("What is seen often enough is covered, else it is not patrolled often enough")
  func cause() async throws {
    let rare = try await scenario([along]).outcome().assessment
    #expect(rare.totals().coveredLength == 0)
    #expect(abs((rare.totals().causes[.notPatrolled] ?? 0) - 4000) < 1e-6)
    // With 300 s of exposure P = 1 - (4 x 70 + 4 x 80) / 3200 = 0.8125 in the middle, more than 0.5 everywhere: at the
    // ends the wait is 800 - 2 x 12.5 s or so, with 1 - 4 (775 - 300) / 3200 = 0.41.
    let often = try await scenario([along], exposure: 300).outcome().assessment
    let middle = try #require(often.pieces.firstIndex { $0.cell.column == 40 })
    #expect(often.isCovered(middle))
    #expect(!often.isCovered(0))
    #expect(often.verdicts[0].cause == .notPatrolled)
  }

  @Test("k equally spaced aircraft divide the time between looks by k", arguments: [1, 2, 3, 4])
  func spaced(count: Int) async throws {
    var patrol = round
    patrol.aircraft = count
    let figures = try #require(try await figures(scenario([patrol], period: 3600), column: 40))
    #expect(figures.lookCount == 3 * count)
    // A lap of 1200 s, of which each aircraft sees the piece for 25 s.
    #expect(abs(figures.maxRevisit - (1200 / Double(count) - 25)) <= 0.001)
  }

  @Test("The same route flown the other way round gives the same figures")
  func reversed() async throws {
    var back = round
    back.points.reverse()
    for column in [5, 40, 73] {
      let figures = try #require(try await self.figures(scenario([round], period: 3600), column: column))
      let other = try #require(try await self.figures(scenario([back], period: 3600), column: column))
      #expect(figures.seenShare == other.seenShare)
      #expect(figures.lookCount == other.lookCount)
      #expect(abs(figures.probability - other.probability) < 1e-9)
    }
  }

  @Test("A window's ends are off by no more than a stretch, or a cell where that is longer")
  func converges() async throws {
    for step in [200.0, 100, 50, 25, 12.5] {
      var patrol = along
      patrol.step = step
      let share = try #require(try await figures(scenario([patrol]), column: 40)).seenShare
      // Seen over 202 m of the way, 20.2 s, in truth; an eye stands on the centre of its cell of 50 m.
      #expect(abs(share - 8 * 20.2 / 3200) <= 8 * max(step, 50) / 10 / 3200, "\(step) m")
    }
  }

  @Test("Stretches longer than the picture would miss border, hence those of a cell")
  func misses() async throws {
    var patrol = along
    patrol.step = 400
    #expect(try await figures(scenario([patrol]), column: 40) == nil)
  }

  @Test("A wood hides the border in it from above, too")
  func cover() async throws {
    struct Wood: LandCoverSource, Sendable {
      func heights(of lattice: Lattice, window: CellWindow) -> Raster {
        var raster = Raster(window: window, filledWith: 0)
        for row in window.rows {
          for column in window.columns where (38..<42).contains(column) {
            raster.cells[window.index(of: Cell(row: row, column: column))] = 10
          }
        }
        return raster
      }
    }
    let assessment = try await scenario([along]).outcome(landCover: { Wood() }).assessment
    let unseen = zip(assessment.pieces, assessment.verdicts).filter { $1.patrols == nil }
    #expect(unseen.map(\.0.cell.column) == [38, 39, 40, 41])
    #expect(unseen.allSatisfy { $1.cause == .hiddenByLandCover })
  }

  @Test("The earth's curve brings far ground under the upper edge of a picture")
  func curvature() async throws {
    // 10 km away level ground is 100 m below the eye, and 106.8 m with the drop (1 - 0.13) d^2 / 2 R of 6.83 m. The
    // picture's upper edge is at a fall of 103.4 m in 10 km, 0.5924 degrees; its half field is atan(101 / 100).
    var far = PlanePatrol(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 50, y: -25)], maxRange: 20_000)
    far.depression = Angle(degrees: 45.2850 + 0.5924)
    var scenario = scenario([far])
    scenario.points[1].x = 12_000
    #expect(try await figures(scenario, column: 200) == nil)
    scenario.curvature = EarthCurvature(refraction: 0.13)
    #expect(try await figures(scenario, column: 200) != nil)
  }

  @Test("A camera that is held at the border sees it from beside its way, one that looks ahead does not")
  func heldAtTheBorder() async throws {
    // 1000 m north of the border, 5.7 degrees down: the picture is 60 m wide there, less than two cells.
    var aside = PlanePatrol(points: [PlanePoint(x: 0, y: 975), PlanePoint(x: 4000, y: 975)])
    aside.depression = Angle(radians: atan(0.1))
    aside.half = 3
    aside.maxRange = 2000
    aside.direction = .border
    let figures = try #require(try await figures(scenario([aside]), column: 40))
    // Four laps out and back, of which 50 m each are over against the piece.
    #expect(figures.lookCount == 8)
    #expect(figures.seenShare == 8 * 5 / 3200.0)
    aside.direction = .alongTrack
    #expect(try await self.figures(scenario([aside]), column: 40) == nil)
  }

  @Test("A camera that is held at the far border allows for the earth's drop")
  func heldAtTheFarBorder() async throws {
    // 10 km away the drop of 6.83 m is 0.039 degrees; half the picture is atan(0.0005), 0.029 degrees.
    var aside = PlanePatrol(points: [PlanePoint(x: 2000, y: 9975), PlanePoint(x: 2050, y: 9975)])
    (aside.half, aside.maxRange, aside.direction) = (0.05, 20_000, .border)
    var scenario = scenario([aside])
    for curvature in [EarthCurvature.flat, EarthCurvature(refraction: 0.13)] {
      scenario.curvature = curvature
      #expect(try await figures(scenario, column: 40) != nil)
    }
  }

  @Test("A patrol and a placed sensor combine, and each has its share")
  func combined() async throws {
    var both = scenario([along])
    both.add("A", at: PlanePoint(x: 2025, y: -25), mast: 0, range: 500)
    let assessment = try await both.outcome().assessment
    let piece = try #require(assessment.pieces.firstIndex { $0.cell.column == 40 })
    let verdict = assessment.verdicts[piece]
    // 1 - 0.5 (1 - 0.3125)
    #expect(abs(verdict.probability - 0.65625) < nearlySure)
    #expect(assessment.patrolIDs == ["U0"])
    let share = assessment.patrolShares[0]
    #expect(share.coveredLength == 0 && share.soleLength == 0)
    #expect(share.contribution > 0)
  }

  @Test("Any section length and any number of threads give the same windows")
  func sameBits() async throws {
    let terrain = { @Sendable () -> any TerrainSource in HashedHills(seed: 11, voidEvery: 90) }
    var whole = scenario([along, round])
    whole.assumedGroundReach = 100
    let wanted = try await whole.outcome(over: terrain).assessment
    #expect(!wanted.passes.isEmpty)
    for (length, threads) in [(500.0, 1), (700, 3), (1500, 2)] {
      var cut = whole
      cut.sectionLength = length
      let found = try await cut.outcome(over: terrain, threads: threads).assessment
      #expect(found.passes == wanted.passes)
      #expect(found.verdicts == wanted.verdicts)
    }
  }
}
