import Foundation
import Testing

/// What `karaula init` says and writes of coordinate systems and of the public tiles.
@Suite(.timeLimit(.minutes(60))) struct InitSystemTests {
  @Test(
    "a border and a DEM without coordinate systems take those that are given, and the scenario tells them")
  func systems() async throws {
    let workspace = try InitTests.workspace()
    try FileManager.default.removeItem(at: workspace.file("dem.prj"))
    #expect(try await workspace.tool("ogr2ogr", ["border.shp", Samples.borderName]).status == 0)
    try FileManager.default.removeItem(at: workspace.file("border.prj"))
    let outcome = try await Program.run(
      [
        "init", "--border", "border.shp", "--crs", "EPSG:4326", "--dem", Samples.terrainName, "--dem-crs",
        "EPSG:4326",
      ], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.talk.isEmpty)
    let text = try #require(String(bytes: workspace.bytes("scenario.yaml"), encoding: .utf8))
    #expect(text.components(separatedBy: "  crs: EPSG:4326\n").count == 3)
    #expect(try await Program.run(["run", "scenario.yaml"], in: workspace).status == 0)
  }

  @Test("coordinate systems that are given rule over those of the files, and the scenario tells them")
  func rulingSystems() async throws {
    let workspace = try InitTests.workspace()
    let outcome = try await Program.run(
      InitTests.usual + ["--crs", "EPSG:4258", "--dem-crs", "EPSG:4258"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.warnings.count == 2)
    for file in ["border.geojson (layer border)", "dem.asc"] {
      #expect(outcome.warnings.contains { $0.contains("\(file): says that it is in WGS 84") })
    }
    let text = try #require(String(bytes: workspace.bytes("scenario.yaml"), encoding: .utf8))
    #expect(text.components(separatedBy: "  crs: EPSG:4258\n").count == 3)
  }

  @Test("naming the public tiles is the same as naming no DEM")
  func publicTiles() async throws {
    let workspace = try InitTests.workspace()
    for (folder, dem) in [("a", []), ("b", ["--dem", "copernicus-glo30"])] {
      let outcome = try await Program.run(
        ["init", "--border", Samples.borderName, "--out", folder] + dem, in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
    }
    #expect(try workspace.bytes("a/scenario.yaml") == workspace.bytes("b/scenario.yaml"))
  }
}
