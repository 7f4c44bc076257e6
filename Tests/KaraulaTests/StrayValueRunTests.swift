import Testing

/// What is no number in a GeoPackage's column of numbers is told, not taken for 0.
@Suite(.timeLimit(.minutes(60))) struct StrayValueRunTests {
  /// A workspace with a GeoPackage of one site, after an edit.
  private static func workspace(setting edit: String) async throws -> Workspace {
    let workspace = try Workspace(Samples.files(Samples.scenario(sites: ["{source: sites.gpkg}"])))
    let properties = #"{"id": "A", "type": "thermal-camera", "azimuth_deg": 1.5, "sector_deg": 40.5}"#
    try workspace.write(
      Samples.collection("Point", "[22.05, 41.045]", properties: properties), to: "sites.geojson")
    #expect(try await workspace.tool("ogr2ogr", ["sites.gpkg", "sites.geojson"]).status == 0)
    try await workspace.edit("sites.gpkg", "UPDATE sites SET \(edit)")
    return workspace
  }

  @Test(
    "a run and a viewshed name the feature, the column and what it holds",
    arguments: [("azimuth_deg", "abc"), ("sector_deg", "ninety"), ("azimuth_deg", "90°")])
  func told(column: String, text: String) async throws {
    let workspace = try await Self.workspace(setting: "\(column) = '\(text)'")
    for arguments in [
      ["run", Samples.scenarioName],
      ["viewshed", "--dem", Samples.terrainName, "--observers", "sites.gpkg", "-o", "seen.tif"],
    ] {
      let outcome = try await Program.run(arguments, in: workspace)
      #expect(outcome.status == 65, "\(outcome.talk)")
      #expect(outcome.errorLines.count == 1)
      let place = "sites.gpkg (layer sites, feature 1): column \(column): expected a number"
      #expect(outcome.talk.contains(place), "\(outcome.talk)")
      #expect(outcome.talk.replacing("'", with: "").contains("found \(text); "), "\(outcome.talk)")
    }
  }

  @Test("a number that was typed as a text is one, and an empty text leaves the column to the type")
  func taken() async throws {
    let workspace = try await Self.workspace(setting: "azimuth_deg = '12.5', sector_deg = ''")
    #expect(try await Program.run(["run", Samples.scenarioName], in: workspace).status == 0)
  }
}
