import GeoCore
import Scenario
import Testing

@Suite struct SiteRowTests {
  private func row(
    _ attributes: [String: AttributeValue], longitude: Double = 22, latitude: Double = 42
  ) -> PointRow {
    let known: [String: AttributeValue] = ["id": .text("T1"), "type": .text("thermal-camera")]
    return PointRow(
      coordinate: Coordinate(longitude: longitude, latitude: latitude),
      attributes: known.merging(attributes) { $1 }, place: "a.gpkg (layer l, feature 7)",
      number: 7)
  }

  @Test("columns become the site's figures, other columns its attributes")
  func columns() throws {
    let site = try Site(
      row: row([
        "id": .integer(7), "azimuth_deg": .real(-90), "sector_deg": .text("120"),
        "mast_height_m": .integer(3),
        "min_range_m": .null, "note": .text("by the road"),
      ]))
    #expect(site.id == "7")
    #expect(site.azimuth == Angle(degrees: 270))
    #expect(site.sector == Angle(degrees: 120))
    #expect(site.mastHeight == 3)
    #expect(site.minRange == nil)
    #expect(site.attributes == ["note": .text("by the road")])
  }

  @Test("attributes come from a JSON object, and from other columns, which rule")
  func attributes() throws {
    let json = #"{"a":1,"b":2.5,"c":true,"d":null,"e":["x","y"],"f":"7","note":"old \"é\n\u0001"}"#
    let site = try Site(row: row(["attributes": .text(json), "a": .text("mine"), "g": .integer(4)]))
    #expect(
      site.attributes == [
        "a": .text("mine"), "b": .real(2.5), "c": .boolean(true), "d": .null, "e": .textList(["x", "y"]),
        "f": .text("7"), "g": .integer(4), "note": .text("old \"é\n\u{1}"),
      ])
  }

  @Test("an attributes column that is empty, or holds null, gives none", arguments: ["", "null", "{}"])
  func noAttributes(json: String) throws {
    #expect(try Site(row: row(["attributes": .text(json)])).attributes.isEmpty)
  }

  @Test("what a result found out about a site is no attribute of it")
  func results() throws {
    let found = Dictionary(uniqueKeysWithValues: Site.resultColumns.map { ($0, AttributeValue.real(1)) })
    #expect(try Site(row: row(found)).attributes.isEmpty)
  }

  @Test(
    "a faulty column is told with the row's place",
    arguments: [
      ("id", AttributeValue.null, "column id: expected a text, found nothing"),
      ("type", .text(""), "column type: expected a text, found nothing"),
      (
        "azimuth_deg", .text("east"),
        "column azimuth_deg: expected a number at least -10000000 and at most 10000000 degrees, found east"
      ),
      ("azimuth_deg", .real(.nan), "found nan"),
      (
        "sector_deg", .real(0),
        "column sector_deg: expected a number at least 0.001 and at most 360 degrees, found 0"
      ),
      ("mast_height_m", .real(-2), "at least 0 and at most 20000000 m, found -2"),
      ("min_range_m", .boolean(true), "found true"),
      ("attributes", .text("{\"a\": "), "column attributes: expected a JSON object"),
      ("attributes", .text("{\"a\": {\"b\": 1}}"), "column attributes: expected a JSON object"),
      ("attributes", .text("by the road"), "column attributes: expected a JSON object"),
      ("attributes", .integer(4), "column attributes: expected a JSON object"),
    ] as [(String, AttributeValue, String)])
  func faults(column: String, value: AttributeValue, words: String) {
    let error = #expect(throws: InputError.self) { try Site(row: row([column: value])) }
    #expect(error?.description.hasPrefix("a.gpkg (layer l, feature 7): ") == true)
    #expect(error?.description.contains(words) == true)
  }

  @Test("a free text among the attributes is told how to become one")
  func freeText() {
    let error = #expect(throws: InputError.self) { try Site(row: row(["attributes": .text("by the road")])) }
    #expect(
      error?.remedy == #"write {"note": "..."}, leave it empty, or give the text a column of another name"#)
  }

  @Test("an id of blanks is none")
  func blankID() {
    let error = #expect(throws: InputError.self) { try Site(row: row(["id": .text(" \t")])) }
    #expect(error?.description.contains("feature 7): column id: expected a text, found nothing; ") == true)
  }

  @Test("the types that are known to a site are those that can stand there")
  func knownTypes() throws {
    let site = try Site(row: row(["type": .text("something-else"), "azimuth_deg": .integer(0)]))
    let scenario = try Scenario(yaml: smallest, file: "s.yaml")
    let error = try #require(
      #expect(throws: InputError.self) { try scenario.sensors(sites: [site]) })
    #expect(error.remedy.contains("thermal-camera"))
    for name in ["local-centre", "uav"] { #expect(!error.remedy.contains(name), "\(error.remedy)") }
  }

  @Test("a row whose coordinates are swapped says so")
  func swapped() {
    let error = #expect(throws: InputError.self) { try Site(row: row([:], longitude: 42, latitude: 122)) }
    #expect(
      error?.description.contains("site T1: latitude 122 is not in [-90, 90]; the two look swapped") == true)
  }
}
