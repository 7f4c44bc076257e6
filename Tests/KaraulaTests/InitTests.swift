import Foundation
import Testing

/// `karaula init` and what it leaves.
@Suite(.timeLimit(.minutes(60))) struct InitTests {
  static func workspace() throws -> Workspace {
    var files = Samples.files()
    files[Samples.scenarioName] = nil
    return try Workspace(files)
  }

  static let usual = ["init", "--border", Samples.borderName, "--dem", Samples.terrainName]

  @Test("the two files are there, what to do next is said, and the scenario validates and runs")
  func start() async throws {
    let workspace = try Self.workspace()
    let outcome = try await Program.run(Self.usual, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.talk.isEmpty)
    for words in ["5.044 km of border in 1 part", "placements.gpkg in QGIS", "karaula run scenario.yaml"] {
      #expect(outcome.text.contains(words), "\(outcome.text)")
    }
    #expect(workspace.files().subtracting(Samples.files().keys) == ["placements.gpkg"])
    #expect(workspace.files().contains("scenario.yaml"))
    #expect(try await Program.run(["validate", "scenario.yaml"], in: workspace).status == 0)
    let run = try await Program.run(["run", "scenario.yaml"], in: workspace)
    #expect(run.status == 0)
    #expect(run.warnings.count == 1)
    #expect(run.talk.contains("no sites and no patrols: all of the border is a gap"))
    let gaps = try JSONDecoder.snakeCase.decode(LineCollection.self, from: run.output)
    // `geod +ellps=WGS84 -I +units=m` of 41.05 22.02 41.05 22.08.
    #expect(abs(gaps.length - 5044.294) < 0.01)
    #expect(gaps.features.allSatisfy { $0.properties.cause == "beyond every range" })
  }

  @Test("the scenario offers to group by columns, but for those that summary.json has no room for")
  func groups() async throws {
    let workspace = try Self.workspace()
    let properties = #"{"part": 1, "neighbour": "BG", "sensor": "a"}"#
    let border = Samples.collection("LineString", "[[22.02, 41.05], [22.08, 41.05]]", properties: properties)
    try workspace.write(border, to: Samples.borderName)
    #expect(try await Program.run(Self.usual, in: workspace).status == 0)
    let text = try #require(String(bytes: workspace.bytes("scenario.yaml"), encoding: .utf8))
    #expect(text.contains(/# group_by: neighbour .* one of: neighbour\n/))
  }

  @Test("points that are added to the layers are what runs, centres once the scenario's line is taken in")
  func placed() async throws {
    let workspace = try Self.workspace()
    #expect(try await Program.run(Self.usual, in: workspace).status == 0)
    try workspace.write(Samples.collection("Point", "[22.05, 41.045]", properties: "{}"), to: "p.geojson")
    for (layer, columns) in [
      ("sites", "'S1' AS id, 'thermal-camera' AS type, 0 AS azimuth_deg"),
      ("centres", "'C1' AS id, 'local' AS level"),
    ] {
      let added = try await workspace.tool(
        "ogr2ogr",
        [
          "-append", "-dialect", "SQLite", "-sql", "SELECT geometry, \(columns) FROM p", "-nln", layer,
          "placements.gpkg", "p.geojson",
        ])
      #expect(added.status == 0, "\(added.talk)")
    }
    let text = try #require(String(bytes: workspace.bytes("scenario.yaml"), encoding: .utf8))
    try workspace.write(text.replacing("# centres:", with: "centres:"), to: "scenario.yaml")
    let outcome = try await Program.run(["run", "scenario.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(try workspace.value(SummaryFile.self, "out/summary.json").coveredLengthM > 0)
    let sensors = try workspace.value(SensorCollection.self, "out/sensors.geojson")
    #expect(Set(sensors.features.map(\.properties.kind)).isSuperset(of: ["site", "centre"]))
  }

  @Test("neither file is written over", arguments: ["scenario.yaml", "placements.gpkg"])
  func refusal(name: String) async throws {
    let workspace = try Self.workspace()
    try workspace.write("mine", to: "plan/\(name)")
    let outcome = try await Program.run(Self.usual + ["--out", "plan"], in: workspace)
    #expect(outcome.status == 73)
    #expect(outcome.talkLines.count == 1)
    #expect(outcome.talk.hasPrefix("karaula: plan/\(name): is already there and is not written over; "))
    #expect(workspace.files(below: "plan") == [name])
    #expect(try workspace.bytes("plan/\(name)") == Data("mine".utf8))
  }

  @Test("a link that leads nowhere is not written over")
  func danglingLink() async throws {
    let workspace = try Self.workspace()
    let link = workspace.file("scenario.yaml").path()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "elsewhere.yaml")
    let outcome = try await Program.run(Self.usual, in: workspace)
    #expect(outcome.status == 73)
    #expect(outcome.talk.hasPrefix("karaula: scenario.yaml: is already there and is not written over; "))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "elsewhere.yaml")
    #expect(!workspace.files().contains("placements.gpkg"))
  }

  @Test(
    "the line to go on with is one that a shell runs",
    arguments: [
      ("o: #ut", "'o: #ut/scenario.yaml'"), ("i14//", "i14/scenario.yaml"),
      ("it's", #"'it'\''s/scenario.yaml'"#),
    ])
  func nextLine(folder: String, word: String) async throws {
    let workspace = try Self.workspace()
    let outcome = try await Program.run(Self.usual + ["--out", folder], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let line = try #require(outcome.text.split(separator: "\n").last { $0.contains("karaula run") })
    #expect(line.contains("karaula run \(word) --out "), "\(line)")
    let command = String(line).replacing("karaula run", with: #""$0" run"#)
    let run = try await Program.shell(command, in: workspace)
    #expect(run.status == 0, "\(run.talk)")
  }

  @Test("into another folder paths lead back, and both files are the same bytes each time")
  func folders() async throws {
    let workspace = try Self.workspace()
    for folder in ["a/plan", "b/plan"] {
      let outcome = try await Program.run(Self.usual + ["--out", folder], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      #expect(try await Program.run(["validate", "\(folder)/scenario.yaml"], in: workspace).status == 0)
    }
    for name in ["scenario.yaml", "placements.gpkg"] {
      #expect(try workspace.bytes("a/plan/\(name)") == workspace.bytes("b/plan/\(name)"))
    }
    let text = try #require(String(bytes: workspace.bytes("a/plan/scenario.yaml"), encoding: .utf8))
    #expect(text.contains("  source: ../../border.geojson\n"))
    #expect(text.contains("  dem: ../../dem.asc\n"))
  }

  @Test("an absolute path into the plan's folder becomes one that starts there")
  func absolute() async throws {
    let workspace = try Self.workspace()
    let border = workspace.file(Samples.borderName).path()
    let outcome = try await Program.run(
      ["init", "--border", border, "--out", workspace.folder.path()], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let text = try #require(String(bytes: workspace.bytes("scenario.yaml"), encoding: .utf8))
    #expect(text.contains("  source: border.geojson\n"))
    #expect(text.contains("  dem: copernicus-glo30 "))
  }

  @Test("names that YAML would read otherwise are quoted")
  func names() async throws {
    let workspace = try Self.workspace()
    let name = "a: b #1, 'c'.geojson"
    try workspace.write(Samples.border, to: name)
    let outcome = try await Program.run(
      ["init", "--border", name, "--dem", Samples.terrainName], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let plan = try await Program.run(["validate", "scenario.yaml"], in: workspace)
    #expect(plan.status == 0, "\(plan.talk)")
  }

  /// Two layers, one of which is a border.
  private static func manyLayers() async throws -> Workspace {
    let workspace = try Self.workspace()
    for name in ["border", "rivers"] {
      let made = try await workspace.tool(
        "ogr2ogr",
        ["-update", "-nln", name, "many.gpkg", Samples.borderName].filter {
          name != "border" || $0 != "-update"
        })
      #expect(made.status == 0, "\(made.talk)")
    }
    return workspace
  }

  @Test("a source of several layers is an error that names them, and --layer picks one")
  func layers() async throws {
    let workspace = try await Self.manyLayers()
    let arguments = ["init", "--border", "many.gpkg", "--dem", Samples.terrainName]
    let outcome = try await Program.run(arguments, in: workspace)
    #expect(outcome.status == 65)
    #expect(
      outcome.talk.contains(
        "its layers are border (Line String, 1 feature), rivers (Line String, 1 feature); name one"))
    #expect(!workspace.files().contains("placements.gpkg"))
    let named = try await Program.run(arguments + ["--layer", "rivers"], in: workspace)
    #expect(named.status == 0, "\(named.talk)")
    let plan = try await Program.run(["validate", "scenario.yaml"], in: workspace)
    #expect(plan.text.contains("layer: rivers"))
  }

  @Test(
    "several layers may be named, or all",
    arguments: [["--layer", "border", "--layer", "rivers"], ["--layer", "*"]])
  func severalLayers(options: [String]) async throws {
    let workspace = try await Self.manyLayers()
    let arguments = ["init", "--border", "many.gpkg", "--dem", Samples.terrainName] + options
    let outcome = try await Program.run(arguments, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let plan = try await Program.run(["validate", "scenario.yaml"], in: workspace)
    #expect(plan.text.contains(options.count > 2 ? "layer: [border, rivers]" : "layer: '*'"), "\(plan.text)")
  }

  @Test(
    "a border or a DEM that will not do leaves nothing behind",
    arguments: [
      (["--border", "none.geojson"], 66, "none.geojson"),
      (["--border", "dem.asc"], 65, "dem.asc"),
      (["--border", "points.geojson"], 65, "gives no line, only 1 of type Point"),
      (["--border", "border.geojson", "--dem", "none.tif"], 66, "none.tif"),
      (["--border", "border.geojson", "--dem", "east.asc"], 65, "does not reach the border anywhere"),
      (["--border", ""], 64, "--border: the name is empty"),
      (["--border", "border.geojson", "--dem-crs", "EPSG:4326"], 64, "--dem-crs: it needs --dem"),
      ([], 64, "--border"),
    ] as [([String], Int32, String)])
  func faults(arguments: [String], status: Int32, words: String) async throws {
    let workspace = try Self.workspace()
    try workspace.write(Samples.collection("Point", "[22.05, 41.05]"), to: "points.geojson")
    try workspace.write(Samples.grid(west: 25), to: "east.asc")
    try workspace.write(Samples.wgs84, to: "east.prj")
    let outcome = try await Program.run(["init", "--out", "plan"] + arguments, in: workspace)
    #expect(outcome.status == status)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.talk.contains(words), "\(outcome.talk)")
    #expect(workspace.files(below: "plan").isEmpty)
  }

  @Test("a DEM that reaches only some of the border is a warning")
  func partly() async throws {
    let workspace = try Self.workspace()
    try workspace.write(Samples.grid(west: 22.05), to: Samples.terrainName)
    let outcome = try await Program.run(Self.usual, in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.warnings.count == 1)
    #expect(outcome.talk.contains("dem.asc: reaches 4 of the border's 7 vertices"), "\(outcome.talk)")
  }
}
