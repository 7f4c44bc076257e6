import Coverage
import GeoCore
import Planner
import Testing

@Suite("Linked coverage")
struct LinkedCoverageTests {
  /// A border of 4 km, a sensor that sees 1 km of it and one that sees the next.
  private var scenario: PlaneScenario {
    var scenario = PlaneScenario(points: [PlanePoint(x: 0, y: -25), PlanePoint(x: 4000, y: -25)])
    scenario.add("A", at: PlanePoint(x: 1025, y: -25), range: 501)
    scenario.add("B", at: PlanePoint(x: 2025, y: -25), range: 501)
    return scenario
  }

  private func totals(_ isLinked: [Bool]?) async throws -> CoverageTotals {
    var scenario = scenario
    scenario.isLinked = isLinked
    return try await scenario.outcome().assessment.totals()
  }

  private func cells(_ length: Double?) -> Int { Int(((length ?? 0) / 50).rounded()) }

  @Test("what only a sensor without a link sees is a gap, not linked")
  func notLinked() async throws {
    let totals = try await totals([true, false])
    // 500 m to each side are 10 cells, and its own; one cell, the twentieth, is seen by both.
    #expect(cells(totals.coveredLength) == 21)
    #expect(cells(totals.causes[.notLinked]) == 20)
    #expect(totals.overlapLength == 0)
  }

  @Test("links that are ignored, and sensors that are all linked, change nothing")
  func linked() async throws {
    let ignoring = try await totals(nil)
    #expect(cells(ignoring.coveredLength) == 41)
    #expect(try await totals([true, true]) == ignoring)
    #expect(cells(ignoring.overlapLength) == 1)
  }

  @Test("what no sensor would see has its own cause, linked or not")
  func furtherStages() async throws {
    let totals = try await totals([false, false])
    #expect(cells(totals.causes[.notLinked]) == 41)
    #expect(cells(totals.causes[.beyondRange]) == 80 - 41)
  }
}
