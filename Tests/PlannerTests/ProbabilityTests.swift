import Coverage
import GeoCore
import Planner
import SensorPhysics
import Testing

@Suite("Probability of several sensors")
struct ProbabilityTests {
  /// A straight border of 4 km eastwards, through the middle of a row of cells of 50 m.
  private var straight: PlaneScenario {
    PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)])
  }

  private func cells(_ length: Double) -> Double { (length / 50 * 1e6).rounded() / 1e6 }

  @Test("Sensors combine as 1 - prod(1 - p): two of 0.5 give 0.75, three give 0.875")
  func combined() async throws {
    var scenario = straight
    // Level ground: in sight of all, 0.5 each within 500 m.
    for (id, x) in [("A", 1025.0), ("B", 1325.0), ("C", 1625.0)] {
      scenario.add(id, at: PlanePoint(x: x, y: -25), mast: 0, range: 500)
    }
    let assessment = try await scenario.outcome().assessment
    let counts = assessment.verdicts.reduce(into: [Double: Int]()) { $0[$1.probability, default: 0] += 1 }
    // Columns 10 to 30, 16 to 36 and 22 to 42: three see 22 to 30, two 16 to 21 and 31 to 36, one 10 to 15 and 37 to 42.
    #expect(counts == [0: 80 - 33, 0.5: 12, 0.75: 12, 0.875: 9])
    #expect(cells(assessment.totals().overlapLength) == 21)
    let shares = assessment.sensorShares
    #expect(shares.map { cells($0.coveredLength) } == [21, 21, 21])
    #expect(shares.map { cells($0.soleLength) } == [6, 0, 6])
    // A alone adds 0.5 on 6 cells, beside B 0.25 on 6, beside both 0.125 on 9.
    #expect(cells(shares[0].contribution) == 6 * 0.5 + 6 * 0.25 + 9 * 0.125)
  }

  @Test("A higher required probability is met together or not at all")
  func required() async throws {
    var scenario = straight
    scenario.requiredProbability = 0.8
    for (id, x) in [("A", 1025.0), ("B", 1325.0), ("C", 1625.0)] {
      scenario.add(id, at: PlanePoint(x: x, y: -25), mast: 0, range: 500)
    }
    let assessment = try await scenario.outcome().assessment
    #expect(cells(assessment.totals().coveredLength) == 9)
    #expect(assessment.totals().overlapLength == 0)
    // Without any one of the three 0.75 is left.
    #expect(assessment.sensorShares.map { cells($0.soleLength) } == [9, 9, 9])
    #expect(assessment.sensorShares.allSatisfy { $0.coveredLength == 0 })
  }

  @Test("Cameras on one mast give the best of them, not the product")
  func oneMast() async throws {
    var scenario = straight
    scenario.add("A", at: PlanePoint(x: 2025, y: -25), mast: 0, range: 500)
    scenario.sensors[0].sensor.fields += scenario.sensors[0].sensor.fields
    let assessment = try await scenario.outcome().assessment
    #expect(Set(assessment.verdicts.map(\.probability)) == [0, 0.5])
  }

  @Test("Where fog takes the range the cause is the weather")
  func weather() async throws {
    var scenario = straight
    scenario.add("A", at: PlanePoint(x: 2025, y: -25), mast: 0, range: 0)
    let camera = Camera(
      name: "thermal", band: .lwir, optics: Optics(focalLength: 0.034, pitch: 17e-6), netd: 0.05)
    func curve(_ air: Atmosphere) throws -> DetectionCurve {
      try #require(
        DetectionCurve(camera: camera, task: .detection, target: .person, light: .night, atmosphere: air))
    }
    let fog = try curve(Atmosphere(visibility: 200, rainRate: 0))
    let clear = try curve(.clear())
    // 0.5 m to a pixel of 0.5 mrad: 1000 m in clear air.
    #expect(abs((clear.range(forProbability: 0.5) ?? 0) - 1000) < 1e-9)
    let reach = try #require(fog.range(forProbability: 0.5))
    scenario.sensors[0].sensor.fields[0].curve = fog
    scenario.sensors[0].sensor.fields[0].clearCurve = clear
    scenario.sensors[0].sensor.fields[0].maxRange = reach
    scenario.sensors[0].sensor.fields[0].reach = try #require(
      fog.range(forProbability: negligibleProbability))
    let totals = try await scenario.outcome().assessment.totals()
    let seen = 2 * Double(Int(reach / 50)) + 1
    #expect(cells(totals.coveredLength) == seen)
    #expect(cells(totals.causes[.weather] ?? 0) == 41 - seen)
    #expect(cells(totals.causes[.beyondRange] ?? 0) == 80 - 41)
  }
}
