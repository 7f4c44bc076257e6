import GeoCore
import Scenario
import Testing

/// Which column of a layer is read as which key.
@Suite struct ColumnMatchTests {
  /// A layer of one row for each of some values, all columns of which it has.
  func layer(
    _ rows: [[(String, AttributeValue)]], cutsNames: Bool = false, title: String? = nil, commas: Bool = false
  ) -> LayerRows<PointRow> {
    LayerRows(
      place: "a.gpkg (layer posts)", layer: "posts", columns: rows.first?.map(\.0) ?? [], titleColumn: title,
      cutsNames: cutsNames, hasDecimalCommas: commas,
      rows: rows.enumerated().map { index, row in
        PointRow(
          coordinate: Coordinate(longitude: 22, latitude: 42),
          attributes: Dictionary(row) { first, _ in first }, place: "a.gpkg (layer posts, feature \(index))",
          number: index)
      })
  }

  /// The attributes of a layer's rows once its columns are matched, and what is told of it.
  func matched(
    _ layer: LayerRows<PointRow>, to kind: RowKind = .site, columns: [String: String] = [:],
    defaults: [String: String] = ["type": "fixed-pillar"], taken: Set<String> = []
  ) throws -> (rows: [PointRow], notes: [String]) {
    var query = LayerQuery()
    query.columns = columns
    query.defaults = defaults
    var taken = taken
    let notes = InputNotes()
    let rows = try layer.matched(to: kind, query, besides: &taken, notes: notes).rows
    return (rows, notes.sentences)
  }

  func fault(_ body: () throws -> Void) throws -> InputError {
    let error = try #require(#expect(throws: InputError.self) { try body() })
    #expect(error.kind == .badData)
    return error
  }

  @Test(
    "a key takes the column of its name, else of its name in another case, else of its first ten letters",
    arguments: [
      ("mast_height_m", RowKind.site, "mast_height_m"), ("Mast_Height_M", .site, "mast_height_m"),
      ("mast_heigh", .site, "mast_height_m"), ("MAST_HEIGH", .site, "mast_height_m"),
      ("azimuth_de", .site, "azimuth_deg"),
      ("min_range_", .site, "min_range_m"), ("max_range_", .centre, "max_range_m"),
      ("FREQUENCY_", .centre, "frequency_ghz"),
      ("endurance_", .patrol, "endurance_s"), ("height_ref", .patrol, "height_reference"),
      ("senses_on_", .patrol, "senses_on_the_move"), ("turnaround", .patrol, "turnaround_s"),
      ("observer_h", .observer, "observer_height_m"), ("observer_e", .observer, "observer_elevation_m"),
      ("target_hei", .observer, "target_height_m"), ("vertical_a", .observer, "vertical_angle_deg"),
    ])
  func names(column: String, kind: RowKind, key: String) throws {
    let layer = layer([[("ID", .text("A")), (column, .real(60))]], cutsNames: true)
    let (rows, notes) = try matched(layer, to: kind)
    #expect(rows[0].attributes[key] == .real(60))
    #expect(rows[0].attributes["id"] == .text("A"))
    #expect(column == key || rows[0].attributes[column] == nil)
    #expect(rows[0].columnNames[key] == (column == key ? nil : column))
    #expect(notes == [])
  }

  @Test(
    "columns that may both be a key's are an error that names them and a way on",
    arguments: [
      (["ID", "Id"], "has several columns that may be id: ID, Id"),
      (["MIN_RANGE_", "min_range_"], "has several columns that may be min_range_m: MIN_RANGE_, min_range_"),
      (
        ["mast_heigh", "mast_hei_1"],
        "column mast_hei_1 was cut to ten letters and numbered, so that it may be mast_height_m, or what its name was "
          + "before, as may mast_heigh"
      ),
      (["id", "id"], "has several columns that may be id: id, id"),
      (
        ["min_rang_1"], "column min_rang_1 was cut to ten letters and numbered, so that it may be min_range_m"
      ),
    ])
  func ambiguous(columns: [String], words: String) throws {
    let layer = layer([columns.map { ($0, .real(7)) }])
    let error = try fault { _ = try matched(layer) }
    #expect(error.description.hasPrefix("a.gpkg (layer posts): \(words)"), "\(error)")
    #expect(error.remedy.contains("`columns: {") == (Set(columns).count == columns.count), "\(error)")
  }

