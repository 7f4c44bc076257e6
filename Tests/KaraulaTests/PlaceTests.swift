import Foundation
import Testing

/// Placements end to end: what is chosen is what a run finds, and the proof holds for anyone.
@Suite(.timeLimit(.minutes(60))) struct PlaceTests {
  /// What placement.json says.
  private struct Figures: Decodable {
    struct Chosen: Decodable { let id, type: String }
    let coveredBeforeM, coveredM, boundM, coveredSinglyM, boundSinglyM, gap: Double
    let value, boundValue: Double?
    let isCut: Bool
    let chosen: [Chosen]
  }

  private struct Summary: Decodable { let coveredLengthM: Double }

  /// A second line of the border, of another neighbour.
  private static let border = """
    {"type": "FeatureCollection", "features": [
    {"type": "Feature", "properties": {"neighbour": "BG"}, "geometry": {"type": "LineString", "coordinates":
    [[22.02, 41.05], [22.05, 41.05]]}},
    {"type": "Feature", "properties": {"neighbour": "GR"}, "geometry": {"type": "LineString", "coordinates":
    [[22.05, 41.05], [22.08, 41.05]]}}]}
    """

  private static let made =
    "candidates: [{types: [thermal-camera, mobile-video-system], within_m: {inside: 900, outside: 300}, spacing_m: 300}]"

  /// The kinds of placements, by name.
  private static let placements = [
    "counts": "{\(made), counts: {thermal-camera: 2}}",
    "single": "{\(made), counts: {thermal-camera: 1, mobile-video-system: 1}, law: single}",
    "budget": "{\(made), budget_eur: 90, azimuths: 5}",
    "weights": "{\(made), counts: {thermal-camera: 1}, weights: [{where: \"neighbour = 'GR'\", weight: 5}]}",
    "backup": "{\(made), counts: {thermal-camera: 3}, objective: backup, beta: 0.4}",
    "expected": "{\(made), counts: {thermal-camera: 2}, objective: expected_detection}",
    "given": """
    {candidates: [{types: [thermal-camera], source: places.csv}], counts: {thermal-camera: 2},
      exclude: [{source: no-go.geojson}]}
    """,
  ]

  private static let files = [
    "places.csv":
      "id,lon,lat,azimuth_deg,mast_height_m\na,22.03,41.045,0,\nb,22.05,41.047,20,12\nc,22.07,41.04,,\n",
    "no-go.geojson": Samples.collection(
      "Polygon", "[[[22.065, 41.03], [22.075, 41.03], [22.075, 41.045], [22.065, 41.045], [22.065, 41.03]]]"),
    "border.geojson": border,
  ]

  private func workspace(_ placement: String, sites: [String] = [Samples.site]) throws -> Workspace {
    let more = """
      equipment:
        thermal-camera: {extends: thermal-camera, cost_eur: 35}
        mobile-video-system: {extends: mobile-video-system, cost_eur: 60}
      placement: \(placement)
      """
    let text = Samples.scenario(sites: sites, more: more)
    return try Workspace(Samples.files(text).merging(Self.files) { $1 })
  }

  private func run(_ arguments: String..., in workspace: Workspace) async throws -> Outcome {
    let outcome = try await Program.run(arguments + ["--quiet"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return outcome
  }

  @Test(
    "a run of placement.yaml covers the kilometres that the placement tells, and the script proves the bound",
    arguments: placements.keys.sorted())
  func runOfPlacement(name: String) async throws {
    let workspace = try workspace(try #require(Self.placements[name]))
    _ = try await run("place", Samples.scenarioName, "--out", "placed", in: workspace)
    let figures = try workspace.value(Figures.self, "placed/placement.json")
    #expect(!figures.chosen.isEmpty)
    #expect(!figures.isCut)
    #expect(figures.coveredM <= figures.boundM)
    #expect(figures.coveredSinglyM <= figures.boundSinglyM)
    #expect((figures.value ?? 0) <= (figures.boundValue ?? 0))
    if name != "expected" { #expect(figures.coveredM > figures.coveredBeforeM) }
    _ = try await run("run", "placed/placement.yaml", "--out", "run", in: workspace)
    let covered = try workspace.value(Summary.self, "run/summary.json").coveredLengthM
    if name == "single" {
      #expect(figures.coveredM <= covered + 0.002)
    } else {
      #expect(abs(figures.coveredM - covered) < 0.002, "\(figures.coveredM) against \(covered)")
    }
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../geodata/check_certificate.py"
    ).standardizedFileURL.path()
    for law in ["single", "run"] where law == "single" || !["single", "expected"].contains(name) {
      let proof = try await Program.shell("python3 \(script) placed \(law)", in: workspace)
      #expect(proof.status == 0, "\(proof.talk)")
      #expect(proof.text.contains("as certified"))
    }
  }

  @Test("a lowered bound, a multiplier out of its limits and a lost column are found by the script")
  func forgedProof() async throws {
    let workspace = try workspace(try #require(Self.placements["counts"]))
    _ = try await run("place", Samples.scenarioName, "--out", "placed", in: workspace)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../geodata/check_certificate.py"
    ).standardizedFileURL.path()
    let forgeries = [
      "p['single']['bound'] *= 0.999", "p['single']['lambda'][0] = p['single']['w'][0] + 1",
      "p['single']['counts']['thermal-camera'] += 1",
    ]
    for forgery in forgeries {
      let edit = """
        import json; p = json.load(open('placed/certificate.json')); \(forgery)
        json.dump(p, open('forged/certificate.json', 'w'))
        """
      try workspace.write(edit, to: "edit.py")
      let proof = try await Program.shell(
        "rm -rf forged; cp -r placed forged; python3 edit.py && python3 \(script) forged", in: workspace)
      #expect(proof.status != 0, "\(forgery)")
    }
  }

  @Test("a column covers what a run of its site alone covers")
  func columns() async throws {
    let workspace = try workspace(try #require(Self.placements["counts"]), sites: [])
    let text = try String(decoding: workspace.bytes(Samples.scenarioName), as: UTF8.self)
    try workspace.write(
      text.replacing("sites:\n", with: "").replacing(
        "counts: {thermal-camera: 2}", with: "counts: {thermal-camera: 1}"),
      to: "one.yaml")
    _ = try await run(
      "place", "one.yaml", "--law", "single", "--out", "placed", "--siting", "thermal-camera", in: workspace)
    let figures = try workspace.value(Figures.self, "placed/placement.json")
    _ = try await run("run", "placed/placement.yaml", "--out", "run", in: workspace)
    let covered = try workspace.value(Summary.self, "run/summary.json").coveredLengthM
    // With one sensor both laws are the same.
    #expect(abs(figures.coveredM - covered) < 0.002)
    // What rounding leaves of no gap.
    #expect(figures.gap < 1e-9)
    // The candidates' squares lie within the corridor: somewhere on its map a camera covers at least as much.
    let map = try await workspace.tool("gdalinfo", ["-stats", "placed/siting.tif"]).text
    let most = try #require(map.firstMatch(of: /STATISTICS_MAXIMUM=([0-9.]+)/)?.output.1)
    #expect(try #require(Double(most)) * 1000 >= figures.coveredM - 1)
    #expect(map.contains("Description = best_azimuth"))
  }

  @Test("any number of threads writes the same bytes, and so does the same call again")
  func threads() async throws {
    let workspace = try workspace(try #require(Self.placements["counts"]))
    for (out, threads) in [("a", "1"), ("b", "3")] {
      _ = try await run(
        "place", Samples.scenarioName, "--out", out, "--threads", threads, in: workspace)
    }
    let names = workspace.files(below: "a")
    #expect(
      names.isSuperset(of: [
        "placement.yaml", "placement.json", "placement.gpkg", "certificate.json", "certificate.columns.gz",
        "certificate.columns-run.gz",
      ]))
    for name in names { #expect(try workspace.bytes("a/" + name) == workspace.bytes("b/" + name), "\(name)") }
  }

  @Test("--next 1 names for each type the place that adds most, and placing it adds just that")
  func next() async throws {
    let workspace = try workspace(try #require(Self.placements["counts"]))
    let next = try await run("place", Samples.scenarioName, "--next", "1", in: workspace).text
    let rows = next.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows[0].hasPrefix("type"))
    #expect(
      Set(rows.dropFirst().compactMap { $0.split(separator: " ").first }) == [
        "thermal-camera", "mobile-video-system",
      ])
  }

  @Test("a variant's placement runs, too")
  func variant() async throws {
    let workspace = try workspace(
      try #require(Self.placements["counts"])
        + "\nvariants: {more: {placement: {counts: {thermal-camera: 3}}}}")
    _ = try await run("place", Samples.scenarioName, "--variant", "more", "--out", "placed", in: workspace)
    let figures = try workspace.value(Figures.self, "placed/placement.json")
    _ = try await run("run", "placed/placement.yaml", "--out", "run", in: workspace)
    #expect(
      abs(figures.coveredM - (try workspace.value(Summary.self, "run/summary.json").coveredLengthM)) < 0.002)
  }

  @Test("--time cuts the search, and the result says so")
  func time() async throws {
    let workspace = try workspace(try #require(Self.placements["counts"]))
    let outcome = try await run(
      "place", Samples.scenarioName, "--time", "0.000001", "--out", "placed", in: workspace)
    #expect(outcome.text.contains("the search was cut short"))
    #expect(try workspace.value(Figures.self, "placed/placement.json").isCut)
  }

  @Test("the reduced problem is written for other solvers")
  func model() async throws {
    let workspace = try workspace(try #require(Self.placements["single"]))
    _ = try await run("place", Samples.scenarioName, "--mps", "model.mps", in: workspace)
    let lines = String(decoding: try workspace.bytes("model.mps"), as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "NAME placement FREE")
    #expect(lines.last == "ENDATA")
  }
}
