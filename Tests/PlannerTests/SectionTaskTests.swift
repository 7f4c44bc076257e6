import Coverage
import Foundation
import GeoCore
import Planner
import TestSupport
import Testing

@Suite("Sections that leave the process")
struct SectionTaskTests {
  /// Two cameras with a probability by range, one of which is not linked, and a patrol, over hills with voids.
  private var scenario: PlaneScenario {
    var scenario = PlaneScenario(points: [PlanePoint(x: 0, y: 0), PlanePoint(x: 9_000, y: 700)])
    scenario.voids = .fill
    scenario.sectionLength = 2_000
    scenario.assumedGroundReach = 200
    scenario.error = TerrainError(standardDeviation: 3)
    scenario.isLinked = [true, false]
    scenario.add("A", at: PlanePoint(x: 1_500, y: -300), range: 3_000, azimuth: 20, sector: 200)
    scenario.add("B", at: PlanePoint(x: 6_100, y: 250), range: 2_500, minRange: 100)
    return scenario
  }

  private func viaJSON<Value: Codable>(_ value: Value) throws -> Value {
    // A camera that stares looks without end.
    let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(Value.self, from: encoder.encode(value))
  }

  private func viaPropertyList<Value: Codable>(_ value: Value) throws -> Value {
    try PropertyListDecoder().decode(Value.self, from: PropertyListEncoder().encode(value))
  }

  @Test("worked out elsewhere they give the bits of a run in one process, in whatever order they come back")
  func roundTrip() async throws {
    let hills = HashedHills(seed: 11, voidEvery: 60)
    let plan = try scenario.plan()
    let planner = Planner(plan, in: Sections(of: plan), sectionsAtOnce: 1)
    let expected = try await scenario.outcome(over: { hills }).assessment
    #expect(planner.tasks.count > 3)
    var results: [SectionResult] = []
    for (index, task) in planner.tasks.enumerated() {
      let arrived = index.isMultiple(of: 2) ? try viaJSON(task) : try viaPropertyList(task)
      let result = try arrived.result(terrain: hills)
      let returned = index.isMultiple(of: 2) ? try viaPropertyList(result) : try viaJSON(result)
      #expect(returned == result)
      results.append(returned)
    }
    let found = planner.outcome(of: results.reversed(), distance: Plane.distance).assessment
    #expect(found.verdicts == expected.verdicts)
    #expect(found.verdicts.count { !$0.chances.isEmpty } > 0)
    #expect(found.verdicts.count(where: \.hasAssumedGround) > 0)
    #expect(found.totals() == expected.totals())
  }
}
