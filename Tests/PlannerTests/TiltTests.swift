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
}
