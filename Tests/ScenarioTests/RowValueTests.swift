import RadioLinks
import GeoCore
import Scenario
import SensorPhysics
import Testing

/// Values of columns as people and formats write them.
@Suite struct RowValueTests {
  private func site(_ attributes: [String: AttributeValue]) throws -> Site {
    let known: [String: AttributeValue] = ["id": .text("T1"), "type": .text("thermal-camera")]
    return try Site(
      row: PointRow(
        coordinate: Coordinate(longitude: 22, latitude: 42), attributes: known.merging(attributes) { $1 },
        place: "a.gpkg (layer l, feature 7)", number: 7))
  }

  private func closed(_ value: AttributeValue) throws -> Bool {
    let row = RouteRow(
      route: Route(vertices: [22.0, 22.1].map { RouteVertex(Coordinate(longitude: $0, latitude: 41)) }),
      attributes: ["id": .text("U1"), "type": .text("uav"), "closed": value], place: "a.gpkg", number: 7)
    return try Scenario(yaml: smallest, file: "s.yaml").patrol(PatrolDraft(row: row), along: nil).isClosed
  }

  @Test(
    "numbers may stand in columns of texts, with blanks around them",
    arguments: ["18", " 18.0\u{A0}", "+1.8e1", "18."])
  func numbers(text: String) throws {
    #expect(try site(["mast_height_m": .text(text)]).mastHeight == 18)
    #expect(try site(["mast_height_m": .json(text)]).mastHeight == 18)
  }

  @Test("a column of blanks is an empty one")
  func blanks() throws {
    let site = try site([
      "mast_height_m": .text(" \u{A0}\t"), "id": .text(" P1 "), "type": .text(" thermal-camera"),
    ])
    #expect(site.mastHeight == nil)
    #expect(site.id == "P1")
    #expect(site.type == "thermal-camera")
  }

  @Test(
    "what is no number is told with the column, what was found, and what to write instead",
    arguments: [
      (AttributeValue.text("18 m"), "found 18 m; write 18 alone: the column is in m"),
      (.text("18m"), "found 18m; write 18 alone: the column is in m"),
      (.text("ca. 18"), "found ca. 18; fill the column with"), (.text("nan"), "found nan"),
      (.text("0x10"), "found 0x10"),
      (.text("1.234,5"), "found 1.234,5"), (.text("1 234"), "found 1 234"), (.real(.infinity), "found inf"),
      (.boolean(true), "found true"), (.text("18,5"), "found 18,5; write its decimals after a point"),
      (.integer(.max), "found 9223372036854775807"), (.textList(["1"]), "found a list of 1"),
    ])
  func noNumbers(value: AttributeValue, words: String) throws {
    let error = #expect(throws: InputError.self) { try site(["mast_height_m": value]) }
    let text = error.map { "\($0)" } ?? ""
    #expect(text.hasPrefix("a.gpkg (layer l, feature 7): column mast_height_m: expected a number"), "\(text)")
    #expect(text.contains(words), "\(text)")
  }

  @Test("messages name the column as the file does")
  func names() throws {
    var row = PointRow(
      coordinate: Coordinate(longitude: 22, latitude: 42),
      attributes: ["id": .text("A"), "type": .text("t"), "mast_height_m": .text("x")], place: "q.shp",
      number: 0)
    row.columnNames = ["mast_height_m": "mast_heigh"]
    let error = #expect(throws: InputError.self) { try Site(row: row) }
    #expect(error?.problem.hasPrefix("column mast_heigh: expected a number") == true)
  }

  @Test("a number of a real column is an id as long as it is exact")
  func ids() throws {
    #expect(try site(["id": .real(12)]).id == "12")
    let error = #expect(throws: InputError.self) { try site(["id": .real(9_007_199_254_740_992)]) }
    #expect(error?.remedy.contains("2^53") == true)
    #expect(throws: InputError.self) { try site(["id": .boolean(true)]) }
  }

  @Test(
    "flags are words and numbers, too",
    arguments: [
      (AttributeValue.boolean(true), true), (.integer(0), false), (.real(1), true), (.text("TRUE"), true),
      (.text("F"), false),
      (.text("yes"), true), (.text(" no "), false), (.text("1"), true), (.null, false),
    ])
  func flags(value: AttributeValue, flag: Bool) throws {
    #expect(try closed(value) == flag)
  }

  @Test(
    "other words and numbers are no flags",
    arguments: [AttributeValue.integer(2), .text("maybe"), .real(0.5)])
  func noFlags(value: AttributeValue) {
    let error = #expect(throws: InputError.self) { try closed(value) }
    #expect(error?.problem.contains("column closed: expected true or false") == true)
  }

  @Test("a choice may be written in any case")
  func choices() throws {
    let scenario = try Scenario(yaml: smallest, file: "s.yaml")
    let row = PointRow(
      coordinate: Coordinate(longitude: 22, latitude: 42),
      attributes: ["id": .text("A"), "level": .text("Regional ")],
      place: "c.gpkg", number: 7)
    #expect(try scenario.centre(of: row).station.level == .regional)
  }

  @Test("lists of texts come as lists, other JSON as its text, and both come back from a plan")
  func lists() throws {
    let site = try site([
      "type": .text("fixed-pillar"),
      "l": .json(#"["a","1"]"#), "n": .json("[1,2]"), "o": .json(#"{"a": 1}"#), "d": .text("2024-02-29"),
    ])
    #expect(
      site.attributes == [
        "l": .textList(["a", "1"]), "n": .json("[1,2]"), "o": .json(#"{"a": 1}"#), "d": .text("2024-02-29"),
      ])
    let scenario = try Scenario(yaml: smallest, file: "s.yaml")
    let plan = try scenario.planYAML(
      resolving: [site], centres: [], patrols: [], cellSize: 60, paths: .absolute(base: "/"))
    let again = try #require(try Scenario(yaml: plan, file: "plan.yaml").inlineSites.first)
    #expect(again.attributes["l"] == .textList(["a", "1"]))
    #expect(again.attributes["n"] == .text("[1,2]"))
    #expect(again.attributes["d"] == .text("2024-02-29"))
  }
}
