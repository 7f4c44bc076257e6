import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct CompareTests {
  /// comparison.json, as far as tests look at it.
  struct Report: Decodable {
    struct Side: Decodable {
      let name: String
      let coveredLengthM: Double
      let cellSizeM: Double
      let runId: String
    }

    struct Sensor: Decodable {
      let id: String
      let change: String
      let movedM: Double?
      let coveredLengthAfterM: Double?
    }

    let before: Side
    let after: Side
    let borderLengthM: Double
    let gainedM: Double
    let lostM: Double
    let improvedM: Double
    let weakenedM: Double
    let unchangedM: Double
    let gainedMarginalM: Double?
    let sensors: [Sensor]
    let notes: [String]

    var isEmpty: Bool {
      gainedM == 0 && lostM == 0 && improvedM == 0 && weakenedM == 0 && sensors.isEmpty
    }
  }

  /// comparison.geojson, as far as tests look at it.
  struct Stretches: Decodable {
    struct Feature: Decodable {
      let properties: Properties
      let geometry: LineCollection.Geometry
    }

    struct Properties: Decodable, Equatable {
      let kind: String
      let part: Int
      let fromM: Double
      let toM: Double
      let lengthM: Double
      let marginal: Bool?
      let coveredBefore: Bool
      let coveredAfter: Bool
      let probabilityBefore: Double
      let probabilityAfter: Double
      let causeBefore: String?
    }

    let runId: String
    let features: [Feature]

    func length(of kind: String) -> Double {
      features.map(\.properties).filter { $0.kind == kind }.map(\.lengthM).reduce(0, +)
    }
  }

  static let terrain = "dem: dem.asc, vertical_error_m: 3"
  static let second = "{id: B, type: thermal-camera, at: [22.035, 41.045], azimuth_deg: 0}"

  /// The sample as scenario.yaml, and with a second site as more.yaml.
  func workspace(more: String = "") throws -> Workspace {
    let workspace = try Workspace(Samples.files(Samples.scenario(terrain: Self.terrain, more: more)))
    try workspace.write(
      Samples.scenario(terrain: Self.terrain, sites: [Samples.site, Self.second], more: more),
      to: "more.yaml")
    return workspace
  }

  func report(_ arguments: String..., in workspace: Workspace) async throws -> Report {
    let outcome = try await Program.run(["compare"] + arguments + ["--json"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return try JSONDecoder.snakeCase.decode(Report.self, from: outcome.output)
  }

  func run(_ scenario: String, to folder: String, in workspace: Workspace) async throws {
    let outcome = try await Program.run(["run", scenario, "--out", folder], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
  }

  @Test("a site that is added gains, and the figures are those of the two runs")
  func added() async throws {
    let workspace = try workspace()
    try await run("scenario.yaml", to: "a", in: workspace)
    try await run("more.yaml", to: "b", in: workspace)
    let report = try await report("scenario.yaml", "more.yaml", in: workspace)
    let (a, b) = (
      try workspace.value(SummaryFile.self, "a/summary.json"),
      try workspace.value(SummaryFile.self, "b/summary.json")
    )
    #expect(report.gainedM > 0)
    #expect(report.lostM == 0)
    #expect(report.sensors.contains { $0.id == "B" && $0.change == "added" })
    // Every piece's ends are rounded to the millimetre.
    #expect(abs(report.before.coveredLengthM - a.coveredLengthM) < 0.1)
    #expect(abs(report.after.coveredLengthM - b.coveredLengthM) < 0.1)
    #expect(
      abs(report.gainedM - (report.after.coveredLengthM - report.before.coveredLengthM)) < 0.002)
    #expect(try #require(report.gainedMarginalM) <= report.gainedM)
  }

  @Test("folders compare as the scenarios that they came from, which compare empty with them")
  func folders() async throws {
    let workspace = try workspace()
    try await run("scenario.yaml", to: "a", in: workspace)
    try await run("more.yaml", to: "b", in: workspace)
    for pair in [("a", "a"), ("a", "scenario.yaml"), ("scenario.yaml", "a"), ("b", "more.yaml")] {
      let report = try await report(pair.0, pair.1, in: workspace)
      #expect(report.isEmpty, "\(pair)")
      #expect(report.unchangedM == report.borderLengthM)
    }
    var found: [[Stretches.Properties]] = []
    var places: [[Double]] = []
    for (before, after, out) in [("a", "b", "ab"), ("scenario.yaml", "more.yaml", "sm")] {
      let outcome = try await Program.run(["compare", before, after, "--out", out], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      let features = try workspace.value(Stretches.self, "\(out)/comparison.geojson").features
      found.append(features.map(\.properties))
      places.append(features.flatMap { $0.geometry.lines.joined().joined() })
    }
    #expect(!found[0].isEmpty)
    #expect(found[0] == found[1])
    // Coordinates of files are rounded to 1e-7 degrees.
    for (read, made) in zip(places[0], places[1]) { #expect(abs(read - made) < 3e-7) }
  }

  @Test(
    "a folder of rings, or of a border across 180 degrees, compares empty with its scenario",
    arguments: [
      ("LineString", "[[179.9, 65], [-179.9, 65]]", "179.98, 65.01", ""),
      (
        "MultiPolygon",
        """
        [[[[22.0, 41.0], [22.1, 41.0], [22.1, 41.1], [22.0, 41.1], [22.0, 41.0]],
          [[22.04, 41.04], [22.04, 41.06], [22.06, 41.06], [22.06, 41.04], [22.04, 41.04]]]]
        """, "22.05, 41.05", ", rings: true"
      ),
    ])
  func shapes(geometry: String, coordinates: String, site: String, border: String) async throws {
    let scenario = """
      karaula: 1
      border: {source: border.geojson\(border)}
      grid: {cell_size_m: 50}
      sites:
        - {id: A, type: fixed-pillar, at: [\(site)]}

      """
    let workspace = try Workspace([
      Samples.scenarioName: scenario, Samples.borderName: Samples.collection(geometry, coordinates),
    ])
    try await run(Samples.scenarioName, to: "out", in: workspace)
    let report = try await report("out", Samples.scenarioName, in: workspace)
    #expect(report.isEmpty)
    #expect(report.before.coveredLengthM > 0)
  }

  @Test("--out gives the stretches and the figures, which agree; standard output is a table")
  func files() async throws {
    let workspace = try workspace()
    let outcome = try await Program.run(
      ["compare", "more.yaml", "scenario.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.text.contains("stretches lost:") || outcome.text.contains("stretch lost:"))
    #expect(outcome.text.contains("removed"))
    #expect(
      workspace.files(below: "out") == [
        "comparison.geojson", "comparison.json", "comparison.html", "comparison.gpkg", "comparison.qgs",
      ])
    let report = try workspace.value(Report.self, "out/comparison.json")
    let stretches = try workspace.value(Stretches.self, "out/comparison.geojson")
    #expect(stretches.runId == "\(report.before.runId)..\(report.after.runId)")
    #expect(report.lostM > 0)
    for (kind, length) in [
      ("gained", report.gainedM), ("lost", report.lostM), ("improved", report.improvedM),
      ("weakened", report.weakenedM),
    ] { #expect(abs(stretches.length(of: kind) - length) < 0.1, "\(kind)") }
    for stretch in stretches.features.map(\.properties) where stretch.kind == "lost" {
      #expect(stretch.coveredBefore && !stretch.coveredAfter && stretch.marginal != nil)
    }
    let printed = try await Program.run(["compare", "more.yaml", "scenario.yaml", "--json"], in: workspace)
    #expect(printed.output == (try workspace.bytes("out/comparison.json")))
  }

  @Test("a folder of an earlier version, with its word for land cover, compares and reports as today's")
  func formerWord() async throws {
    let workspace = try Workspace(
      Samples.files(Samples.scenario(terrain: "dem: dem.asc, canopy: wood.asc")).merging([
        "wood.asc": Samples.grid { column, _ in column < 50 ? 30 : 0 }, "wood.prj": Samples.wgs84,
      ]) { $1 })
    _ = try await Program.run(["run", Samples.scenarioName, "--out", "now"], in: workspace)
    for file in ["border.geojson", "gaps.geojson", "summary.json"] {
      let text = try String(decoding: workspace.bytes("now/\(file)"), as: UTF8.self)
      #expect(text.contains("hidden by land cover"))
      try workspace.write(text.replacing("hidden by land cover", with: "hidden by cover"), to: "now/\(file)")
    }
    let compared = try await Program.run(["compare", "now", Samples.scenarioName], in: workspace)
    #expect(compared.status == 0, "\(compared.talk)")
    let page = try await Program.run(["report", "now"], in: workspace)
    #expect(page.status == 0, "\(page.talk)")
    #expect(
      try !String(decoding: workspace.bytes("now/report.html"), as: UTF8.self).contains("hidden by cover"))
  }
}
