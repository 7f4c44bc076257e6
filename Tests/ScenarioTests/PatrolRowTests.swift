import GeoCore
import Scenario
import Testing

@Suite struct PatrolRowTests {
  private func row(_ attributes: [String: AttributeValue]) -> RouteRow {
    let known: [String: AttributeValue] = ["id": .text("U1"), "type": .text("uav")]
    return RouteRow(
      route: Route(
        vertices: [22.0, 22.1].map { RouteVertex(Coordinate(longitude: $0, latitude: 41)) }),
      attributes: known.merging(attributes) { $1 }, place: "a.gpkg (layer l, feature 7)", number: 7)
  }

  private func patrol(_ attributes: [String: AttributeValue]) throws -> Patrol {
    try Scenario(yaml: smallest, file: "s.yaml").patrol(PatrolDraft(row: row(attributes)), along: nil)
  }

  @Test("columns become the patrol's figures, the catalogue fills the rest, other columns are attributes")
  func columns() throws {
    let patrol = try patrol([
      "id": .integer(7), "height_m": .real(150), "speed_m_s": .text("17.5"), "closed": .integer(1),
      "aircraft": .real(2), "launch": .text("[22.2, 41.1]"), "endurance_s": .null, "turn_s": .text(""),
      "note": .text("by day"),
    ])
    #expect(patrol.id == "7")
    #expect(patrol.route.map(\.coordinate.longitude) == [22, 22.1])
    #expect(patrol.route.allSatisfy { $0.height == RouteHeight(metres: 150, above: .ground) })
    #expect(patrol.speed == 17.5)
    #expect(patrol.isClosed)
    #expect(patrol.aircraft == 2)
    #expect(patrol.launch == Coordinate(longitude: 22.2, latitude: 41.1))
    #expect(patrol.endurance == 5400)
    #expect(patrol.attributes == ["note": .text("by day")])
  }

  @Test("a vehicle's halts stand in a column as they would in the scenario")
  func halts() throws {
    let patrol = try patrol([
      "type": .text("camera-vehicle"), "halts": .text("{every_m: 3000, duration_s: 900}"),
      "senses_on_the_move": .boolean(true),
    ])
    #expect(patrol.halts == .every(3000, duration: 900))
    #expect(patrol.sensesOnTheMove)
  }

  @Test("a route as a result draws it is refused: its patrol's heights, times and cameras are not in it")
  func routeOfResult() throws {
    let error = #expect(throws: InputError.self) {
      try patrol(["kind": .text("route"), "lap_s": .real(1200)])
    }
    #expect(
      error?.description.hasPrefix("a.gpkg (layer l, feature 7): is a route as a result draws it") == true)
    #expect(try patrol(["kind": .text("route")]).attributes == ["kind": .text("route")])
  }

  @Test(
    "a faulty column is told with the row's place",
    arguments: [
      ("id", AttributeValue.null, "column id: expected a text, found nothing"),
      (
        "speed_m_s", .real(0),
        "column speed_m_s: expected a number at least 0.01 and at most 1000 m/s, found 0"
      ),
      (
        "speed_m_s", .real(.nan),
        "column speed_m_s: expected a number at least 0.01 and at most 1000 m/s, found nan"
      ),
      ("speed_m_s", .text("fast"), "found fast"),
      ("height_m", .integer(-5), "column height_m: expected a number at least 0 and at most 20000000 m"),
      ("height_reference", .text("ams"), "agl | amsl | relative, found ams; did you mean `amsl`?"),
      (
        "aircraft", .real(1.5),
        "column aircraft: expected a whole number at least 1 and at most 100, found 1.5"
      ),
      ("closed", .integer(2), "column closed: expected true or false, found 2"),
      ("halts", .text("{every_m: 3000}"), "column halts.duration_s: missing"),
      ("halts", .text("{every_m"), "not valid YAML"),
      ("launch", .text("[41, 122]"), "column launch: latitude 122 is not in [-90, 90]; the two look swapped"),
    ] as [(String, AttributeValue, String)])
  func faults(column: String, value: AttributeValue, words: String) {
    let error = #expect(throws: InputError.self) { try PatrolDraft(row: row([column: value])) }
    #expect(error?.description.hasPrefix("a.gpkg (layer l, feature 7): ") == true)
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test(
    "what does not go with the type is told with the row's place",
    arguments: [
      ("type", AttributeValue.text("uva"), "unknown type of equipment `uva`; did you mean `uav`?"),
      ("mast_height_m", .real(3), "patrol U1: `mast_height_m` is of what stands or drives, uav flies"),
      ("in_air", .integer(2), "patrol U1 wants 2 in the air"),
    ] as [(String, AttributeValue, String)])
  func unfit(column: String, value: AttributeValue, words: String) {
    let error = #expect(throws: InputError.self) { try patrol([column: value]) }
    #expect(error?.description.hasPrefix("a.gpkg (layer l, feature 7): \(words)") == true)
  }

  @Test("a row may not take the id of a site or of another row")
  func ids() throws {
    let scenario = try Scenario(
      yaml: smallest + "sites: [{id: U1, type: fixed-pillar, at: [22, 42]}]", file: "s.yaml")
    let draft = try PatrolDraft(row: row([:]))
    let withSite = #expect(throws: InputError.self) {
      try scenario.checkIDs(sites: scenario.inlineSites, centres: [], patrols: [draft])
    }
    #expect(withSite?.problem == "the id U1 is also that of the site at s.yaml:3:9")
    let twice = #expect(throws: InputError.self) {
      try scenario.checkIDs(sites: [], centres: [], patrols: [draft, draft])
    }
    #expect(twice?.problem == "the id U1 is also that of the patrol at a.gpkg (layer l, feature 7)")
  }
}
