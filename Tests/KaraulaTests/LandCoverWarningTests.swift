import Foundation
import Testing

/// What `validate` says of canopy and land cover along the sample's border.
@Suite(.timeLimit(.minutes(60))) struct LandCoverWarningTests {
  private func warnings(
    _ keys: String, cover: @escaping (Int, Int) -> Int?
  ) async throws -> [String] {
    let files = Samples.files(Samples.scenario(terrain: "dem: dem.asc, \(keys)"))
    let workspace = try Workspace(
      files.merging(["cover.asc": Samples.grid(elevation: cover), "cover.prj": Samples.wgs84]) { $1 })
    let outcome = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return outcome.warnings.map { String($0.dropFirst("karaula: warning: ".count)) }
      .filter { $0.contains("canopy") || $0.contains("land_cover") }
  }

  @Test("a canopy that has data all along the border is nothing to warn of")
  func whole() async throws {
    #expect(try await warnings("canopy: cover.asc") { _, _ in 12 }.isEmpty)
  }

  @Test("border without canopy data is told in metres and counts as bare")
  func voids() async throws {
    // The border runs from column 20 to column 80: its western half has no data.
    let found = try await warnings("canopy: cover.asc") { column, _ in column < 50 ? nil : 12 }
    let warning = try #require(found.first)
    #expect(found.count == 1)
    let match = try #require(
      warning.wholeMatch(
        of: /terrain\.canopy has no data along (\d+) m \((.+) %\) of the border, taken for bare/))
    // Half of 5,046 m, to the look's 84 m.
    #expect(abs(try #require(Double(match.1)) - 2_523) < 84)
    #expect(abs(try #require(Double(match.2)) - 50) < 2)
  }

  @Test("codes on the border that the table does not list are named with their share")
  func unlisted() async throws {
    let found = try await warnings("land_cover: {source: cover.asc, classes: {10: 15}}") { column, _ in
      column < 30 ? 40 : column < 65 ? 10 : 7
    }
    let warning = try #require(found.first)
    #expect(found.count == 1)
    #expect(warning.hasPrefix("terrain.land_cover.classes does not list code 7 along "))
    #expect(warning.contains(" of the border, code 40 along "))
    #expect(warning.hasSuffix(" of the border, taken for bare"))
    #expect(!warning.contains("code 10"))
  }

  @Test("of many unlisted codes the five with the most border are named")
  func manyUnlisted() async throws {
    // A column of cells for each code, but for the three westernmost of the border, all 99.
    let found = try await warnings("land_cover: {source: cover.asc, classes: {10: 15}}") { column, _ in
      column < 23 ? 99 : 100 + column
    }
    let warning = try #require(found.first)
    #expect(warning.hasPrefix("terrain.land_cover.classes does not list code 99 along "))
    #expect(warning.matches(of: /code \d+ along/).count == 5)
    #expect(warning.contains(/and 5\d more codes along \d+ m/))
  }

  @Test("over a dsm cover only hides targets, and a warning says so")
  func surface() async throws {
    let found = try await warnings("kind: dsm, canopy: cover.asc") { _, _ in 12 }
    #expect(found.count == 2)
    #expect(found.contains("terrain is a dsm that already holds canopy: terrain.canopy only hides targets"))
  }

  @Test("the owner of the cover's data is named in the results")
  func attribution() async throws {
    let terrain = "dem: dem.asc, canopy: {source: cover.asc, attribution: forest office}"
    let workspace = try Workspace(
      Samples.files(Samples.scenario(terrain: terrain))
        .merging(["cover.asc": Samples.grid { _, _ in 0 }, "cover.prj": Samples.wgs84]) { $1 })
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(
      String(decoding: try workspace.bytes("out/summary.json"), as: UTF8.self).contains("forest office"))
  }
}
