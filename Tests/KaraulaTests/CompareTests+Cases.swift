import Foundation
import Testing

/// Losses that are too many, cells of two sizes, sites that moved, odd names.
extension CompareTests {
  @Test("--fail-on-loss ends with 1 and one line when more is lost, else with 0")
  func failOnLoss() async throws {
    let workspace = try workspace()
    let lost = try await report("more.yaml", "scenario.yaml", in: workspace).lostM
    for (limit, status) in [(lost - 1, 1 as Int32), (lost + 1, 0), (0, 1)] {
      let outcome = try await Program.run(
        ["compare", "more.yaml", "scenario.yaml", "--fail-on-loss", "\(limit)"], in: workspace)
      #expect(outcome.status == status)
      #expect(outcome.text.contains("covered in B"))
      #expect(outcome.talkLines.count == Int(status), "\(outcome.talk)")
      #expect(status == 0 || outcome.talk.contains("m of coverage are lost from more.yaml to scenario.yaml"))
    }
    let gain = try await Program.run(
      ["compare", "scenario.yaml", "more.yaml", "--fail-on-loss", "0"], in: workspace)
    #expect(gain.status == 0)
  }

  @Test("cells of two sizes are compared by chainage, which a warning and the report say")
  func cellSizes() async throws {
    let workspace = try workspace(more: "grid: {cell_size_m: 60}")
    try await run("scenario.yaml", to: "a", in: workspace)
    try workspace.write(
      Samples.scenario(terrain: Self.terrain, more: "grid: {cell_size_m: 90}"), to: "coarse.yaml")
    let outcome = try await Program.run(["compare", "a", "coarse.yaml", "--json"], in: workspace)
    let note = "A has cells of 60 m, B of 90 m: compared by chainage"
    #expect(outcome.warnings == ["karaula: warning: \(note)"])
    let report = try JSONDecoder.snakeCase.decode(Report.self, from: outcome.output)
    #expect(report.notes == [note])
    #expect([report.before.cellSizeM, report.after.cellSizeM] == [60, 90])
    #expect(abs(report.borderLengthM - 5044.294) < 0.001)
  }

  @Test("a site that stands elsewhere is told as moved, by how far")
  func moved() async throws {
    let workspace = try workspace()
    try await run("scenario.yaml", to: "a", in: workspace)
    try workspace.write(
      Samples.scenario(
        terrain: Self.terrain, sites: [Samples.site.replacing("41.045", with: "41.044")]), to: "moved.yaml")
    let sensors = try await report("a", "moved.yaml", in: workspace).sensors
    #expect(sensors.map(\.change) == ["moved"])
    // `geod +ellps=WGS84 -I +units=m` of 41.045 22.05 41.044 22.05.
    #expect(abs(try #require(sensors.first?.movedM) - 111.05) < 0.05)
  }

  @Test("a file whose name has an @ is a scenario of its own")
  func atSign() async throws {
    let workspace = try workspace()
    try workspace.write(Samples.scenario(terrain: Self.terrain), to: "scenario.yaml@night")
    #expect(try await report("scenario.yaml", "scenario.yaml@night", in: workspace).isEmpty)
  }
}
