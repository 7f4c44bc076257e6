import Foundation
import Testing

/// Detection in time, and what a scenario without the key is told.
extension ResponseTests {
  struct Crossings: Decodable {
    struct Figures: Decodable {
      let crossableM: Double
      let weakestTimelyProbability, crossableTimelyM: Double?
    }
    struct Path: Decodable {
      let probabilityAnyStart, timeS: Double
      let criticalS, timelyProbability: Double?
    }
    let figures: Figures
    let paths: [Path]
    let assumptions: [String]
  }

  func crossings(in workspace: Workspace) async throws -> Crossings {
    let outcome = try await Program.run(
      ["crossings", Samples.scenarioName, "--out", "crossed", "--quiet"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return try workspace.value(Crossings.self, "crossed/crossings.json")
  }

  @Test(
    "a crossing's detection in time is at most its detection, none when all come late, all when they are there"
  )
  func timelyDetection() async throws {
    let sites = (0..<7).map {
      "{id: T\($0), type: thermal-camera, at: [\(22.02 + 0.01 * Double($0)), 41.048], azimuth_deg: 0}"
    }
    func found(_ response: String, _ crossing: String = "") async throws -> Crossings {
      let text = Samples.scenario(sites: sites, more: "response: \(response)\n\(crossing)")
      return try await crossings(in: try Workspace(Samples.files(text)))
    }
    let late = try await found("{vehicles: [{id: V1, at: [22.05, 41.03], ready_s: 1000000}]}")
    #expect(late.figures.weakestTimelyProbability == 0)
    #expect(try #require(late.figures.crossableTimelyM) > late.figures.crossableM)
    #expect(late.paths.allSatisfy { $0.timelyProbability == 0 && $0.criticalS == nil })
    // One who waits within each 2 km of the far edge, and calls that take no time.
    let everywhere = (0..<8).map { "{id: V\($0), at: [\(22.015 + 0.01 * Double($0)), 41.023], ready_s: 0}" }
    let soon = try await found(
      "{detection_delay_s: 0, vehicles: [\(everywhere.joined(separator: ", "))], off_road: {vehicle_km_h: 200}}"
    )
    for path in soon.paths {
      let timely = try #require(path.timelyProbability)
      #expect(timely <= path.probabilityAnyStart + 1e-6 && timely >= path.probabilityAnyStart * 0.9 - 1e-6)
      #expect(try #require(path.criticalS) > path.timeS * 0.8)
    }
    #expect(soon.assumptions.contains { $0.contains("detection_delay_s") })
    // What `crossing` says itself goes before.
    let told = try await found(
      "{vehicles: [{id: V1, at: [22.05, 41.03], ready_s: 1000000}]}", "crossing: {response_s: 0}")
    #expect(told.paths.allSatisfy { abs(($0.timelyProbability ?? -1) - $0.probabilityAnyStart) < 2e-6 })
    #expect(told.figures.weakestTimelyProbability == nil)
  }

  @Test(
    "what cannot be is one clear line, before anything is computed",
    arguments: [
      ("{vehicles: []}", 65, "response.vehicles"), ("{vehicles: [{source: none.gpkg}]}", 66, "none.gpkg"),
      ("{vehicles: [{source: dem.asc}]}", 65, "dem.asc"),
      ("{vehicles: [\(vehicle)], roads: {source: none.osm.pbf}}", 66, "none.osm.pbf"),
      ("{vehicles: [\(vehicle)], roads: {source: broken.osm}}", 65, "broken.osm"),
      ("{vehicles: [\(vehicle)], roads: {source: border.geojson}}", 65, "no column highway"),
      ("{vehicles: [\(vehicle)], roads: {source: border.geojson, class_column: neighbour}}", 65, "BG (1)"),
      ("{vehicles: [\(vehicle)], roads: {source: border.geojson, crs: EPSG:0}}", 65, "EPSG:0"),
      ("{vehicles: [{id: V1, at: [41.03, 22.05]}]}", 65, "V1 stands more than 200 km"),
      ("{vehicles: [\(vehicle), \(vehicle)]}", 65, "two have the id V1"),
      ("{vehicles: [\(vehicle), {source: cars.geojson}]}", 65, "two have the id V1"),
    ] as [(String, Int, String)])
  func faults(response: String, status: Int, words: String) async throws {
    let cars = Samples.collection("Point", "[22.07, 41.047]", properties: #"{"id": "V1"}"#)
    let workspace = try workspace(
      response, files: ["broken.osm": "<osm version=\"0.6\"><node id=", "cars.geojson": cars])
    for command in ["response", "crossings"] {
      let outcome = try await Program.run([command, Samples.scenarioName, "--out", "out"], in: workspace)
      #expect(outcome.status == Int32(status), "\(command): \(outcome.talk)")
      #expect(outcome.errorLines.count == 1, "\(command): \(outcome.talk)")
      #expect(outcome.errorLines.first?.contains(words) == true, "\(command): \(outcome.talk)")
      #expect(workspace.files(below: "out").isEmpty)
    }
  }

  @Test("a scenario without the key is told what to add, also by check")
  func missingKey() async throws {
    let text = Samples.scenario(more: "requirements: [{metric: max_response_s, at_most: 60}]")
    let workspace = try Workspace(Samples.files(text))
    for command in ["response", "check"] {
      let outcome = try await Program.run([command, Samples.scenarioName, "--quiet"], in: workspace)
      #expect(outcome.status == 65, "\(outcome.talk)")
      #expect(outcome.errorLines.first?.contains("add the key `response`") == true, "\(outcome.talk)")
    }
  }
}
