import GeoCore
import GeoIO
import Testing

/// SQLite keeps any value in any column; what is no number must not become one on the way.
struct StrayValueTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A layer of two points in a column of real numbers and one of whole numbers; then edits by SQL.
  private func layer(_ driver: String, named name: String = "sites", edits: [String]) throws -> String {
    let point = Lines.geometry("Point", "[20,44]")
    let text = Lines.collection([
      (point, #""id":"P1","the \"azimuth\"":90.5,"count":3"#),
      (point, #""id":"P2","the \"azimuth\"":1.5,"count":4"#),
    ])
    let source = try scratch.write(text, to: "a.geojson")
    let path = scratch.file(driver == "GPKG" ? "a.gpkg" : "a.sqlite")
    try Tool.run("ogr2ogr", ["-f", driver, "-lco", "LAUNDER=NO", "-nln", name, path, source])
    for edit in edits { try Tool.run("ogrinfo", ["-q", path, "-sql", edit]) }
    return path
  }

  private static let column = #"the "azimuth""#

  @Test(
    "a text in a column of numbers comes as the text that it is, and numbers stay numbers",
    arguments: ["GPKG", "SQLite"], ["abc", "90°", ""])
  func text(driver: String, text: String) throws {
    let name = #"my "sites""#
    let path = try layer(
      driver, named: name,
      edits: [
        #"UPDATE "my ""sites""" SET "the ""azimuth""" = '\#(text)', "count" = 'x' WHERE id = 'P2'"#
      ])
    let rows = try PointReader(path: path, layer: name, filter: nil).rows()
    #expect(rows.map { $0.attributes[Self.column] } == [.real(90.5), .text(text)])
    #expect(rows.map { $0.attributes["count"] } == [.integer(3), .text("x")])
    let first = try PointReader(path: path, layer: name, filter: "id = 'P1' OR id = 'P9'").rows()
    #expect(first.map { $0.attributes[Self.column] } == [.real(90.5)])
  }

  @Test("a fraction in a column of whole numbers keeps its fraction, and a number written as a text is one")
  func fraction() throws {
    let path = try layer(
      "GPKG",
      edits: [
        "UPDATE sites SET count = 2.5 WHERE id = 'P1'", "UPDATE sites SET count = '12' WHERE id = 'P2'",
      ])
    let rows = try PointReader(path: path, layer: nil, filter: nil).rows()
    #expect(rows.map { $0.attributes["count"] } == [.text("2.5"), .integer(12)])
  }

  @Test("a view is asked, too, whatever its features' numbers; one without numbers names the column alone")
  func views() throws {
    let path = try layer("GPKG", edits: ["UPDATE sites SET count = 'abc' WHERE id = 'P2'"])
    for (view, columns) in [("numbered", "fid AS OGC_FID, geom, id, count"), ("bare", "geom, id, count")] {
      for statement in [
        "CREATE VIEW \(view) AS SELECT \(columns) FROM sites WHERE id <> 'P1'",
        "INSERT INTO gpkg_contents (table_name, identifier, data_type, srs_id) "
          + "VALUES ('\(view)', '\(view)', 'features', 4326)",
        "INSERT INTO gpkg_geometry_columns VALUES ('\(view)', 'geom', 'POINT', 4326, 0, 0)",
      ] {
        try Tool.run("ogrinfo", ["-q", path, "-sql", statement])
      }
    }
    let rows = try PointReader(path: path, layer: "numbered", filter: nil).rows()
    #expect(rows.map { $0.attributes["count"] } == [.text("abc")])
    let error = try fault(.badData) { _ = try PointReader(path: path, layer: "bare", filter: nil).rows() }
    #expect(error.description.contains("a.gpkg (layer bare): column count: expected a number, found abc"))
    #expect(try PointReader(path: path, layer: "bare", filter: "id = 'P1'").rows().isEmpty)
  }

  @Test("a layer of one of a table's geometries is asked, too")
  func geometries() throws {
    let path = try layer(
      "SQLite",
      edits: [
        "ALTER TABLE sites ADD COLUMN second BLOB", "UPDATE sites SET second = GEOMETRY, count = 'abc'",
        "INSERT INTO geometry_columns SELECT f_table_name, 'second', geometry_type, coord_dimension, srid, "
          + "geometry_format FROM geometry_columns",
      ])
    let rows = try PointReader(path: path, layer: "sites(second)", filter: nil).rows()
    #expect(rows.map { $0.attributes["count"] } == [.text("abc"), .text("abc")])
  }

  @Test("routes of a layer are asked, too")
  func routes() throws {
    let text = Lines.collection([
      (Lines.geometry("LineString", "[[20,44],[20.1,44]]"), #""id":"R","speed":1.5"#)
    ])
    let path = scratch.file("routes.gpkg")
    try Tool.run("ogr2ogr", [path, try scratch.write(text, to: "routes.geojson")])
    try Tool.run("ogrinfo", ["-q", path, "-sql", "UPDATE routes SET speed = 'fast'"])
    let rows = try RouteReader(path: path).rows()
    #expect(rows.map { $0.attributes["speed"] } == [.text("fast")])
  }

  /// A border of two features with those columns; then edits by SQL.
  private func border(_ properties: String, edits: [String]) throws -> String {
    let line = Lines.geometry("LineString", "[[20,44],[20.1,44]]")
    let other = Lines.geometry("LineString", "[[20.1,44],[20.2,44]]")
    let source = try scratch.write(
      Lines.collection([(line, properties), (other, properties)]), to: "b.geojson")
    let path = scratch.file("b.gpkg")
    try Tool.run("ogr2ogr", [path, source])
    for edit in edits { try Tool.run("ogrinfo", ["-q", path, "-sql", edit]) }
    return path
  }

  private func read(_ path: String, notes: InputNotes) throws -> BorderLine {
    try BorderReader(path: path, query: LayerQuery(), usesRings: false, notes: notes).border(inside: .left)
  }

  @Test("a border's column that holds a stray is one of texts, told with the feature and the value")
  func borders() throws {
    let path = try border(#""km":12,"r":1.5,"open":true"#, edits: ["UPDATE b SET km = '12a' WHERE fid = 2"])
    let notes = InputNotes()
    let border = try read(path, notes: notes)
    #expect(border.columns.map(\.kind) == [.text, .real, .boolean])
    #expect(border.attributes == ["12", "12a"].map { [.text($0), .real(1.5), .boolean(true)] })
    #expect(
      notes.sentences == [
        "\(path) (layer b): column km is of whole numbers, it also holds '12a' in feature 2: "
          + "its values are kept as texts"
      ])
  }

  @Test("numbers too large for a column and what is no date are strays, too, and many are counted")
  func others() throws {
    let path = try border(
      #""n":12,"day":"2024-02-29","at":"2024-02-29T12:30:00Z""#,
      edits: [
        "UPDATE b SET n = 5000000000, at = 'noon' WHERE fid = 1", "UPDATE b SET day = '29.2.2024'",
        "INSERT INTO b (geom, n, day) SELECT geom, n, day FROM b",
      ])
    let notes = InputNotes()
    let border = try read(path, notes: notes)
    #expect(border.columns.map(\.kind) == [.text, .text, .text])
    #expect(
      border.attributes.prefix(2) == [
        [.text("5000000000"), .text("29.2.2024"), .text("noon")],
        [.text("12"), .text("29.2.2024"), .text("2024-02-29T12:30:00Z")],
      ])
    let days =
      "it also holds '29.2.2024' in feature 1, '29.2.2024' in feature 2, '29.2.2024' in feature 3 and 1 more"
    #expect(
      notes.sentences.contains { $0.contains("column day is of dates, \(days): ") }, "\(notes.sentences)")
    #expect(
      notes.sentences.contains { $0.contains("column at is of times, it also holds 'noon' in feature 1: ") })
    #expect(
      notes.sentences.contains { $0.contains("column n is of whole numbers, it also holds '5000000000'") })
  }
}
