import Coverage
import GeoCore
import Planner
import SensorPhysics
import Testing

@Suite("Tilt and dead zone")
struct TiltTests {
  private func totals(mast: Double, _ field: ElevationField) async throws -> CoverageTotals {
    var scenario = PlaneScenario(
      points: [PlanePoint(x: 0, y: -5), PlanePoint(x: 400, y: -5)], cellSize: 10)
    scenario.add("A", at: PlanePoint(x: 5, y: -5), mast: mast, range: 1000)
    scenario.sensors[0].sensor.fields[0].elevations = field
    return try await scenario.outcome().assessment.totals()
  }

  private func cells(_ length: Double) -> Double { (length / 10 * 1e6).rounded() / 1e6 }

  @Test("A camera on an 18 m mast does not see its own foot: down to 45 degrees it begins at 16.2 m")
  func foot() async throws {
    let limits = ElevationField(tiltedFrom: Angle(degrees: -45), to: Angle(degrees: 45))
    let totals = try await totals(mast: 18, limits)
    // The top of a person is 16.2 m below the eye: cells at 0 and 10 m are too steep.
    #expect(cells(totals.causes[.nearDeadZone] ?? 0) == 2)
    #expect(cells(totals.coveredLength) == 38)
  }

  @Test("A level camera with a field of 6 degrees begins where its lower edge meets a person's head")
  func level() async throws {
    let fixed = ElevationField(tiltedFrom: Angle(degrees: 0), to: Angle(degrees: 0), field: Angle(degrees: 6))
    let totals = try await totals(mast: 11.8, fixed)
    // 10 m / tan(3 degrees) = 190.8 m: cells at 0 to 190 m are below it.
    #expect(cells(totals.causes[.nearDeadZone] ?? 0) == 20)
  }

  @Test("A camera that looks up sees none of level ground")
  func up() async throws {
    let raised = ElevationField(
      tiltedFrom: Angle(degrees: 10), to: Angle(degrees: 10), field: Angle(degrees: 10))
    #expect(try await totals(mast: 10, raised).coveredLength == 0)
  }

  @Test("The earth's drop takes far ground below a camera's lower edge, and brings it under the upper one")
  func curvature() async throws {
    // A person's top is 10 m below the eye: 20 km away at 0.0286 degrees down, and with the drop
    // (1 - 0.13) d^2 / 2 R of 27.31 m at 0.1069 degrees.
    var scenario = PlaneScenario(points: [PlanePoint(x: 20_000, y: -5), PlanePoint(x: 20_050, y: -5)])
    scenario.cellSize = 10
    scenario.add("A", at: PlanePoint(x: 5, y: -5), mast: 11.8, range: 30_000)
    let drop = EarthCurvature(refraction: 0.13)
    for (lower, upper, isFlatSeen, isCurvedSeen) in [
      (-0.07, 10.0, true, false), (-10, -0.07, false, true), (-0.12, 10, true, true),
      (-10, -0.12, false, false),
    ] {
      let field = ElevationField(tiltedFrom: Angle(degrees: lower), to: Angle(degrees: upper))
      scenario.sensors[0].sensor.fields[0].elevations = field
      for (curvature, isSeen) in [(EarthCurvature.flat, isFlatSeen), (drop, isCurvedSeen)] {
        scenario.curvature = curvature
        // The camera looks down a slope, so that the ground in between hides nothing.
        let covered = try await scenario.outcome(over: { Shelf() }).assessment.totals().coveredLength
        #expect((covered > 0) == isSeen, "from \(lower) to \(upper) degrees, \(curvature)")
      }
    }
  }

  /// Level ground under the eye and from 19,900 m on, a deep valley between them.
  private struct Shelf: TerrainSource, Sendable {
    func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
      var raster = Raster(window: window, filledWith: 0)
      for row in window.rows {
        for column in window.columns where (1..<1990).contains(column) {
          raster.cells[window.index(of: Cell(row: row, column: column))] = -300
        }
      }
      return raster
    }
  }
}
