import Foundation
import Testing

/// Same scenario, same bits: whatever the sections, the threads and the way the scenario is written down.
@Suite(.timeLimit(.minutes(60))) struct ReproducibilityTests {
  /// A border of 27 km that wanders through hills, four sites with sectors that overlap, a layer among them.
  private static func files(more: String = "") -> [String: String] {
    let layer = Samples.collection(
      "Point", "[22.3, 41.06]", properties: #"{"id": "D", "type": "fixed-pillar", "owner": "north"}"#)
    let scenario = Samples.scenario(
      sites: [
        Samples.site, "{id: B, type: thermal-camera, at: [22.12, 41.048], azimuth_deg: 20, sector_deg: 90}",
        "{id: C, type: mobile-video-system, at: [22.2, 41.05], min_range_m: 300}", "{source: posts.geojson}",
      ], more: more)
    return [
      Samples.scenarioName: scenario, "posts.geojson": layer, "dem.prj": Samples.wgs84,
      Samples.terrainName: Samples.grid(columns: 360) {
        300 + ($0 * $0 / 7 + $1 * 3) % 23 + ($0 / 9 + $1 / 11) % 5 * 9
      },
      Samples.borderName: Samples.collection(
        "LineString", "[[22.02, 41.05], [22.08, 41.052], [22.14, 41.047], [22.2, 41.055], [22.33, 41.051]]"),
    ]
  }

  private func run(_ arguments: String..., to result: String, in workspace: Workspace) async throws {
    let outcome = try await Program.run(["run"] + arguments + ["--out", result], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
  }

  @Test("any section length gives the same bytes and the same map")
  func sections() async throws {
    var results: [[String: Data]] = []
    var maps: [[String: [String]]] = []
    for length in [1000, 10_000, 200_000] {
      let workspace = try Workspace(Self.files(more: "grid: {section_length_m: \(length)}"))
      try await run(Samples.scenarioName, to: "out", in: workspace)
      results.append(try workspace.lines(in: "out"))
      maps.append(try await workspace.maps(in: "out"))
    }
    #expect(results[1] == results[0])
    #expect(results[2] == results[0])
    #expect(maps[0]["coverage.tif"]?.contains { $0.contains("Checksum") } == true)
    #expect(maps[1] == maps[0])
    #expect(maps[2] == maps[0])
  }

  @Test("any number of threads gives the same bytes and the same map")
  func threads() async throws {
    let workspace = try Workspace(Self.files(more: "grid: {section_length_m: 3000}"))
    try await run(Samples.scenarioName, "--threads", "1", to: "one", in: workspace)
    try await run(Samples.scenarioName, "--threads", "4", to: "four", in: workspace)
    #expect(try workspace.lines(in: "one") == workspace.lines(in: "four"))
    #expect(try await workspace.maps(in: "one") == workspace.maps(in: "four"))
  }

  @Test("the plan that a run leaves gives the same result again")
  func plan() async throws {
    let workspace = try Workspace(Self.files())
    try await run(Samples.scenarioName, to: "first/out", in: workspace)
    try await run("first/out/plan.yaml", to: "second", in: workspace)
    #expect(try workspace.lines(in: "first/out") == workspace.lines(in: "second"))
    #expect(try await workspace.maps(in: "first/out") == workspace.maps(in: "second"))
    let plan = String(decoding: try workspace.bytes("first/out/plan.yaml"), as: UTF8.self)
    #expect(plan.contains("source: ../../border.geojson\n"))
    #expect(!plan.contains(workspace.folder.path()))
  }

  @Test("the plan's layers and project are the same bytes, whether types are the scenario's own or not")
  func planInQGIS() async throws {
    let own =
      "equipment: {zoom: {extends: fixed-pillar}, a-mast: {extends: thermal-camera, mast_height_m: 9}}"
    var files = Self.files(more: own)
    let text = try #require(files[Samples.scenarioName])
    files[Samples.scenarioName] = text.replacing("id: B, type: thermal-camera", with: "id: B, type: a-mast")
      .replacing("id: C, type: mobile-video-system", with: "id: C, type: zoom")
    let workspace = try Workspace(files)
    try await run(Samples.scenarioName, to: "first", in: workspace)
    try await run("first/plan.yaml", to: "second", in: workspace)
    for name in ["karaula.gpkg", "karaula.qgs"] {
      #expect(try workspace.bytes("first/\(name)") == workspace.bytes("second/\(name)"), "\(name)")
    }
  }

  @Test("the plan that validate prints has absolute paths, validates to itself and gives the same gaps")
  func validatedPlan() async throws {
    let workspace = try Workspace(Self.files())
    let plan = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(plan.status == 0)
    #expect(plan.warnings.isEmpty)
    #expect(plan.talkLines.allSatisfy { $0.contains("WGS 84 (EPSG:4326)") }, "only systems: \(plan.talk)")
    #expect(plan.text.contains("source: \(workspace.file("border.geojson").path())\n"))
    #expect(plan.text.contains(workspace.file("dem.asc").path()))
    try workspace.write(plan.text, to: "elsewhere/plan.yaml")
    let again = try await Program.run(["validate", "elsewhere/plan.yaml"], in: workspace)
    #expect(again.status == 0)
    #expect(again.text == plan.text)
    let gaps = try await Program.run(["run", Samples.scenarioName], in: workspace)
    let same = try await Program.run(["run", "elsewhere/plan.yaml"], in: workspace)
    #expect(same.output == gaps.output)
  }

  @Test("validate computes nothing and writes no file")
  func validateWritesNothing() async throws {
    let workspace = try Workspace(LongRun.endlessFiles)
    let before = workspace.files()
    #expect(try await Program.run(["validate", Samples.scenarioName], in: workspace).status == 0)
    #expect(workspace.files() == before)
  }
}
