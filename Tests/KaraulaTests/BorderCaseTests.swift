import Foundation
import Testing

/// Borders as planners' files hold them.
@Suite(.enabled(if: SharedCases.isThere), .timeLimit(.minutes(60))) struct BorderCaseTests {
  /// The true line's length (m).
  private static let length = 8386.721

  /// Runs a case and gives its outcome and its result's folder.
  private func run(_ name: String) async throws -> (outcome: Outcome, workspace: Workspace) {
    let workspace = try Workspace()
    return (try await SharedCases.run(name, "--out", "out", in: workspace), workspace)
  }

  private func summary(_ workspace: Workspace) throws -> [String: Any] {
    let data = try workspace.bytes("out/summary.json")
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The warnings that tell of more than the missing terrain.
  private func warnings(_ outcome: Outcome) -> [Substring] {
    outcome.warnings.filter { !$0.contains("no terrain is given") }
  }

  @Test(
    "lines whose ends lie within the tolerance are one part, on one side",
    arguments: ["straddle", "gap_side", "nogap_side"])
  func joined(name: String) async throws {
    let (outcome, workspace) = try await run("vector/\(name)/s.yaml")
    #expect(outcome.status == 0, "\(outcome.talk)")
    let summary = try summary(workspace)
    #expect(summary["part_count"] as? Int == 1)
    #expect(abs((summary["border_length_m"] as? Double ?? 0) - Self.length) < 0.002)
  }

  /// A layer of a result but for the name of its run, which says that the inputs' bytes differ.
  private func layer(_ name: String, _ workspace: Workspace) throws -> String {
    String(decoding: try workspace.bytes("out/\(name)"), as: UTF8.self)
      .replacing(/"run_id": ?"[0-9a-f]{16}"/, with: "")
  }

  @Test("a line over a gap within the tolerance protects what it does without the gap")
  func side() async throws {
    let (with, without) = (try await run("vector/gap_side/s.yaml"), try await run("vector/nogap_side/s.yaml"))
    for name in ["border.geojson", "gaps.geojson"] {
      #expect(try layer(name, with.workspace) == layer(name, without.workspace))
    }
    let maps = (try await checksums(with.workspace, "out"), try await checksums(without.workspace, "out"))
    #expect(maps.0 == maps.1 && !maps.0.isEmpty)
  }

  /// The checksums of a result's map.
  private func checksums(_ workspace: Workspace, _ folder: String) async throws -> [String] {
    let text = try await workspace.tool("gdalinfo", "-checksum", "\(folder)/coverage.tif")
    return text.split(separator: "\n").filter { $0.contains("Checksum=") }.map(String.init)
  }

  @Test(
    "the corridor of polygons lies in them, also of those whose rings are clockwise, and outside when asked")
  func polygons() async throws {
    let (outcome, workspace) = try await run("vector/polycw/s.yaml")
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(warnings(outcome).isEmpty)
    let folder = try SharedCases.path("vector/polycw")
    // GDAL turns the rings to the right-hand rule.
    _ = try await workspace.tool(
      "ogr2ogr", "-lco", "RFC7946=YES", "turned.geojson", "\(folder)/b.geojson")
    try workspace.write(
      """
      karaula: 1
      border: {source: turned.geojson, rings: true}
      grid: {cell_size_m: 60}
      sites: [{id: P1, type: fixed-pillar, at: [21.05, 43.5]}]

      """, to: "s.yaml")
    #expect(try await Program.run(["run", "s.yaml", "--out", "turned"], in: workspace).status == 0)
    let maps = (try await checksums(workspace, "out"), try await checksums(workspace, "turned"))
    #expect(maps.0 == maps.1 && !maps.0.isEmpty)
  }

  @Test("800 shuffled pieces are one part, with one warning that counts the reversed ones")
  func members() async throws {
    let (outcome, workspace) = try await run("vector/members/s.yaml")
    #expect(try summary(workspace)["part_count"] as? Int == 1)
    #expect(
      warnings(outcome) == [
        "karaula: warning: b.geojson: 399 lines are reversed to run with the first line of the part: "
          + "feature 1; feature 3; feature 5; and 396 more"
      ])
  }

  @Test(
    "layers and features that cannot be a border are no border",
    arguments: [("gpkg_styles", 16_175.0), ("osmmix", 8_087.6), ("curvepoly", 25_718.2)])
  func mixed(name: String, length: Double) async throws {
    let (outcome, workspace) = try await run("vector/\(name)/s.yaml")
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(abs((try summary(workspace)["border_length_m"] as? Double ?? 0) - length) < 1)
    #expect(warnings(outcome).count == (name == "osmmix" ? 1 : 0))
  }

  @Test("two folders of KML of one name are an error that says how to take both")
  func folders() async throws {
    for name in ["s", "l"] {
      let (outcome, _) = try await run("vector/kml/\(name).yaml")
      #expect(outcome.status == 65)
      #expect(outcome.errorLines.count == 1)
      #expect(
        outcome.talk.contains(
          "its layers are Linija (Line String, 1 feature), Linija (#2) (Line String, 1 feature)"))
      #expect(outcome.talk.contains("all with \"*\""))
    }
    let workspace = try Workspace([
      "s.yaml": """
      karaula: 1
      border: {source: \(try SharedCases.path("vector/kml/b.kml")), layer: "*"}
      grid: {cell_size_m: 60}
      sites: []

      """
    ])
    let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(abs((try summary(workspace)["border_length_m"] as? Double ?? 0) - Self.length) < 0.002)
  }

  @Test("two countries' versions of one border are a warning with the length that counts twice")
  func sliver() async throws {
    let (outcome, _) = try await run("vector/sliver/s.yaml")
    #expect(outcome.status == 0)
    #expect(
      warnings(outcome).contains(
        """
        karaula: warning: b.geojson: 16.773 km of the border run along another line within a cell (60 m), so 8.387 km \
        may count twice: first feature 1, km 0 to 8.387 of part 2, along feature 0; if one line is drawn twice keep \
        one, by `where` or in the source
        """))
  }
}
