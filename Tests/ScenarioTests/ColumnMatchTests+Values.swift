import GeoCore
import Scenario
import Testing

/// Ids, and numbers that are written as texts.
extension ColumnMatchTests {
  @Test("ids are made of the layer's name where there are none, beside those that are taken")
  func madeIDs() throws {
    let rows = layer([[("note", .text("a"))], [("note", .text("b"))]])
    let (made, notes) = try matched(rows)
    #expect(made.map { $0.attributes["id"] } == [.text("posts-1"), .text("posts-2")])
    #expect(notes == ["a.gpkg (layer posts): has no ids: its rows are called posts-1 to posts-2"])
    let again = try matched(rows, taken: ["posts-2"]).rows
    #expect(again.map { $0.attributes["id"] } == [.text("posts-2-1"), .text("posts-2-2")])
    let empty = try matched(layer([[("id", .null), ("Name", .text("x"))]]))
    #expect(empty.rows[0].attributes["id"] == .text("posts-1"))
    #expect(
      empty.notes == [
        "a.gpkg (layer posts): has no ids: its rows are called posts-1; `columns: {id: Name}` would take those of Name"
      ])
  }

  @Test("the features' own names are ids where all have one of their own")
  func titles() throws {
    let rows = [[("Name", AttributeValue.text("Post 1"))], [("Name", .text("Post 2"))]]
    let (named, notes) = try matched(layer(rows, title: "Name"))
    #expect(named.map { $0.attributes["id"] } == [.text("Post 1"), .text("Post 2")])
    #expect(notes == ["a.gpkg (layer posts): has no column id: Name gives the ids, such as Post 1"])
    let twice = try matched(layer([rows[0], rows[0]], title: "Name")).rows
    #expect(twice.map { $0.attributes["id"] } == [.text("posts-1"), .text("posts-2")])
  }

  @Test("numbers are ids, whole ones without decimals, and blanks around one are none of its")
  func ids() throws {
    let (rows, _) = try matched(
      layer([
        [("id", .real(12))], [("id", .integer(9_007_199_254_740_993))], [("id", .text("  P 1\u{A0}"))],
        [("id", .real(2.5))],
      ]))
    #expect(
      rows.map { $0.attributes["id"] } == ["12", "9007199254740993", "P 1", "2.5"].map(AttributeValue.text))
  }

  @Test("decimal commas are read where a column has nothing else and one of them cannot part thousands")
  func commas() throws {
    let rows: [[(String, AttributeValue)]] = [
      [("id", .text("A")), ("azimuth_deg", .text("75,5")), ("mast_height_m", .text("4,125"))],
      [("id", .text("B")), ("azimuth_deg", .text(" 12 ")), ("mast_height_m", .text(""))],
    ]
    let (read, notes) = try matched(layer(rows))
    #expect(read.map { $0.attributes["azimuth_deg"] } == [.real(75.5), .text(" 12 ")])
    #expect(read[0].attributes["mast_height_m"] == .real(4.125))
    #expect(
      notes == [
        "a.gpkg (layer posts): numbers with decimal commas are read in columns azimuth_deg (1), mast_height_m (1): 75,5 as 75.5"
      ])
  }

  @Test("a comma that may part thousands, or stands beside points, is an error")
  func unclearCommas() throws {
    for values in [["4,125"], ["75,5", "75.5"]] {
      let rows = values.map {
        [("id", AttributeValue.text($0)), ("min_range_m", .text($0)), ("type", .text("t"))]
      }
      let read = try matched(layer(rows)).rows
      let error = try fault { _ = try read.map { try Site(row: $0) } }
      #expect(
        error.description.contains(
          "column min_range_m: expected a number at least 0 and at most 20000000 m, found \(values[0])"))
      #expect(error.remedy == "write its decimals after a point: the comma may part them or thousands")
    }
    let certain = try matched(layer([[("id", .text("A")), ("min_range_m", .text("4,125"))]], commas: true))
      .rows
    #expect(certain[0].attributes["min_range_m"] == .real(4.125))
  }

  @Test("an empty layer is told, unless it has the columns of one that is there to be filled")
  func empty() throws {
    let (rows, notes) = try matched(
      LayerRows(place: "a.gpkg (layer posts)", layer: "posts", columns: ["Name"], rows: []))
    #expect(rows.isEmpty)
    let (_, silence) = try matched(
      LayerRows(place: "a.gpkg (layer posts)", layer: "posts", columns: ["id"], rows: []))
    #expect(silence == [])
    #expect(notes == ["a.gpkg (layer posts): has no rows, so no site comes from it"])
  }

  @Test("a point's third coordinate is told with the column that would give a height")
  func heights() {
    var layer = layer([[("id", .text("A"))], [("id", .text("B"))]])
    let notes = InputNotes()
    layer.tellHeights(of: .site, notes: notes)
    #expect(notes.sentences == [])
    layer.rows[1].z = 812.5
    for kind in [RowKind.site, .centre, .observer] { layer.tellHeights(of: kind, notes: notes) }
    #expect(
      notes.sentences[0]
        == "a.gpkg (layer posts): the height (Z) of 1 point is passed over, such as 812.5 of feature 1:"
        + " the terrain gives the ground, a column mast_height_m the height above it")
    #expect(notes.sentences.last?.hasSuffix("a column observer_height_m the height above it") == true)
  }
}
