import Foundation
import Testing

/// The layers `sites` and `centres` of a result are input again.
@Suite(.timeLimit(.minutes(60))) struct RoundTripTests {
  /// What a scenario says instead of its sites and its centres.
  private static func sites(of result: String) -> String {
    "sites: [{source: \(result)/karaula.gpkg, layer: sites}]\n"
  }
  private static func centres(of result: String) -> String {
    "centres: [{source: \(result)/karaula.gpkg, layer: centres}]\n"
  }

  /// Two sites whose figures need all their digits, with attributes of every kind, and types of the scenario's own.
  private static let awkward = [
    "{id: A, type: own, at: [22.050000012345677, 41.045], azimuth_deg: 359.123456789012, sector_deg: 33.3, "
      + "mast_height_m: 7.123456789012345, min_range_m: 12.000000000000002}",
    "{id: '7', type: thermal-camera, at: [22.06, 41.0449999999999], azimuth_deg: -90, "
      + #"attributes: {note: "by \"the\" road: é", n: 3, x: 2.5, on: true, none: null, list: [a, b], linked: x}}"#,
  ]
  private static let own = "equipment: {own: {extends: fixed-pillar, min_range_m: 3}}\n"

  /// Runs a scenario, runs it with the layers of its result, and those of that one.
  private static func results(
    _ scenario: String, again: (_ result: String) -> String, in workspace: Workspace
  ) async throws {
    try workspace.write(scenario, to: "one.yaml")
    try workspace.write(again("one"), to: "two.yaml")
    try workspace.write(again("two"), to: "three.yaml")
    for name in ["one", "two", "three"] {
      let outcome = try await Program.run(["run", "\(name).yaml", "--out", name], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
    }
  }

  private static func checkSame(_ workspace: Workspace) async throws {
    let figures = try ResultFigures(of: workspace.bytes("one/summary.json"))
    #expect(figures.count > 10)
    for name in ["two", "three"] {
      #expect(try workspace.lines(in: name) == workspace.lines(in: "one"))
      #expect(try await workspace.maps(in: name) == workspace.maps(in: "one"))
      #expect(try ResultFigures(of: workspace.bytes("\(name)/summary.json")) == figures)
      #expect(try workspace.bytes("\(name)/karaula.gpkg") == workspace.bytes("one/karaula.gpkg"))
    }
  }

  @Test("the sites of a landscape, read from its result, give the same result, and the same file again")
  func synthetic() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Support/synthetic")
      .standardizedFileURL.path()
    let text = try String(contentsOfFile: folder + "/synthetic.yaml", encoding: .utf8)
      .replacing("source: border", with: "source: \(folder)/border")
      .replacing("dem: terrain", with: "dem: \(folder)/terrain")
    let head = try #require(text.components(separatedBy: "\nsites:").first) + "\n"
    let workspace = try Workspace()
    try await Self.results(text, again: { head + Self.sites(of: $0) }, in: workspace)
    try await Self.checkSame(workspace)
  }

  @Test("so do sites and centres of a real border, beside patrols of the scenario")
  func maleshevo() async throws {
    let text = try GoldenPlan.text()
    let sites = try #require(text.range(of: "\nsites:"))
    let links = try #require(text.range(of: "\nlinks:"))
    let workspace = try Workspace()
    try await Self.results(
      text,
      again: {
        text[..<sites.lowerBound] + "\n" + Self.sites(of: $0) + Self.centres(of: $0)
          + text[links.lowerBound...]
      }, in: workspace)
    try await Self.checkSame(workspace)
  }

  @Test("figures keep all their bits, and attributes of every kind come back as they were")
  func awkward() async throws {
    let workspace = try Workspace(Samples.files())
    let centre =
      "{id: L, level: local, at: [22.05, 41.01], mast_height_m: 1.1, "
      + "link: {frequency_ghz: 5.80001234567, max_range_m: 39999.9999}, capacity: 3}"
    let more = Self.own + "links: report\n"
    let head = "karaula: 1\nname: n\nborder: {source: border.geojson}\nterrain: {dem: dem.asc}\n" + more
    try await Self.results(
      Samples.scenario(
        sites: Self.awkward, more: more + "name: n\ncentres: [\(centre), \(LinkSamples.regional)]\n"),
      again: { head + Self.sites(of: $0) + Self.centres(of: $0) }, in: workspace)
    try await Self.checkSame(workspace)
    #expect(try workspace.bytes("two/plan.yaml") == workspace.bytes("one/plan.yaml"))
    let plan = try #require(String(bytes: workspace.bytes("two/plan.yaml"), encoding: .utf8))
    for words in ["22.050000012345677", "359.123456789012", "7.123456789012345", "5.80001234567"] {
      #expect(plan.contains(words), "\(words)")
    }
  }

  /// A result of two sites and the scenario that reads it.
  private static func placed() async throws -> Workspace {
    let sites = [Samples.site, "{id: B, type: fixed-pillar, at: [22.07, 41.046]}"]
    let workspace = try Workspace(Samples.files(Samples.scenario(sites: sites)))
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "one"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    try workspace.write(
      Samples.scenario(sites: ["{source: one/karaula.gpkg, layer: sites}"]), to: "two.yaml")
    return workspace
  }

  /// The gaps of a scenario with those sites.
  private static func gaps(_ sites: [String], in workspace: Workspace) async throws -> Data {
    try workspace.write(Samples.scenario(sites: sites), to: "wanted.yaml")
    let outcome = try await Program.run(["run", "wanted.yaml"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return outcome.output
  }

  @Test(
    "an edit of the layer is an edit of the plan: points move, come and go, and an empty column is the type's",
    arguments: [
      (
        "UPDATE sites SET geom = (SELECT geom FROM sites WHERE id = 'B') WHERE id = 'A'",
        [
          "{id: A, type: thermal-camera, at: [22.07, 41.046], azimuth_deg: 0}",
          "{id: B, type: fixed-pillar, at: [22.07, 41.046]}",
        ]
      ),
      (
        "INSERT INTO sites (geom, id, type) SELECT geom, 'N', 'mobile-video-system' FROM sites WHERE id = 'A'",
        [
          Samples.site, "{id: B, type: fixed-pillar, at: [22.07, 41.046]}",
          "{id: N, type: mobile-video-system, at: [22.05, 41.045]}",
        ]
      ),
      ("DELETE FROM sites WHERE id = 'A'", ["{id: B, type: fixed-pillar, at: [22.07, 41.046]}"]),
      (
        "UPDATE sites SET type = 'fixed-pillar', azimuth_deg = NULL, mast_height_m = 60, kind = NULL WHERE id = 'A'",
        [
          "{id: A, type: fixed-pillar, at: [22.05, 41.045], mast_height_m: 60}",
          "{id: B, type: fixed-pillar, at: [22.07, 41.046]}",
        ]
      ),
    ])
  func edits(statement: String, sites: [String]) async throws {
    let workspace = try await Self.placed()
    let before = try await Program.run(["run", "two.yaml"], in: workspace)
    try await workspace.edit("one/karaula.gpkg", statement)
    let outcome = try await Program.run(["run", "two.yaml"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try await outcome.output == Self.gaps(sites, in: workspace))
    #expect(outcome.output != before.output)
  }

  @Test("a layer whose numbers are texts gives the same result")
  func texts() async throws {
    let workspace = try await Self.placed()
    let before = try await Program.run(["run", "two.yaml"], in: workspace)
    let made = try await workspace.tool(
      "ogr2ogr", ["-mapFieldType", "All=String", "texts.gpkg", "one/karaula.gpkg", "sites"])
    #expect(made.status == 0, "\(made.talk)")
    #expect(try await workspace.features(of: "sites", in: "texts.gpkg").contains("azimuth_deg (String) = 0"))
    try workspace.write(
      Samples.scenario(sites: ["{source: texts.gpkg, layer: sites}"]), to: "two.yaml")
    let outcome = try await Program.run(["run", "two.yaml"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.output == before.output)
  }

  @Test("a result without sites has an empty layer of them, which reads as none")
  func none() async throws {
    let workspace = try Workspace(Samples.files())
    let head = "karaula: 1\nname: n\nborder: {source: border.geojson}\nterrain: {dem: dem.asc}\n"
    try await Self.results(head, again: { head + Self.sites(of: $0) }, in: workspace)
    try await Self.checkSame(workspace)
  }

  @Test(
    "a value that cannot be is told with file, layer, feature and column",
    arguments: [
      (
        "sector_deg = 400",
        "column sector_deg: expected a number at least 0.001 and at most 360 degrees, found 400"
      ),
      ("type = 'termal-camera'", "column type: unknown type of equipment `termal-camera`; did you mean"),
      ("type = NULL", "column type: expected a text, found nothing"),
      ("id = 'A'", "column id: the id A is also that of"), ("id = ''", "column id: expected a text"),
      ("attributes = '{a road'", "column attributes: expected a JSON object"),
      ("type = 'thermal-camera', azimuth_deg = NULL", "azimuth_deg is missing"),
    ])
  func faults(change: String, words: String) async throws {
    let workspace = try await Self.placed()
    try await workspace.edit("one/karaula.gpkg", "UPDATE sites SET \(change) WHERE id = 'B'")
    let outcome = try await Program.run(["run", "two.yaml"], in: workspace)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.talk.contains("one/karaula.gpkg (layer sites, feature 2): "), "\(outcome.talk)")
    #expect(outcome.talk.contains(words), "\(outcome.talk)")
  }

  @Test("the routes of a result are no patrols, and reading them says so")
  func routes() async throws {
    let patrols = """
      patrols:
        - {id: U, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 150}
      """
    let workspace = try Workspace(Samples.files(Samples.scenario(more: patrols)))
    #expect(
      try await Program.run(["run", Samples.scenarioName, "--out", "one"], in: workspace).status == 0)
    try workspace.write(
      Samples.scenario(more: "patrols: [{source: one/karaula.gpkg, layer: routes}]"), to: "two.yaml")
    let outcome = try await Program.run(["run", "two.yaml"], in: workspace)
    #expect(outcome.status == 65)
    #expect(outcome.talk.contains("karaula.gpkg (layer routes, feature 1): is a route as a result draws it"))
  }
}
