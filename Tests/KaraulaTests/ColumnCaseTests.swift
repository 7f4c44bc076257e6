import Foundation
import Testing

/// Columns and texts of planners' layers that went wrong in the field.
@Suite(.timeLimit(.minutes(60)), .enabled(if: SharedCases.isThere, "KARAULA_CASES is not set"))
struct ColumnCaseTests {
  /// The values of `border.group_by` that a run's result has figures of.
  private static func groups(_ key: String, in workspace: Workspace) throws -> Set<String> {
    let figures = try #require(
      JSONSerialization.jsonObject(with: workspace.bytes("out/summary.json")) as? [String: Any])
    return Set(try #require(figures[key] as? [String: Any]).keys)
  }

  /// The attributes of the first gap.
  private static func gap(in workspace: Workspace) throws -> [String: Any] {
    let gaps = try #require(
      JSONSerialization.jsonObject(with: workspace.bytes("out/gaps.geojson")) as? [String: Any])
    let features = try #require(gaps["features"] as? [[String: Any]])
    return try #require(features.first?["properties"] as? [String: Any])
  }

  /// The warnings that a result tells.
  private static func warnings(in workspace: Workspace) throws -> [String] {
    struct Summary: Decodable { let warnings: [String] }
    return try workspace.value(Summary.self, "out/summary.json").warnings
  }

  @Test("two neighbours of an unknown encoding are two groups, and a warning names the column")
  func encoding() async throws {
    let workspace = try Workspace()
    let outcome = try await SharedCases.run("vector/shp_groups/s.yaml", "--out", "out", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try Self.groups("per_SUSED", in: workspace).count == 2)
    let told = try Self.warnings(in: workspace).filter { $0.contains("column SUSED (2)") }
    #expect(told.count == 1)
    #expect(outcome.warnings.contains { $0.contains("encoding: CP1251") })
    let filtered = try await SharedCases.run("vector/shp_groups/w.yaml", in: workspace)
    #expect(filtered.status == 65)
    #expect(filtered.talk.contains("name their encoding, such as `encoding: CP1251`"), "\(filtered.talk)")
  }

  @Test("a named encoding gives both neighbours their names, and the plan repeats it")
  func namedEncoding() async throws {
    let workspace = try Workspace()
    let source = try SharedCases.path("vector/shp_groups/b.shp")
    try workspace.write(
      """
      karaula: 1
      border: {source: \(source), encoding: CP1251, group_by: SUSED}
      sites: [{id: P1, type: fixed-pillar, at: [21.05, 43.5]}]
      grid: {cell_size_m: 60}
      """, to: "s.yaml")
    let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try Self.groups("per_SUSED", in: workspace) == ["Бугарска", "Хрватска"])
    let plan = try await Program.run(["validate", "s.yaml"], in: workspace)
    #expect(plan.text.contains("  encoding: CP1251\n"))
    try workspace.write(plan.text, to: "plan.yaml")
    #expect(try await Program.run(["validate", "plan.yaml"], in: workspace).text == plan.text)
  }

  @Test("a starting scenario repeats the encoding that it was made with")
  func initEncoding() async throws {
    let workspace = try Workspace()
    let source = try SharedCases.path("vector/shp_groups/b.shp")
    let outcome = try await Program.run(
      ["init", "--border", source, "--encoding", "CP1251", "--out", "plan"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.warnings.isEmpty)
    let scenario = try String(contentsOf: workspace.file("plan/scenario.yaml"), encoding: .utf8)
    #expect(scenario.contains("\n  encoding: CP1251\n"))
    let strange = try await Program.run(["init", "--border", source, "--out", "other"], in: workspace)
    #expect(strange.warnings.contains { $0.contains("texts that are not UTF-8 in column SUSED (2)") })
  }

  @Test("a text in a column of numbers of the border stays what it is, with the feature and the column told")
  func stray() async throws {
    let workspace = try Workspace()
    let outcome = try await SharedCases.run("vector/stray/s.yaml", "--out", "out", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try Self.groups("per_km", in: workspace) == ["12a"])
    #expect(try Self.gap(in: workspace)["r"] as? String == "око 40")
    let told = try Self.warnings(in: workspace)
    #expect(told.contains { $0.contains("column km is of whole numbers, it also holds '12a' in feature 1") })
    #expect(outcome.warnings.count == told.count)
  }

  @Test("dates are ISO 8601 texts, dates in the GeoPackage, JSON is JSON, and bytes are left out")
  func attributes() async throws {
    let workspace = try Workspace()
    let outcome = try await SharedCases.run("vector/attrs/s.yaml", "--out", "out", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let gap = try Self.gap(in: workspace)
    #expect(gap["datum"] as? String == "2024-02-29")
    #expect(gap["vreme"] as? String == "2024-02-29T23:59:58.125+02:00")
    #expect((gap["j"] as? [String: Any])?["a"] as? [Int] == [1, 2])
    #expect(gap["big"] as? Int == 9_007_199_254_740_993)
    #expect(gap["bin"] == nil)
    let layer = try await workspace.tool("ogrinfo", "-ro", "-al", "out/karaula.gpkg", "gaps")
    for line in [
      "datum (Date) = 2024/02/29", "vreme (DateTime) = 2024/02/29 23:59:58.125+02", "j (String(JSON)) = {",
    ] {
      #expect(layer.contains(line), "\(layer)")
    }
  }

  @Test(
    "columns that a Shapefile cut are read as those of the GeoPackage, or GeoJSON, are",
    arguments: [
      ("vector/sites_shp/shp.yaml", "vector/sites_shp/gpkg.yaml"),
      ("terrain/layer-columns/sites-shp.yaml", "terrain/layer-columns/sites-geojson.yaml"),
    ])
  func cutNames(cut: String, whole: String) async throws {
    let workspace = try Workspace()
    for (name, folder) in [(cut, "cut"), (whole, "whole")] {
      let outcome = try await SharedCases.run(name, "--out", folder, in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
    }
    let lengths = try ["cut", "whole"].map { try SharedCases.lengths(in: workspace.file($0)) }
    #expect(lengths[0].covered == lengths[1].covered)
    #expect(lengths[0].covered < 0.95 * lengths[0].border)
    if cut.hasPrefix("vector") { #expect(abs(lengths[0].covered - 5649) < 1) }
  }

  @Test("a variant changes what stands in a column that was cut")
  func variant() async throws {
    let workspace = try Workspace()
    let source = try SharedCases.path("vector/sites_shp/q.shp")
    let border = try SharedCases.path("vector/base/b.geojson")
    try workspace.write(
      """
      karaula: 1
      border: {source: \(border)}
      sites: [{source: \(source)}]
      variants: {low: {sites: {change: {P1: {mast_height_m: 3.5}}}}}
      """, to: "s.yaml")
    let plan = try await Program.run(["validate", "s.yaml", "--variant", "low"], in: workspace)
    #expect(plan.status == 0, "\(plan.talk)")
    #expect(plan.text.contains("{id: P1, type: fixed-pillar, at: [21.02, 43.503], mast_height_m: 3.5, "))
    #expect(plan.text.contains("{id: P2, type: fixed-pillar, at: [21.08, 43.503], mast_height_m: 40, "))
  }

  @Test("columns without their unit are told with the key, each once")
  func nearNames() async throws {
    let workspace = try Workspace()
    let outcome = try await SharedCases.run("vector/sites_typo/s.yaml", "--out", "out", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let told = try Self.warnings(in: workspace).filter { $0.contains("is not read as") }
    #expect(told.count == 3)
    for (column, key) in [
      ("mast_height", "mast_height_m"), ("min_range", "min_range_m"), ("azimuth", "azimuth_deg"),
    ] {
      #expect(told.contains { $0.contains("column \(column) (1 value) is not read as \(key)") }, "\(told)")
    }
  }

  @Test("observers have the same sight from GeoJSON, from a Shapefile, and from QGIS Visibility Analysis")
  func observers() async throws {
    let workspace = try Workspace()
    let folder = try SharedCases.path("terrain")
    for name in ["observers.geojson", "observers.shp", "plugin.geojson"] {
      let outcome = try await Program.run(
        [
          "viewshed", "--dem", folder + "/plain/dem.tif", "--observers", folder + "/layer-columns/" + name,
          "-o",
          name + ".tif",
        ], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      let told = outcome.warnings.filter { $0.contains("columns of QGIS Visibility Analysis are read") }
      #expect(told.count == (name.hasPrefix("plugin") ? 1 : 0))
      #expect(try workspace.bytes(name + ".tif") == workspace.bytes("observers.geojson.tif"))
    }
    // Within 700 m of the observer alone.
    let cells = try await workspace.cells("observers.geojson.tif")
    #expect(cells.values.count < 60)
  }
}
