import Foundation
import Testing

/// Response end to end: roads as GDAL reads them, times, files, requirements, detection in time.
@Suite(.timeLimit(.minutes(60))) struct ResponseTests {
  struct Result: Decodable {
    struct Figures: Decodable, Equatable {
      let borderLengthM, unreachedM: Double
      let maxResponseS, responseP95S: Double?
    }
    struct Gap: Decodable {
      let id: String
      let responseS, firstResponseS, roadM, offRoadM, footM: Double?
      let vehicle: String?
    }
    let figures: Figures
    let gaps: [Gap]
    let assumptions, warnings: [String]
    let runId: String
  }

  struct Features: Decodable {
    struct Feature: Decodable {
      struct Properties: Decodable {
        let kind: String
        let lengthM: Double
        let responseS: Double?
        let vehicle: String?
      }
      let properties: Properties
    }
    let features: [Feature]
    var all: [Feature.Properties] { features.map(\.properties) }
  }

  /// In the south, 2.2 km from the border.
  static let vehicle = "{id: V1, type: SUV, at: [22.05, 41.03], ready_s: 300}"

  func workspace(
    _ response: String = "{vehicles: [\(vehicle)]}", more: String = "", files: [String: String] = [:]
  ) throws -> Workspace {
    let text = Samples.scenario(more: "response: \(response)\n\(more)")
    return try Workspace(Samples.files(text).merging(files) { $1 })
  }

  func result(
    _ name: String = Samples.scenarioName, out: String = "out", in workspace: Workspace
  ) async throws -> Result {
    let outcome = try await Program.run(["response", name, "--out", out, "--quiet"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return try workspace.value(Result.self, "\(out)/response.json")
  }

  @Test("a folder holds a result of one command, as each has a plan of its own")
  func oneResult() async throws {
    let workspace = try workspace("{vehicles: [\(Self.vehicle)]}")
    for (first, second) in [("run", "response"), ("response", "crossings"), ("crossings", "run")] {
      let made = try await Program.run(
        [first, Samples.scenarioName, "--out", first, "--quiet"], in: workspace)
      #expect(made.status == 0, "\(made.talk)")
      let files = workspace.files(below: first)
      let outcome = try await Program.run(
        [second, Samples.scenarioName, "-o", first, "--quiet"], in: workspace)
      #expect(outcome.status == 73, "\(second) over \(first)")
      #expect(outcome.errorLines.count == 1 && outcome.talk.contains("holds a result of `karaula \(first)`"))
      #expect(workspace.files(below: first) == files)
      let again = try await Program.run([first, Samples.scenarioName, "-o", first, "--quiet"], in: workspace)
      #expect(again.status == 0, "\(again.talk)")
    }
  }

  @Test("the current folder takes a result where reading is confined to it", arguments: [".", "./"])
  func currentFolder(out: String) async throws {
    let workspace = try workspace("{vehicles: [\(Self.vehicle)]}")
    let outcome = try await Program.run(
      ["response", Samples.scenarioName, "--confine", ".", "-o", out, "--quiet"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(workspace.files().contains("response.json"))
  }

  @Test(
    "an option for one value is given once, by whatever name",
    arguments: [
      ["-o", "a", "--out", "b"], ["--variant", "a", "--variant=b"], ["--threads", "1", "--threads", "2"],
    ])
  func repeated(options: [String]) async throws {
    let workspace = try workspace("{vehicles: [\(Self.vehicle)]}")
    let outcome = try await Program.run(["response", Samples.scenarioName] + options, in: workspace)
    #expect(outcome.status == 64 && outcome.errorLines.count == 1, "\(outcome.talk)")
    #expect(outcome.talk.contains("is given more than once"))
  }

  @Test("without roads it says so, and all go over open ground at 5 km/h")
  func noRoads() async throws {
    let workspace = try workspace("{vehicles: [\(Self.vehicle)], off_road: {foot: none}}")
    let result = try await result(in: workspace)
    #expect(
      workspace.files(below: "out") == ["response.json", "response.geojson", "response.tif", "plan.yaml"])
    #expect(result.warnings.contains { $0.contains("no roads are given") })
    let features = try workspace.value(Features.self, "out/response.geojson")
    let border = features.all.filter { $0.kind == "border" }
    #expect(abs(border.reduce(0) { $0 + $1.lengthM } - result.figures.borderLengthM) < 0.1)
    #expect(border.allSatisfy { $0.vehicle == "V1" } && result.figures.unreachedM == 0)
    let times = border.compactMap(\.responseS)
    // 0.02 degrees of latitude are 2,221 m. The ends of the border are 0.03 degrees, 2,523 m, to either side. Cells are 60 to
    // 110 m wide, so that either end of a way may be a cell off.
    let (speed, cell) = (5 / 3.6, 110.0)
    let nearest = try #require(times.min())
    #expect(nearest > 300 + (2221 - cell) / speed && nearest < 300 + (2221 + cell) * 1.014 / speed)
    let longest = try #require(result.figures.maxResponseS)
    let far = (2221.0 * 2221 + 2523 * 2523).squareRoot()
    #expect(longest > 300 + (far - cell) / speed && longest < 300 + (far + cell) * 1.014 / speed)
    #expect(try #require(result.figures.responseP95S) < longest)
    // The map has the same times.
    let cells = try await workspace.cells("out/response.tif")
    #expect(cells.all.allSatisfy { $0.value == -1 || $0.value >= 300 })
    #expect(cells.all.contains { abs($0.value - 300) < 1 })
    let gaps = features.all.filter { $0.kind == "gap" }
    #expect(gaps.count == result.gaps.count && !gaps.isEmpty)
    #expect(features.all.count { $0.kind == "way" } == gaps.count)
  }

  @Test("where a vehicle may not go they walk on, and never come later for it")
  func onFoot() async throws {
    // A steep bank of 60 m a cell of 111 m, 28 degrees, across the whole ground between vehicle and border.
    let bank = Samples.grid { _, row in row < 56 ? 400 : row > 60 ? 100 : 400 - (row - 55) * 60 }
    let files = [Samples.terrainName: bank]
    let driving = try await result(
      in: try workspace("{vehicles: [\(Self.vehicle)], off_road: {foot: none}}", files: files))
    #expect(driving.figures.maxResponseS == nil && driving.figures.responseP95S == nil)
    #expect(driving.figures.unreachedM == driving.figures.borderLengthM)
    #expect(driving.gaps.allSatisfy { $0.vehicle == nil && $0.responseS == nil })
    let walking = try await result(in: try workspace(files: files))
    #expect(walking.figures.unreachedM == 0)
    #expect(walking.gaps.allSatisfy { ($0.footM ?? 0) > 200 })
  }

  /// A road north to 41.048 and one that crosses it above, west to east, whose middle is a bridge.
  static func osm(bridge: String) -> String {
    func node(_ id: Int, _ lon: Double, _ lat: Double) -> String {
      #"<node id="\#(id)" version="1" lat="\#(lat)" lon="\#(lon)"/>"#
    }
    func way(_ id: Int, _ nodes: [Int], _ tags: String) -> String {
      let refs = nodes.map { #"<nd ref="\#($0)"/>"# }.joined()
      return #"<way id="\#(id)" version="1">\#(refs)<tag k="highway" v="primary"/>\#(tags)</way>"#
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <osm version="0.6">
      \(node(1, 22.05, 41.03))\(node(2, 22.05, 41.048))
      \(node(3, 22.02, 41.04))\(node(4, 22.04, 41.04))\(node(5, 22.06, 41.04))\(node(6, 22.08, 41.04))
      \(way(1, [1, 2], ""))\(way(2, [3, 4], ""))\(way(3, [4, 5], bridge))\(way(4, [5, 6], ""))
      <way id="5" version="1"><nd ref="1"/><nd ref="6"/><tag k="highway" v="footway"/></way>
      </osm>
      """
  }

  @Test("an OpenStreetMap extract gives roads with their classes, and a bridge does not meet the road below")
  func bridge() async throws {
    let response = "{vehicles: [\(Self.vehicle)], roads: {source: r.osm}, off_road: {foot: none}}"
    let plain = try await result(in: try workspace("{vehicles: [\(Self.vehicle)], off_road: {foot: none}}"))
    let over = try await result(
      in: try workspace(response, files: ["r.osm": Self.osm(bridge: #"<tag k="bridge" v="yes"/>"#)]))
    let level = try await result(in: try workspace(response, files: ["r.osm": Self.osm(bridge: "")]))
    let longest = try [plain, over, level].map { try #require($0.figures.maxResponseS) }
    #expect(longest[0] > longest[1] && longest[1] > longest[2], "\(longest)")
    #expect(over.gaps.contains { ($0.roadM ?? 0) > 1000 })
    let footway = over.warnings.first { $0.contains("r.osm") } ?? ""
    #expect(footway.contains("1 of 5 lines") && footway.contains("footway (1)"), "\(over.warnings)")
    // To the first gap's last place: north at 80 km/h, then beside the road.
    #expect(level.gaps.allSatisfy { ($0.roadM ?? 0) > 0 })
  }

  @Test("many points in an extract keep no road from being read")
  func crowdedExtract() async throws {
    let points = (100..<130_000).map {
      #"<node id="\#($0)" version="1" lat="41.9" lon="22.5"><tag k="name" v="n"/></node>"#
    }.joined(separator: "\n")
    let way = #"<way id="1""#
    // Nodes stand before ways, by their ids.
    let text = Self.osm(bridge: "").replacing(way, with: points + "\n" + way)
    let response = "{vehicles: [\(Self.vehicle)], roads: {source: r.osm}}"
    let result = try await result(in: try workspace(response, files: ["r.osm": text]))
    #expect(result.gaps.allSatisfy { ($0.roadM ?? 0) > 0 })
  }

  @Test("the plan has every speed, and running it gives the same files")
  func plan() async throws {
    let road = Samples.collection(
      "LineString", "[[22.05, 41.03], [22.05, 41.049]]", properties: #"{"highway": "track", "bridge": "no"}"#)
    let response = "{vehicles: [\(Self.vehicle), {source: cars.geojson}], roads: {source: road.geojson}}"
    let cars = Samples.collection("Point", "[22.07, 41.047]", properties: #"{"id": "C1", "ready_s": 30}"#)
    let workspace = try workspace(response, files: ["road.geojson": road, "cars.geojson": cars])
    let first = try await result(in: workspace)
    #expect(Set(first.gaps.compactMap(\.vehicle)).contains("C1"))
    _ = try await result("out/plan.yaml", out: "again", in: workspace)
    #expect(try workspace.bytes("again/response.geojson") == workspace.bytes("out/response.geojson"))
    let text = String(decoding: try workspace.bytes("out/plan.yaml"), as: UTF8.self)
    #expect(text.contains("motorway: 100\n") && text.contains("ready_s: 300"))
  }

  @Test("a vehicle whose place nobody can leave comes nowhere, which is said")
  func stuckVehicle() async throws {
    let lake = Samples.grid { column, row in abs(column - 50) < 4 && abs(row - 70) < 4 ? 80 : 30 }
    let workspace = try workspace(
      more: "crossing: {land_cover: {source: cover.asc, factors: esa-worldcover}}",
      files: ["cover.asc": lake, "cover.prj": Samples.wgs84])
    let result = try await result(in: workspace)
    #expect(result.figures.unreachedM == result.figures.borderLengthM)
    #expect(
      result.warnings.contains { $0.contains("nobody can leave the place of V1") }, "\(result.warnings)")
    let check = try await Program.run(["response", Samples.scenarioName, "--quiet"], in: workspace)
    #expect(check.text.contains("nobody comes"))
  }

  @Test(
    "check holds requirements against the response",
    arguments: [
      ("max_response_s, at_most: 100", 1), ("max_response_s, at_most: 10000", 0),
      ("response_p95_s, at_most: 100", 1), ("response_p95_s, at_most: 10000", 0),
    ])
  func requirements(bound: String, status: Int) async throws {
    let workspace = try workspace(more: "requirements: [{metric: \(bound)}]")
    let outcome = try await Program.run(["check", Samples.scenarioName, "--quiet"], in: workspace)
    #expect(outcome.status == Int32(status), "\(outcome.talk)")
    #expect(outcome.text.contains("min"), "\(outcome.text)")
    // A run does not look at the response, and does not miss it.
    let run = try await Program.run(["run", Samples.scenarioName, "--out", "run", "--quiet"], in: workspace)
    #expect(run.status == 0, "\(run.talk)")
  }
}
