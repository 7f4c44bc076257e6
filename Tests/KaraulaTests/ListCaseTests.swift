import Foundation
import Testing

/// Posts as offices keep them: lists in text files, spreadsheets and KML.
@Suite(.timeLimit(.minutes(60)), .enabled(if: SharedCases.isThere, "KARAULA_CASES is not set"))
struct ListCaseTests {
  /// A workspace with the lists, a spreadsheet of each kind made of one of them, and a scenario of posts.
  ///
  /// - Parameter sites: what its sites are, such as `{source: posts_de.csv}`.
  private static func workspace(sites: String) async throws -> Workspace {
    let cases = try SharedCases.path("lists")
    let workspace = try Workspace()
    for name in ["posts_de.csv", "posts_en.csv", "posts_xy.csv", "posts.kml"] {
      try workspace.write(String(contentsOfFile: "\(cases)/\(name)", encoding: .utf8), to: name)
    }
    // Without a .csvt all of a CSV's columns are texts.
    for (format, name) in [("XLSX", "posts.xlsx"), ("ODS", "posts.ods")] {
      _ = try await workspace.tool("ogr2ogr", "-f", format, name, "posts_de.csv")
    }
    let base = try String(contentsOfFile: "\(cases)/base.yaml", encoding: .utf8)
    let data = try URL(filePath: #require(SharedCases.folder)).deletingLastPathComponent().path() + "data/"
    try workspace.write(
      base.replacing("../../data/", with: data).replacing("{source: SRC}", with: sites), to: "s.yaml")
    return workspace
  }

  private struct Sensors: Decodable {
    struct Feature: Decodable {
      struct Properties: Decodable {
        let id: String
        let kind: String
        let type: String?
        let mastHeightM: Double?
      }
      struct Geometry: Decodable { let type: String }
      let properties: Properties
    }
    let features: [Feature]

    var sites: [Feature.Properties] { features.map(\.properties).filter { $0.kind == "site" } }
  }

  private static func run(sites: String) async throws -> (Outcome, Workspace) {
    let workspace = try await Self.workspace(sites: sites)
    let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
    return (outcome, workspace)
  }

  @Test(
    "a list of any format gives the same result, and what was taken for granted is said",
    arguments: ["posts_de.csv", "posts_en.csv", "posts_xy.csv", "posts.xlsx", "posts.ods"])
  func lists(name: String) async throws {
    let (outcome, workspace) = try await Self.run(sites: "{source: \(name)}")
    #expect(outcome.status == 0, "\(outcome.talk)")
    let (placed, wanted) = try await Self.run(
      sites: "{id: P1, type: fixed-pillar, at: [22.954, 41.797]}, "
        + "{id: T1, type: thermal-camera, azimuth_deg: 75.5, at: [22.8675, 41.96583]}")
    #expect(placed.status == 0)
    for file in ["out/gaps.geojson", "out/border.geojson", "out/sensors.geojson"] {
      #expect(try workspace.bytes(file) == wanted.bytes(file), "\(file)")
    }
    #expect(
      outcome.warnings.contains {
        $0.contains("are taken for longitude and latitude on WGS 84, as no crs is given")
      })
    let commas = outcome.warnings.filter {
      $0.contains("decimal commas are read in columns azimuth_deg (1): 75,5 as 75.5")
    }
    #expect(commas.count == (name == "posts_en.csv" ? 0 : 1))
  }

