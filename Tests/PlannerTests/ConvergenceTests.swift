import Coverage
import GeoCore
import SensorPhysics
import Testing

@testable import Planner

@Suite("True north and the plane's north")
struct ConvergenceTests {
  /// A border 2 km north of what looks at it, and the columns of the cells that are seen.
  ///
  ///     ---------|+++|---------  border
  ///               \ /
  ///                o             looks to the plane's north
  ///
  private func columns(_ change: (inout PlaneScenario) -> Void) async throws -> [Int] {
    var scenario = PlaneScenario(points: [PlanePoint(x: -4000, y: 1975), PlanePoint(x: 4000, y: 1975)])
    change(&scenario)
    let assessment = try await scenario.outcome().assessment
    return zip(assessment.pieces, assessment.verdicts).filter { $1.probability > 0 || $1.patrols != nil }
      .map(\.0.cell.column).sorted()
  }

  @Test(
    "A sector's azimuth is from true north: where the plane's north points elsewhere, it is turned by as much",
    arguments: [-40.0, -3, 0, 25, 60])
  func sensors(convergence: Double) async throws {
    // Half the sector, 5 degrees, is 175 m at 2 km: three cells to both sides.
    let ahead = try await columns { scenario in
      scenario.convergence = Angle(degrees: convergence)
      scenario.add(
        "A", at: PlanePoint(x: 25, y: -25), range: 3000, azimuth: convergence + 360, sector: 10)
    }
    #expect(ahead == Array(-3...3))
    // 2000 m tan(40 degrees) is 1678 m.
    let aside = try await columns { scenario in
      scenario.convergence = Angle(degrees: convergence)
      scenario.add("A", at: PlanePoint(x: 25, y: -25), range: 3000, azimuth: convergence + 40, sector: 10)
    }
    #expect(aside.contains(33) && !aside.contains(0) && !aside.contains(-33))
  }

  @Test("So is the track of an aircraft", arguments: [(90.0, true), (0, false), (-90, false), (60, false)])
  func patrols(convergence: Double, isSeen: Bool) async throws {
    // 2 km up, the camera looks ahead at 45 degrees, on a picture of some 200 m: 2 km along the track, which is 90
    // degrees from true north. Only where that is the plane's north it meets the border.
    let seen = try await columns { scenario in
      var patrol = PlanePatrol(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 50, y: -25)])
      (patrol.height, patrol.half, patrol.maxRange) = (2000, 100, 5000)
      patrol.depression = Angle(degrees: 45)
      scenario.patrols = [patrol]
      scenario.convergence = Angle(degrees: convergence)
    }
    #expect(seen.contains(0) == isSeen)
    #expect(isSeen || seen.isEmpty)
  }

  @Test("A candidate place turns its sectors as the sensor that is put there", arguments: [-40.0, 25])
  func candidates(convergence: Double) async throws {
    var scenario = PlaneScenario(points: [PlanePoint(x: -4000, y: 1975), PlanePoint(x: 4000, y: 1975)])
    scenario.convergence = Angle(degrees: convergence)
    scenario.add("A", at: PlanePoint(x: 25, y: -25), range: 3000, azimuth: convergence, sector: 10)
    let plan = try scenario.plan()
    let survey = CandidateSurvey(
      of: plan, in: Sections(of: plan),
      heads: [.init(sensor: plan.sensors[0], directions: [Angle(degrees: convergence)])])
    let found = try await survey.columns(
      of: [.init(placements: plan.zones.map { $0.placements[0] }, heads: [0])], threads: 1,
      terrain: { LevelGround() }, landCover: { nil }, cache: PlannerCache(budget: CacheBudget(bytes: .max)),
      onProgress: { _ in })
    let cells = found.columns.flatMap(\.chances).map { survey.pieces[Int($0.piece)].cell.column }
    #expect(cells.sorted() == Array(-3...3))
  }

  @Test("What an eye looks at by its sector is turned alike", arguments: [-40.0, 0, 25])
  func eyes(convergence: Double) throws {
    var scenario = PlaneScenario(points: [])
    scenario.add("A", at: PlanePoint(x: 25, y: -25), range: 30_000, azimuth: convergence, sector: 10)
    let eye = EyeReach(
      of: scenario.sensors[0].sensor,
      at: Plan.Placement(point: scenario.sensors[0].at, convergence: Angle(degrees: convergence)),
      on: scenario.lattice, required: 0.5, furthest: .infinity)
    // Squares of 16 cells around one 20 squares, 16 km, to the plane's north, and as far to its north-east and north-west.
    #expect(eye.mayLook(at: Cell(row: -20, column: 0), side: 16))
    #expect(!eye.mayLook(at: Cell(row: -14, column: 14), side: 16))
    #expect(!eye.mayLook(at: Cell(row: -14, column: -14), side: 16))
  }
}
