import Foundation
import Testing

/// karaula.gpkg tells what the GeoJSON files tell.
@Suite(.timeLimit(.minutes(60))) struct GeoPackageRunTests {
  private static let patrols = """

    patrols:
      - {id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200, aircraft: 2, endurance_s: 5400, turnaround_s: 1800}
      - {id: M, type: mobile-video-system, posts: [{at: [22.05, 41.045], from_s: 0, to_s: 14400}]}
    """

  /// A result with every kind of feature.
  private static func result(to folder: String, in workspace: Workspace) async throws {
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", folder], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
  }

  private static func workspace() throws -> Workspace {
    let more =
      "centres:\n  - \(LinkSamples.local)\n  - \(LinkSamples.regional)\nlinks: report" + patrols
    return try Workspace(Samples.files(Samples.scenario(more: more)))
  }

  /// The layers of a file by ogrinfo, and how many features each has.
  private static func counts(_ path: String, in workspace: Workspace) async throws -> [String: Int] {
    let outcome = try await RunningProgram(
      URL(filePath: "/usr/bin/env"), ["ogrinfo", "-ro", "-so", "-al", path], in: workspace.folder
    ).outcome()
    #expect(outcome.status == 0, "\(outcome.talk)")
    let counts = outcome.text.matches(of: /Layer name: (\w+)\n(?:[^\n]*\n)*?Feature Count: (\d+)/)
    return Dictionary(
      uniqueKeysWithValues: counts.map { (String($0.output.1), Int($0.output.2) ?? -1) })
  }

  @Test("the layers have as many features as the GeoJSON files, and each a style")
  func layers() async throws {
    let workspace = try Self.workspace()
    try await Self.result(to: "out", in: workspace)
    var found = try await Self.counts("out/karaula.gpkg", in: workspace)
    let styles = found.removeValue(forKey: "layer_styles")
    var wanted: [String: Int] = [:]
    for name in ["border", "gaps"] {
      wanted[name] = try workspace.value(LineCollection.self, "out/\(name).geojson").features.count
    }
    for feature in try workspace.value(SensorCollection.self, "out/sensors.geojson").features {
      wanted[feature.properties.kind + "s", default: 0] += 1
    }
    // The border of the sample is shorter than a section.
    wanted["sections"] = 1
    #expect(found == wanted)
    #expect(
      Set(found.keys) == [
        "border", "gaps", "sites", "fields", "routes", "swaths", "posts", "links", "centres",
        "sections",
      ])
    #expect(styles == found.count)
  }

  @Test("in each zone the sections lie along the border")
  func sectionPlaces() async throws {
    // 6 degrees along 41 north are 504 km, more than a zone.
    let workspace = try Workspace([
      Samples.scenarioName: "karaula: 1\nborder: {source: border.geojson}\ngrid: {cell_size_m: 500}\n",
      Samples.borderName: Samples.collection("LineString", "[[20, 41], [23, 41], [26, 41]]"),
    ])
    try await Self.result(to: "out", in: workspace)
    #expect(workspace.file("out/coverage-2.tif").isFile)
    let outcome = try await RunningProgram(
      URL(filePath: "/usr/bin/env"), ["ogrinfo", "-ro", "-so", "out/karaula.gpkg", "sections"],
      in: workspace.folder
    ).outcome()
    let extent = try #require(
      try /Extent: \(([\d.]+), ([\d.]+)\) - \(([\d.]+), ([\d.]+)\)/.firstMatch(in: outcome.text))
    let edges = [extent.output.1, extent.output.2, extent.output.3, extent.output.4].compactMap { Double($0) }
    // The border's own edges, to two cells or 0.012 degrees, as nothing reaches further.
    #expect(zip(edges, [20, 41, 26, 41]).allSatisfy { abs($0 - $1) < 0.03 }, "\(edges)")
  }

  @Test("a second run of the same scenario gives the same bytes")
  func again() async throws {
    let workspace = try Self.workspace()
    try await Self.result(to: "one", in: workspace)
    try await Self.result(to: "two", in: workspace)
    #expect(try workspace.bytes("one/karaula.gpkg") == workspace.bytes("two/karaula.gpkg"))
  }

  /// GDAL's own judge of GeoPackages.
  private static let judge = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py"

  @Test(
    "GDAL's validator finds nothing wrong with a result",
    .enabled(if: FileManager.default.fileExists(atPath: judge), "validate_gpkg.py is not there"))
  func valid() async throws {
    let workspace = try Self.workspace()
    try await Self.result(to: "out", in: workspace)
    let outcome = try await RunningProgram(
      URL(filePath: "/usr/bin/python3"), [Self.judge, "-q", "--warning-as-error", "out/karaula.gpkg"],
      in: workspace.folder
    ).outcome()
    #expect(outcome.status == 0, "\(outcome.text) \(outcome.talk)")
  }
}
