import GeoCore
import Scenario
import Testing

@Suite struct RowEditTests {
  private func edits(_ change: String) throws -> Scenario {
    let yaml =
      smallest
        + """
        sites: [{source: sites.gpkg}, {id: P1, type: fixed-pillar, at: [22, 42]}]
        patrols: [{source: routes.gpkg}]
        variants:
          v: {\(change)}
        """
    return try ScenarioDocument(yaml: yaml, file: "s.yaml").scenario(variant: "v")
  }

  private func row(_ id: AttributeValue) -> PointRow {
    PointRow(
      coordinate: Coordinate(longitude: 22, latitude: 42),
      attributes: ["id": id, "type": .text("fixed-pillar")], place: "sites.gpkg", number: 1)
  }

  @Test("rows of a layer are removed by pattern, those of a later layer are not")
  func removal() throws {
    var edits = try edits("sites: {remove: [\"P*\"], add: [{source: more.gpkg}]}").siteEdits
    #expect(try edits.edited(row(.text("P7")), ofLayer: 0) == nil)
    #expect(try edits.edited(row(.text("T7")), ofLayer: 0) == row(.text("T7")))
    #expect(try edits.edited(row(.text("P7")), ofLayer: 1) == row(.text("P7")))
    try edits.check()
  }

  @Test("rows take changed values, places and attributes before they are read")
  func change() throws {
    let text =
      "sites: {change: {7: {at: [21, 41], azimuth_deg: 12.5, sector_deg: 90, attributes: {wing: a}}}}"
    var edits = try edits(text).siteEdits
    let site = try Site(row: #require(try edits.edited(row(.integer(7)), ofLayer: 0)))
    #expect(site.coordinate == Coordinate(longitude: 21, latitude: 41))
    #expect(site.azimuth == Angle(degrees: 12.5))
    #expect(site.sector == Angle(degrees: 90))
    #expect(site.attributes == ["wing": .text("a")])
  }

  @Test("a route's row takes a changed launch and halts")
  func routes() throws {
    let place = Coordinate(longitude: 22, latitude: 42)
    let row = RouteRow(
      route: Route(vertices: [RouteVertex(place, height: nil)]),
      attributes: ["id": .text("V1"), "type": .text("camera-vehicle")], place: "routes.gpkg", number: 1)
    var edits = try edits(
      "patrols: {change: {V*: {speed_m_s: 3, halts: {every_m: 500, duration_s: 60}}}}"
    ).patrolEdits
    let changed = try #require(try edits.edited(row, ofLayer: 0))
    _ = try PatrolDraft(row: changed)
    #expect(changed.attributes["speed_m_s"] == .integer(3))
  }

  @Test("a pattern that no row has is a fault at its place, that names the ids")
  func unmatched() throws {
    var edits = try edits("sites: {remove: [Q1]}").siteEdits
    _ = try edits.edited(row(.text("A")), ofLayer: 0)
    let error = #expect(throws: InputError.self) { try edits.check() }
    let text = error.map { "\($0)" } ?? ""
    #expect(text == "s.yaml:6:24: variants.v.sites.remove[0]: no site has the id Q1; the ids are A")
  }

  @Test("a key that a row cannot have is a fault at its place")
  func noColumn() throws {
    let text = "patrols: {change: {V1: {cameras: []}}}"
    let place = Coordinate(longitude: 22, latitude: 42)
    let row = RouteRow(
      route: Route(vertices: [RouteVertex(place, height: nil)]), attributes: ["id": .text("V1")],
      place: "routes.gpkg", number: 1)
    var edits = try edits(text).patrolEdits
    let error = #expect(throws: InputError.self) { try edits.edited(row, ofLayer: 0) }
    let message = error.map { "\($0)" } ?? ""
    #expect(message.hasPrefix("s.yaml:6:31: variants.v.patrols.change.V1.cameras: a layer's row has no such"))
  }
}