  @Test("KML's names are the ids, and a type stands for rows that have none")
  func kml() async throws {
    let (outcome, workspace) = try await Self.run(sites: "{source: posts.kml, type: fixed-pillar}")
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try workspace.value(Sensors.self, "out/sensors.geojson").sites.map(\.id) == ["Post 1", "Post 2"])
    #expect(outcome.warnings.contains { $0.contains("has no column id: Name gives the ids, such as Post 1") })
    let (untyped, _) = try await Self.run(sites: "{source: posts.kml}")
    #expect(untyped.status == 65)
    #expect(untyped.talk.contains("(layer Posts, feature 1): column type: expected a text, found nothing; "))
    #expect(untyped.talk.contains("say `type: ...` beside the source"))
  }

  @Test("the file's own names of columns, a type for the whole list, and ids that are made")
  func ownNames() async throws {
    let workspace = try await Self.workspace(
      sites: "{source: own.csv, x: ost, y: nord, columns: {mast_height_m: Hoehe}, type: fixed-pillar}")
    try workspace.write("Name;Hoehe;ost;nord\nA;22,5;22,954;41,797\nB;;22,8675;41,96583\n", to: "own.csv")
    let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let sites = try workspace.value(Sensors.self, "out/sensors.geojson").sites
    #expect(sites.map(\.id) == ["own-1", "own-2"])
    #expect(sites.map(\.type) == ["fixed-pillar", "fixed-pillar"])
    #expect(sites.map(\.mastHeightM) == [22.5, 18])
    #expect(outcome.warnings.contains { $0.contains("has no ids: its rows are called own-1 to own-2") })
    let plan = try await Program.run(["validate", "s.yaml"], in: workspace)
    try workspace.write(plan.text, to: "plan.yaml")
    #expect(try await Program.run(["validate", "plan.yaml"], in: workspace).text == plan.text)
    let named = try String(contentsOf: workspace.file("s.yaml"), encoding: .utf8)
      .replacing("{mast_height_m:", with: "{id: Name, mast_height_m:")
    try workspace.write(named, to: "s.yaml")
    #expect(try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace).status == 0)
    #expect(try workspace.value(Sensors.self, "out/sensors.geojson").sites.map(\.id) == ["A", "B"])
  }

  @Test(
    "what is not there is told with the columns that are",
    arguments: [
      ("{source: own.csv}", "has no column type; its columns are Name, Hoehe; say `type: ...`"),
      ("{source: own.csv, x: a, y: b}", "has no column 'a'; its columns are Name, Hoehe, lon, lat"),
      (
        "{source: own.csv, columns: {id: Nam}}",
        "has no column 'Nam', which `columns` names for id; its columns are Name"
      ),
      ("{source: own.csv, columns: {ids: Name}}", "sites[0].columns.ids: unknown key; did you mean `id`?"),
      ("{source: own.csv, x: lon}", "sites[0].y: missing"),
    ])
  func missing(sites: String, words: String) async throws {
    let workspace = try await Self.workspace(sites: sites)
    try workspace.write("Name;Hoehe;lon;lat\nA;22,5;22,954;41,797\n", to: "own.csv")
    let outcome = try await Program.run(["run", "s.yaml"], in: workspace)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.talk.contains(words), "\(outcome.talk)")
  }

  @Test("centres and observers come from lists, too, and lines do not")
  func others() async throws {
    let workspace = try await Self.workspace(sites: "{source: posts_de.csv}")
    try workspace.write("Nr;X;Y\n1;22,95;41,79\n2;22,87;41,95\n", to: "centres.csv")
    let scenario = try String(contentsOf: workspace.file("s.yaml"), encoding: .utf8)
    try workspace.write(
      scenario + "centres: [{source: centres.csv, columns: {id: Nr}, level: local}]\n", to: "c.yaml")
    let centres = try await Program.run(["run", "c.yaml", "--out", "out"], in: workspace)
    #expect(centres.status == 0, "\(centres.talk)")
    let found = try workspace.value(Sensors.self, "out/sensors.geojson").features.map(\.properties)
    #expect(found.filter { $0.kind == "centre" }.map(\.id) == ["1", "2"])
    for key in ["x", "y"] {
      try workspace.write(scenario + "patrols: [{source: routes.csv, \(key): a}]\n", to: "p.yaml")
      let patrols = try await Program.run(["run", "p.yaml"], in: workspace)
      #expect(patrols.status == 65)
      #expect(
        patrols.talk.contains("patrols[0].\(key): lines cannot be read from columns of coordinates"),
        "\(patrols.talk)")
    }
    let dem =
      try URL(filePath: #require(SharedCases.folder)).deletingLastPathComponent().path()
      + "data/dem/srtm3_N41E022.tif"
    let observers = try await Program.run(
      [
        "viewshed", "--dem", dem, "--observers", "posts_de.csv", "--max-range", "1000", "--per-observer",
        "each",
      ], in: workspace)
    #expect(observers.status == 65)
    #expect(
      observers.talk.contains("column azimuth_deg 75.5 is given without column sector_deg"),
      "\(observers.talk)")
    try workspace.write("id;Ost;Nord\nP1;22,954;41,797\n", to: "o.csv")
    let named = try await Program.run(
      [
        "viewshed", "--dem", dem, "--observers", "o.csv", "--observers-x", "ost", "--observers-y", "nord",
        "--max-range",
        "1000", "--per-observer", "each",
      ], in: workspace)
    #expect(named.status == 0, "\(named.talk)")
    #expect(workspace.files(below: "each") == ["P1.tif"])
  }
}
