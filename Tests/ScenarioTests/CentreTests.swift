import RadioLinks
import GeoCore
import Scenario
import SensorPhysics
import Testing

@Suite struct CentreTests {
  private func scenario(_ text: String) throws -> Scenario {
    try Scenario(yaml: smallest + text, file: "s.yaml")
  }

  /// The warnings about a scenario's centres.
  private func told(_ text: String) throws -> [String] {
    let scenario = try scenario(text)
    return scenario.warnings(of: scenario.inlineCentres).map(\.description)
  }

  @Test("a centre takes from its class what it does not tell, by its level or its type")
  func defaults() throws {
    let text = """
      centres:
        - {id: A, level: local, at: [22, 42]}
        - {id: B, type: regional-centre, at: [22, 42]}
        - {id: C, level: regional, type: regional-centre, at: [22, 42], link: {max_range_m: 5000}, capacity: 2}
      """
    let stations = try scenario(text).inlineCentres.map(\.station)
    #expect(stations.map(\.level) == [.local, .regional, .regional])
    #expect(stations.map(\.mastHeight) == [30, 40, 40])
    #expect(stations.map(\.frequency) == [5.8e9, 5.8e9, 5.8e9])
    #expect(stations.map(\.maxRange) == [40_000, 60_000, 5000])
    #expect(stations.map(\.capacity) == [32, 256, 2])
  }

  @Test("a type of the scenario's own may be a centre's, and leaves to the catalogue what it does not tell")
  func ownTypes() throws {
    let text = """
      equipment:
        tall: {extends: local-centre, mast_height_m: 55, capacity: 4}
        hut: {kind: centre, mast_height_m: 3}
      centres:
        - {id: A, type: tall, at: [22, 42]}
        - {id: B, type: hut, level: regional, at: [22, 42]}
      """
    let stations = try scenario(text).inlineCentres.map(\.station)
    #expect(stations.map(\.level) == [.local, .regional])
    #expect(stations.map(\.mastHeight) == [55, 3])
    #expect(stations.map(\.maxRange) == [40_000, 60_000])
    #expect(stations.map(\.capacity) == [4, 256])
  }

  @Test("links are reported when there are centres, else ignored, unless the scenario says otherwise")
  func policy() throws {
    #expect(try scenario("").links.mode == .ignore)
    #expect(try scenario("centres: []").links.mode == .ignore)
    #expect(try scenario("centres: [{source: a.gpkg}]").links.mode == .report)
    #expect(try scenario("links: require").links.mode == .require)
    #expect(
      try scenario("centres: [{id: A, level: local, at: [22, 42]}]\nlinks: ignore").links.mode
        == .ignore)
  }

  @Test("links as a mapping tell whose links are looked at, and when a path is clear")
  func linkSettings() throws {
    let usual = try scenario("links: require").links
    #expect(usual.kinds == [.sites])
    #expect(usual.rules.earthRadiusFactor == 4.0 / 3 && usual.rules.fresnelShare == 0.6)
    #expect(usual.text == "require, of sites")
    let own = try scenario(
      "links: {mode: report, applies_to: [aircraft, sites], earth_radius_factor: 1, fresnel_share: 0}"
    ).links
    #expect(own.mode == .report && own.kinds == [.sites, .aircraft])
    #expect(own.rules.curvature.drop(at: 1000) == EarthCurvature(refraction: 0).drop(at: 1000))
    #expect(try scenario("links: {applies_to: [posts]}").links.mode == .ignore)
  }

  @Test(
    "a regional centre that takes sensors needs no local one beside it, a local one may be a relay alone"
  )
  func takers() throws {
    func centre(_ id: String, _ level: String, _ more: String = "") -> String {
      "  - {id: \(id), level: \(level), at: [22, 42]\(more)}\n"
    }
    let taking = ", accepts_sensors: true"
    #expect(try told("centres:\n" + centre("A", "regional", taking)).isEmpty)
    let relays =
      "centres:\n" + centre("A", "regional") + centre("B", "local", ", accepts_sensors: false")
    #expect(
      try told(relays) == [
        "s.yaml:4:3: there is no centre with `accepts_sensors`: no sensor can be linked"
      ])
  }

  @Test("centres among which no sensor can be linked are a warning, unless links are ignored")
  func warnings() throws {
    let local = "centres: [{id: A, level: local, at: [22, 42]}]\n"
    #expect(
      try told(local + "links: require") == [
        "s.yaml:4:8: there is no regional centre: no sensor can be linked"
      ])
    #expect(
      try told("centres: [{id: A, level: regional, at: [22, 42]}]\n") == [
        "s.yaml:3:10: there is no local centre: no sensor can be linked"
      ])
    #expect(
      try told("links: require") == [
        "s.yaml:3:8: there is no local and no regional centre: no sensor can be linked"
      ])
    #expect(try told(local + "links: ignore").isEmpty)
    #expect(try told("").isEmpty)
    let full = try Scenario(yaml: fullest, file: "s.yaml")
    #expect(full.warnings(of: full.inlineCentres).isEmpty)
  }

  private func row(_ attributes: [String: AttributeValue]) -> PointRow {
    PointRow(
      coordinate: Coordinate(longitude: 22, latitude: 42), attributes: attributes,
      place: "c.gpkg (feature 7)", number: 7)
  }

  @Test("a row of a layer is a centre, its columns named as an inline centre's keys")
  func rows() throws {
    let scenario = try scenario("")
    let full = try scenario.centre(
      of: row([
        "id": .integer(3), "level": .text("regional"), "mast_height_m": .real(12.5),
        "frequency_ghz": .text("2.4"),
        "max_range_m": .integer(7000), "capacity": .real(9), "town": .text("Berovo"),
      ])
    ).station
    let expected = MonitoringCentre(
      id: "3", level: .regional, coordinate: Coordinate(longitude: 22, latitude: 42), mastHeight: 12.5,
      frequency: 2.4e9, maxRange: 7000, capacity: 9)
    #expect(full == expected)
    let short = ["id": AttributeValue.text("A"), "type": .text("local-centre"), "level": .null]
    #expect(try scenario.centre(of: row(short)).station.capacity == 32)
  }

  @Test("a faulty row of a layer is told with its place and column")
  func faultyRows() throws {
    let scenario = try scenario("")
    let faults: [([String: AttributeValue], String)] = [
      (["level": .text("local")], "column id: expected a text, found no such column"),
      (["id": .text("A")], "centre A: level: missing"),
      (["id": .text("A"), "level": .text("main")], "column level: expected local | regional, found main"),
      (
        ["id": .text("A"), "level": .text("local"), "capacity": .real(1.5)],
        "column capacity: expected a whole number at least 1 and at most 1000000, found 1.5"
      ),
      (
        ["id": .text("A"), "level": .text("local"), "frequency_ghz": .integer(-1)],
        "column frequency_ghz: expected a number at least 0.001 and at most 300 GHz, found -1"
      ),
    ]
    for (attributes, words) in faults {
      let error = #expect(throws: InputError.self) { try scenario.centre(of: row(attributes)) }
      #expect("\(try #require(error))".hasPrefix("c.gpkg (feature 7): \(words)"))
    }
  }
}
