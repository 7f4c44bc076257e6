import GeoCore
import Testing

@testable import Scenario

@Suite struct CrossingInputTests {
  private func scenario(_ text: String) throws -> Scenario {
    try Scenario(yaml: smallest + text, file: "s.yaml")
  }

  @Test("without the key a crossing is from edge to edge of the corridor, with the exposure as memory")
  func usual() throws {
    let scenario = try scenario("grid: {corridor_m: {inside: 2500, outside: 700}}\nexposure_s: 120\n")
    #expect(scenario.crossing == nil)
    let crossing = scenario.usedCrossing
    #expect(crossing.outerWidth == 700 && crossing.innerWidth == 2500 && crossing.memory == 120)
    #expect(crossing.offPathFactor == 0.6 && crossing.steepest == 45 && crossing.ground == nil)
    #expect(crossing.pathCount == 10 && crossing.pathSpacing == 2000 && crossing.responseTime == nil)
  }

  @Test("what the key says holds, and the plan of it says the same")
  func written() throws {
    let text = """
      crossing: {from_m: 900, to_m: 2500, memory_s: 60, off_path_factor: 0.5, max_slope_deg: 30, paths: 3, apart_m: 0,
        response_s: 0, roads: {source: roads.gpkg}, land_cover: {source: c.tif, factors: {10: 1.5, 80: impassable}}}
      """
    let crossing = try scenario(text).usedCrossing
    #expect(crossing.outerWidth == 900 && crossing.innerWidth == 2500 && crossing.memory == 60)
    #expect(crossing.offPathFactor == 0.5 && crossing.steepest == 30 && crossing.responseTime == 0)
    #expect(crossing.ground?.factors == [10: 1.5, 80: .infinity])
    let plan = try scenario(text).planYAML(
      resolving: [], centres: [], patrols: [], cellSize: 60, paths: .absolute(base: "/data"))
    let again = try Scenario(yaml: plan, file: "plan.yaml")
    #expect(again.usedCrossing.ground?.factors == crossing.ground?.factors)
    #expect(again.usedCrossing.innerWidth == 2500 && again.usedCrossing.responseTime == 0)
  }

  @Test("WorldCover's water is a barrier, and no class is quicker than open ground")
  func worldCover() throws {
    let factors = try #require(
      try scenario("crossing: {land_cover: {source: c.tif, factors: esa-worldcover}}\n").usedCrossing.ground
    ).factors
    #expect(factors[80] == .infinity && factors[30] == 1)
    #expect(factors.values.allSatisfy { $0 >= 1 })
    #expect(Set(factors.keys) == Set(LandCoverClasses.worldCover.keys))
  }

  @Test(
    "bad values are told with their place",
    arguments: [
      ("from_m: 0", "from_m"), ("off_path_factor: 2", "off_path_factor"),
      ("max_slope_deg: 91", "max_slope_deg"),
      ("paths: 0", "paths"), ("land_cover: {source: a.tif}", "factors"),
      ("land_cover: {source: a.tif, factors: {10: -1}}", "10"), ("width: 3", "width"),
    ])
  func faults(text: String, word: String) {
    #expect(throws: InputError.self) { try scenario("crossing: {\(text)}\n") }
    do {
      _ = try scenario("crossing: {\(text)}\n")
    } catch {
      #expect("\(error)".hasPrefix("s.yaml:3:") && "\(error)".contains(word), "\(error)")
    }
  }
}