  @Test("a column that is named exactly rules over others, which are told")
  func exact() throws {
    let layer = layer([
      [("ID", .text("x")), ("id", .text("A")), ("mast_height_m", .real(5)), ("mast_hei_1", .real(7))]
    ])
    let (rows, notes) = try matched(layer)
    #expect(rows[0].attributes["id"] == .text("A"))
    #expect(rows[0].attributes["mast_height_m"] == .real(5))
    #expect(notes == ["a.gpkg (layer posts): column ID is not read, as id is there, too"])
  }

  @Test(
    "a column that nearly names a key is told, with the key and how many values it has",
    arguments: [
      ("mast_height", RowKind.site, "mast_height_m"), ("mast-height-m", .site, "mast_height_m"),
      ("mastHeightM", .site, "mast_height_m"), ("Mast height (m)", .site, "mast_height_m"),
      ("mast_hieght_m", .site, "mast_height_m"), ("mast_height_ft", .site, "mast_height_m"),
      ("azimuth", .site, "azimuth_deg"), ("Azimut", .site, "azimuth_deg"), ("bearing", .site, "azimuth_deg"),
      ("min range", .site, "min_range_m"), ("observ_hgt", .site, "mast_height_m"),
      ("frequency_mhz", .centre, "frequency_ghz"),
      ("max_range_km", .centre, "max_range_m"), ("range", .centre, "max_range_m"),
      ("capacty", .centre, "capacity"),
      ("endurance_min", .patrol, "endurance_s"), ("endurance", .patrol, "endurance_s"),
      ("speed_kmh", .patrol, "speed_m_s"),
      ("turnaround", .patrol, "turnaround_s"), ("altitude", .patrol, "height_m"),
      ("observer_height", .observer, "observer_height_m"),
    ])
  func near(column: String, kind: RowKind, key: String) throws {
    let rows: [[(String, AttributeValue)]] = [
      [("id", .text("A")), (column, .real(60))], [("id", .text("B")), (column, .null)],
    ]
    let (read, notes) = try matched(layer(rows), to: kind)
    #expect(read[0].attributes[key] == nil)
    #expect(read[0].attributes[column] == .real(60))
    let note = try #require(notes.first)
    #expect(notes.count == 1)
    #expect(
      note.hasPrefix("a.gpkg (layer posts): column \(column) (1 value) is not read as \(key)"), "\(note)")
    #expect(note.contains("rename it"))
  }

  @Test(
    "other columns are nobody's business",
    arguments: [
      "note", "fid", "gid", "uuid", "time", "name", "weight", "ground", "level", "start",
    ])
  func others(column: String) throws {
    let (rows, notes) = try matched(
      layer([[("id", .text("A")), ("kind", .text("site")), (column, .integer(1))]]))
    #expect(notes == [])
    #expect(rows[0].attributes[column] == .integer(1))
  }

  @Test("an empty column, and one whose key another column gives, are not told")
  func silent() throws {
    let (_, notes) = try matched(
      layer([[("id", .text("A")), ("mast_height", .null), ("azimuth", .real(1)), ("azimuth_deg", .real(2))]]))
    #expect(notes == [])
  }

  @Test("what a result found out is not read again, cut by a Shapefile either")
  func findings() throws {
    let (rows, notes) = try matched(
      layer([
        [
          ("id", .text("A")), ("kind", .text("site")), ("ground_ele", .real(1)), ("max_range_", .real(2)),
          ("linked", .boolean(true)), ("note", .text("x")),
        ]
      ]))
    #expect(try Site(row: rows[0]).attributes == ["note": .text("x")])
    #expect(notes == [])
  }

  @Test("blanks around a column's name are none of it")
  func blanks() throws {
    let (rows, _) = try matched(layer([[(" ID\u{A0}", .text("A")), ("mast_heigh ", .real(1))]]))
    #expect(rows[0].attributes["id"] == .text("A"))
  }

  @Test("a range of a site's own is none that can be given, unless a result wrote it")
  func range() throws {
    let (_, notes) = try matched(layer([[("id", .text("A")), ("max_range_m", .real(3000))]]))
    #expect(
      notes == [
        "a.gpkg (layer posts): column max_range_m (1 value) is not read: a site's range is that of its type's cameras, "
          + "which `max_range_m` of a camera limits"
      ])
    let plugin = try matched(
      layer([[("id", .text("A")), ("azim_1", .real(10)), ("angle_up", .null)]]), to: .observer)
    #expect(
      plugin.notes == [
        "a.gpkg (layer posts): column azim_1 (1 value) is not read: azimuth_deg and sector_deg tell a sector by its middle "
          + "and width"
      ])
  }

  @Test("the names of QGIS Visibility Analysis are taken for observers, and said to be")
  func plugin() throws {
    let layer = layer([
      [("ID", .text("a")), ("observ_hgt", .real(40)), ("target_hgt", .real(0.5)), ("radius", .real(700))]
    ])
    let (rows, notes) = try matched(layer, to: .observer)
    #expect(rows[0].attributes["observer_height_m"] == .real(40))
    #expect(rows[0].attributes["target_height_m"] == .real(0.5))
    #expect(rows[0].attributes["max_range_m"] == .real(700))
    #expect(
      notes == [
        "a.gpkg (layer posts): columns of QGIS Visibility Analysis are read: observ_hgt as observer_height_m, "
          + "target_hgt as target_height_m, radius as max_range_m"
      ])
  }

  @Test("the scenario's own names of columns rule, and an empty one keeps a key from being read")
  func map() throws {
    let layer = layer([
      [("Name", .text("A")), ("Hoehe", .real(9)), ("type", .text("brick")), ("mast_heigh", .real(7))]
    ])
    let (rows, notes) = try matched(
      layer, columns: ["id": "Name", "mast_height_m": "hoehe", "type": ""], defaults: ["type": "fixed-pillar"]
    )
    #expect(rows[0].attributes["id"] == .text("A"))
    #expect(rows[0].attributes["mast_height_m"] == .real(9))
    #expect(rows[0].attributes["type"] == .text("fixed-pillar"))
    #expect(rows[0].columnNames == ["id": "Name", "mast_height_m": "Hoehe"])
    #expect(notes == [])
    let error = try fault { _ = try matched(layer, columns: ["id": "Nam"]) }
    #expect(
      error.description
        == "a.gpkg (layer posts): has no column 'Nam', which `columns` names for id; its columns are Name, Hoehe, type, "
        + "mast_heigh")
  }

  @Test("a default is for rows that say nothing")
  func defaults() throws {
    let (rows, _) = try matched(
      layer([
        [("id", .text("A")), ("type", .text(" "))], [("id", .text("B")), ("type", .text("thermal-camera"))],
      ]))
    #expect(rows.map { $0.attributes["type"] } == [.text("fixed-pillar"), .text("thermal-camera")])
  }

  @Test("what all rows need and no column has is an error that lists the columns")
  func needs() throws {
    let layer = layer([[("Name", .text("A")), ("Typ", .text("fixed-pillar"))]])
    let error = try fault { _ = try matched(layer, defaults: [:]) }
    #expect(
      error.description
        == "a.gpkg (layer posts): has no column type; its columns are Name, Typ; say `type: ...` beside the source for all "
        + "rows, or `columns: {type: Typ}`")
    let centre = try fault { _ = try matched(layer, to: .centre, defaults: [:]) }
    #expect(centre.problem.hasPrefix("has no column level or type"))
    _ = try matched(layer, to: .centre, defaults: ["level": "local"])
    _ = try matched(layer, to: .observer, defaults: [:])
  }
}
