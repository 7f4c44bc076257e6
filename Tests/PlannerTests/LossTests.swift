import Coverage
import GeoCore
import Planner
import SensorPhysics
import Testing

@Suite("Loss analysis")
struct LossTests {
  private var straight: PlaneScenario {
    PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)])
  }

  private func losses(of scenario: PlaneScenario) async throws -> LossAnalysis {
    LossAnalysis(
      of: try await scenario.outcome().assessment, period: CyclicPeriod(length: scenario.period),
      exposure: scenario.exposure)
  }

  private func cells(_ length: Double) -> Double { (length / 50 * 1e6).rounded() / 1e6 }

  @Test("Each sensor's loss is what it alone covers; the worst pair also loses what only the two see")
  func overlapping() async throws {
    var scenario = straight
    // 21 cells each: A and B share 15, C stands apart.
    for (id, x) in [("A", 1025.0), ("B", 1325.0), ("C", 3025.0)] {
      scenario.add(id, at: PlanePoint(x: x, y: -25), mast: 0, range: 500)
    }
    let losses = try await losses(of: scenario)
    #expect(losses.single.map { cells($0.length) } == [6, 6, 21])
    #expect(losses.worst?.members == [.sensor(2)])
    // A and B: 6 + 6 + 15 = 27; A and C: 6 + 21 = 27 as well, but the first counts.
    #expect(losses.worstPair?.members == [.sensor(0), .sensor(1)])
    #expect(losses.worstPair.map { cells($0.length) } == 27)
  }

  @Test("Every single and every pair loses what a run without them loses")
  func againstRuns() async throws {
    var scenario = straight
    scenario.requiredProbability = 0.7
    let sites = [("A", 1025.0), ("B", 1325.0), ("C", 1625.0), ("D", 1800)]
    for (id, x) in sites { scenario.add(id, at: PlanePoint(x: x, y: -25), mast: 0, range: 500) }
    scenario.patrols = [
      PlanePatrol(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)]),
      PlanePatrol(points: [PlanePoint(x: 900, y: -25), PlanePoint(x: 2400, y: -25)]),
    ]
    let whole = try await scenario.outcome().assessment.totals().coveredLength
    let losses = try await losses(of: scenario)
    var worst = 0.0
    for first in 0..<6 {
      let alone = try await whole - covered(scenario, without: [first])
      #expect(abs(losses.single[first].length - alone) < 1e-6, "without \(first)")
      for second in (first + 1)..<6 {
        worst = max(worst, try await whole - covered(scenario, without: [first, second]))
      }
    }
    #expect(worst > 0)
    #expect(abs((losses.worstPair?.length ?? 0) - worst) < 1e-6)
  }

  /// What is covered when some of four sensors and two patrols are left out.
  private func covered(_ scenario: PlaneScenario, without failed: [Int]) async throws -> Double {
    var left = scenario
    left.sensors = scenario.sensors.enumerated().filter { !failed.contains($0.offset) }.map(\.element)
    left.patrols = scenario.patrols.enumerated().filter { !failed.contains($0.offset + 4) }.map(\.element)
    return try await left.outcome().assessment.totals().coveredLength
  }
}
