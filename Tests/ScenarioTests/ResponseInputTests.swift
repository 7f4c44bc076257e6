import GeoCore
import Testing

@testable import Scenario

@Suite struct ResponseInputTests {
  private static let vehicle = "{id: V1, at: [22.5, 41.5]}"

  private func response(_ text: String) throws -> ResponseInput {
    try #require(try Scenario(yaml: smallest + "response: {\(text)}\n", file: "s.yaml").response)
  }

  @Test("all but the vehicles has a default, and the plan shows each")
  func usual() throws {
    let response = try response("vehicles: [\(Self.vehicle)], roads: {source: r.osm}")
    #expect(response.detectionDelay == 60 && response.foot == .tobler)
    #expect(abs(response.offRoadSpeed - 5 / 3.6) < 1e-12 && response.steepest == 20 && response.reach == 5000)
    let roads = try #require(response.roads)
    #expect(roads.classColumn == "highway" && roads.otherSpeed == nil)
    #expect(abs((roads.speeds["motorway"] ?? 0) - 100 / 3.6) < 1e-12)
    #expect(roads.speeds["footway"] == nil && roads.speeds["steps"] == nil)
    let text = smallest + "response: {vehicles: [\(Self.vehicle)], roads: {source: r.osm}}\n"
    let plan = try Scenario(yaml: text, file: "s.yaml").planYAML(
      resolving: [], centres: [], patrols: [], cellSize: 60, paths: .absolute(base: "/data"))
    for line in [
      "detection_delay_s: 60", "ready_s: 300", "source: /data/r.osm", "class_column: highway",
      "motorway: 100",
      "track: 20", "vehicle_km_h: 5", "max_slope_deg: 20", "foot: tobler", "reach_m: 5000",
    ] {
      #expect(plan.contains(line), "\(line)")
    }
  }

  @Test("what is written holds, and the plan of it says the same")
  func written() throws {
    let text = """
      detection_delay_s: 30, vehicles: [{id: V1, type: SUV, at: [22.5, 41.5], ready_s: 10}, {source: s.gpkg, ready_s: 20}],
        roads: {source: r.gpkg, layer: l, crs: EPSG:4326, class_column: fclass, speeds_km_h: {track: 11.1}, other_km_h: 7},
        off_road: {vehicle_km_h: 9, max_slope_deg: 30, foot: none, reach_m: 900}
      """
    let response = try response(text)
    #expect(response.detectionDelay == 30 && response.foot == .none && response.reach == 900)
    guard case .vehicle(let vehicle) = response.vehicles[0], case .layer(let layer) = response.vehicles[1]
    else {
      Issue.record("a vehicle and a layer")
      return
    }
    #expect(vehicle.type == "SUV" && vehicle.readyTime == 10 && layer.readyTime == 20)
    #expect(response.roads?.speeds["track"] == 11.1 / 3.6)
    #expect(response.roads?.speeds["primary"] == 80 / 3.6)
    let plan = try Scenario(yaml: smallest + "response: {\(text)}\n", file: "s.yaml").planYAML(
      resolving: [], centres: [], patrols: [], cellSize: 60, paths: .absolute(base: "/data"))
    let again = try #require(try Scenario(yaml: plan, file: "plan.yaml").response)
    #expect(again.roads?.speeds == response.roads?.speeds && again.roads?.otherSpeed == 7 / 3.6)
    #expect(again.offRoadSpeed == response.offRoadSpeed && again.reach == 900)
  }

  @Test("a layer's rows are vehicles, and what they do not say is said beside the source")
  func rows() throws {
    guard case .layer(let layer) = try response("vehicles: [{source: s.gpkg, ready_s: 20}]").vehicles[0]
    else {
      Issue.record("a layer")
      return
    }
    func row(_ attributes: [String: AttributeValue]) -> PointRow {
      PointRow(
        coordinate: Coordinate(longitude: 22, latitude: 41), attributes: attributes, place: "s.gpkg",
        number: 1)
    }
    let plain = try ResponseInput.Vehicle(row: row(["id": .text("A")]), of: layer)
    #expect(plain.readyTime == 20 && plain.type == nil)
    let own = try ResponseInput.Vehicle(row: row(["id": .integer(7), "ready_s": .real(90)]), of: layer)
    #expect(own.id == "7" && own.readyTime == 90)
    #expect(throws: InputError.self) {
      try ResponseInput.Vehicle(row: row(["id": .text("A"), "ready_s": .real(-1)]), of: layer)
    }
  }

  @Test(
    "bad values are told with their place",
    arguments: [
      ("vehicles: []", "vehicles"), ("detection_delay_s: 5", "vehicles"), ("vehicles: [V1]", "vehicles"),
      ("vehicles: [{at: [22, 41]}]", "id"), ("vehicles: [{id: A}]", "at"),
      ("vehicles: [{id: A, at: [22, 141]}]", "latitude"),
      ("vehicles: [{id: A, at: [22, 41], ready_s: -1}]", "ready_s"),
      ("vehicles: [{id: A, at: [22, 41], ready: 1}]", "ready_s"),
      ("vehicles: [{id: A, at: [22, 41]}, {id: A, at: [22, 41]}]", "two have the id A"),
      ("vehicles: [\(vehicle)], detection_delay_s: -1", "detection_delay_s"),
      ("vehicles: [\(vehicle)], roads: {layer: a}", "source"),
      ("vehicles: [\(vehicle)], roads: {source: a, speeds_km_h: {track: 0}}", "track"),
      ("vehicles: [\(vehicle)], roads: {source: a, speeds_km_h: 20}", "speeds_km_h"),
      ("vehicles: [\(vehicle)], roads: {source: a, other_km_h: fast}", "other_km_h"),
      ("vehicles: [\(vehicle)], off_road: {vehicle_km_h: 0}", "vehicle_km_h"),
      ("vehicles: [\(vehicle)], off_road: {foot: run}", "tobler"),
      ("vehicles: [\(vehicle)], off_road: {reach_m: 1}", "reach_m"),
    ])
  func faults(text: String, word: String) {
    do {
      _ = try response(text)
      Issue.record("no fault: \(text)")
    } catch {
      #expect("\(error)".hasPrefix("s.yaml:3:") && "\(error)".contains(word), "\(error)")
    }
  }
}
