import TestSupport
import RadioLinks
import PatrolMotion
import GeoCore
import Planner
import SensorPhysics
import Testing

@testable import Coverage

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

  /// Sensors that all reach one centre with room for some of them.
  private func crowded(_ scenario: PlaneScenario, capacity: Int, without failed: Set<Int> = [])
    -> PlaneScenario
  {
    let centres = [CentreLevel.local, .regional].map { level in
      MonitoringCentre(
        id: level.rawValue, level: level, coordinate: Coordinate(longitude: 0, latitude: 0), mastHeight: 30,
        frequency: 5.8e9, maxRange: 40_000, capacity: capacity)
    }
    var left = scenario
    left.sensors = scenario.sensors.enumerated().filter { !failed.contains($0.offset) }.map(\.element)
    let starts = left.sensors.indices.map { (RadioLink.Start.sensor($0), 0) } + [(.centre(0), 1)]
    let network = LinkNetwork(
      sensorCount: left.sensors.count, centres: centres,
      links: starts.map {
        RadioLink(
          start: $0.0, end: $0.1, length: 1, clearance: LinkClearance(distance: 1, height: 1, share: 1))
      })
    left.isLinked = network.isSensorLinked
    left.reserve = network.reserve
    return left
  }

  @Test(
    "Where links are required, losses and sole lengths are what runs without them cover less, links worked out anew"
  )
  func relinked() async throws {
    var scenario = straight
    scenario.requiredProbability = 0.7
    let sites = [("A", 1025.0), ("B", 1325), ("C", 1100), ("D", 3000), ("E", 2500)]
    for (id, x) in sites { scenario.add(id, at: PlanePoint(x: x, y: -25), mast: 0, range: 500) }
    scenario.patrols = [
      PlanePatrol(points: [PlanePoint(x: 900, y: -25), PlanePoint(x: 3400, y: -25)])
    ]
    func covered(without failed: Set<Int>, patrol: Bool = true) async throws -> Double {
      var left = crowded(scenario, capacity: 3, without: failed)
      if !patrol { left.patrols = [] }
      return try await left.outcome().assessment.totals().coveredLength
    }
    let whole = crowded(scenario, capacity: 3)
    #expect(whole.isLinked == [true, true, true, false, false])
    let assessment = try await whole.outcome().assessment
    let losses = try await self.losses(of: whole)
    let shares = assessment.sensorShares
    let all = assessment.totals().coveredLength
    var worst = -Double.infinity
    var hasGain = false
    for first in 0..<6 {
      let sensors: Set<Int> = first < 5 ? [first] : []
      let lost = try await all - covered(without: sensors, patrol: first < 5)
      #expect(abs(losses.single[first].length - lost) < 1e-6, "without \(first)")
      if first < 5 { #expect(abs(shares[first].soleLength - lost) < 1e-6, "without \(first)") }
      hasGain = hasGain || lost < 0
      for second in (first + 1)..<6 where second < 6 {
        let both: Set<Int> = second < 5 ? [first, second] : [first]
        worst = max(worst, try await all - covered(without: both, patrol: second < 5))
      }
    }
    #expect(hasGain, "a sensor that waits would cover more than one that it replaces")
    #expect(abs((losses.worstPair?.length ?? 0) - worst) < 1e-6)
  }

  @Test(
    "The worst pair is that of looking at all pairs, the first of equals",
    arguments: 1...40 as ClosedRange<UInt64>)
  func rankedPairs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 0...12, using: &random)
    // Few different values, so that many pairs are equal.
    let alone = (0..<count).map { _ in Double(Int.random(in: 0...3, using: &random)) }
    var together: [MemberPair: Double] = [:]
    var less: [MemberPair: Double] = [:]
    var plain: (pair: MemberPair, length: Double)?
    for first in 0..<count {
      for second in (first + 1)..<max(count, first + 1) {
        let pair = MemberPair(second, first)
        if Bool.random(using: &random) { together[pair] = Double(Int.random(in: -2...2, using: &random)) }
        let sum = alone[first] + alone[second] + (together[pair] ?? 0)
        if seed % 2 == 0, Bool.random(using: &random) {
          less[pair] = sum - Double(Int.random(in: 0...2, using: &random))
        }
        let length = less[pair] ?? sum
        if length > plain?.length ?? -.infinity { plain = (pair, length) }
      }
    }
    let found = RankedPairs(alone: alone, together: together).worst { less[$0] }
    #expect(found?.length == plain?.length)
    // Where sums are only bounds, another of equals may come first.
    if less.isEmpty { #expect(found?.pair == plain?.pair) }
  }
}
