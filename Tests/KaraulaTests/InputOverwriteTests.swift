import Foundation
import Testing

/// No command writes over a file that it reads.
@Suite(.timeLimit(.minutes(60))) struct InputOverwriteTests {
  private static let post = Samples.collection(
    "Point", "[22.06, 41.045]", properties: #"{"id": "B7", "type": "fixed-pillar"}"#)

  /// A scenario in parts: a base, layers, rasters, a virtual raster, each a file of its own.
  private static let files: [String: String] = [
    "base.yaml": """
    karaula: 1
    border: {source: border.geojson}
    terrain: {dem: out/coverage.vrt}
    sites: [{source: posts.geojson}]
    requirements: [{metric: part_count, at_most: 1}]
    """,
    "s.yaml": """
    karaula: 1
    extends: base.yaml
    variants: {more: {sites: {add: [{source: one/sensors.geojson}]}}}
    """,
    "border.geojson": Samples.border, "posts.geojson": post,
    "one/sensors.geojson": post.replacing("B7", with: "B8"), "dem.asc": Samples.grid(),
    "dem.prj": Samples.wgs84,
  ]

  private func workspace() async throws -> Workspace {
    let workspace = try Workspace(Self.files)
    try FileManager.default.createDirectory(
      at: workspace.folder.appending(path: "out"), withIntermediateDirectories: true)
    let made = try await workspace.tool("gdalbuildvrt", ["out/coverage.vrt", "dem.asc"])
    #expect(made.status == 0, "\(made.talk)")
    return workspace
  }

  @Test(
    "an output that is an input of the run is wrong usage, and nothing is written",
    arguments: [
      "run s.yaml --out .", "run base.yaml --out ./",
      "run s.yaml --variant more --out one", "run one/../s.yaml --out one --variant more",
      "run s.yaml --all-variants --out linked", "check s.yaml --junit border.geojson",
      "check s.yaml --junit base.yaml", "check s.yaml --junit posts.geojson",
      "check s.yaml --junit link.geojson",
      "check s.yaml --junit dem.asc", "check s.yaml --junit dem.prj", "check s.yaml --junit out/coverage.vrt",
      "check s.yaml --all-variants --junit one/sensors.geojson",
      "viewshed --dem out/coverage.vrt --observer 22.05,41.05 -o dem.asc",
      "viewshed --dem dem.asc --observers posts.geojson -o posts.geojson",
      "viewshed --dem B7.tif --observers posts.geojson --per-observer .",
      "los --dem out/coverage.vrt --from 22.05,41.05,2 --to 22.06,41.05,2 -o dem.asc",
      "compare comparison.geojson s.yaml --out .",
    ])
  func refused(call: String) async throws {
    let workspace = try await workspace()
    try FileManager.default.createSymbolicLink(
      at: workspace.file("link.geojson"), withDestinationURL: workspace.file("border.geojson"))
    // linked/more leads to the folder of the layer that the variant reads.
    try FileManager.default.createDirectory(
      at: workspace.folder.appending(path: "linked"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: workspace.file("linked/more"), withDestinationURL: workspace.folder.appending(path: "one"))
    try workspace.write(Samples.grid(), to: "B7.tif")
    try workspace.write(Samples.wgs84, to: "B7.prj")
    try workspace.write(Self.files["base.yaml"] ?? "", to: "comparison.geojson")
    let before = try contents(workspace)
    let outcome = try await Program.run(call.split(separator: " ").map(String.init), in: workspace)
    #expect(outcome.status == 64, "\(outcome.talk)")
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.talk.contains("is an input"), "\(outcome.talk)")
    #expect(try contents(workspace) == before)
  }

  @Test("a plan is not run over itself, nor a step's summary over the scenario")
  func plan() async throws {
    let workspace = try await workspace()
    #expect(try await Program.run(["run", "base.yaml", "--out", "r"], in: workspace).status == 0)
    let before = try contents(workspace)
    #expect(try await Program.run(["run", "r/plan.yaml", "--out", "r"], in: workspace).status == 64)
    let check = try await Program.run(
      ["check", "s.yaml", "--github"], in: workspace, environment: ["GITHUB_STEP_SUMMARY": "posts.geojson"])
    #expect(check.status == 64)
    #expect(try contents(workspace) == before)
    #expect(try await Program.run(["run", "r/plan.yaml", "--out", "again"], in: workspace).status == 0)
    #expect(try await Program.run(["run", "base.yaml", "--out", "r"], in: workspace).status == 0)
  }

  private func contents(_ workspace: Workspace) throws -> [String: Data] {
    try Dictionary(uniqueKeysWithValues: workspace.files().map { ($0, try workspace.bytes($0)) })
  }
}
