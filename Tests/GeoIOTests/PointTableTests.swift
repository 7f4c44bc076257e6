import Foundation
import GeoCore
import GeoIO
import Testing

/// Points that stand in a list: two of its columns hold their places.
struct PointTableTests {
  private let scratch: Scratch
  private let notes = InputNotes()

  init() throws { scratch = try Scratch() }

  private func layer(
    _ table: String, named name: String = "posts.csv", crs: String? = nil, x: String? = nil, y: String? = nil
  ) throws -> LayerRows<PointRow> {
    try layer(at: scratch.write(table, to: name), crs: crs, x: x, y: y)
  }

  private func layer(
    at path: String, crs: String? = nil, x: String? = nil, y: String? = nil
  ) throws -> LayerRows<PointRow> {
    var query = LayerQuery(crs: crs)
    if let x, let y { query.places = LayerQuery.PlaceNames(x: x, y: y) }
    return try #require(try PointReader(path: path, query: query, notes: notes).layers().first)
  }

  private func places(_ layer: LayerRows<PointRow>) -> [[Double]] {
    layer.rows.map { [$0.coordinate.longitude, $0.coordinate.latitude] }
  }

  @Test(
    "columns are known by what people call them, whatever the case and what they add",
    arguments: [
      ["lon", "lat"], ["Longitude", "Latitude"], ["LNG", "LAT"], ["long", "lat"], ["X", "Y"],
      ["x_coord", "y_coord"],
      ["xcoord", "ycoord"], ["POINT_X", "POINT_Y"], ["Easting", "Northing"], ["E", "N"],
      ["lon_deg", "lat_deg"],
      ["Lon (WGS84)", "Lat (WGS84)"], ["GPS Longitude", "GPS Latitude"], ["Rechtswert", "Hochwert"],
    ])
  func guessed(names: [String]) throws {
    let layer = try layer("id;\(names[1]);\(names[0])\nP1;41.797;22.954\n")
    #expect(places(layer) == [[22.954, 41.797]])
    #expect(layer.columns == ["id"])
    #expect(layer.rows[0].attributes == ["id": .text("P1")])
    let path = scratch.file("posts.csv")
    #expect(
      notes.sentences == [
        "\(path) (layer posts): columns \(names[0]) and \(names[1]) are taken for longitude and latitude on WGS 84, "
          + "as no crs is given"
      ])
  }

  @Test("decimal commas are read, blanks around numbers and empty lines are passed over")
  func commas() throws {
    let layer = try layer("id;lon;lat\nP1; 22,954 ;41,797\n;;\nT1;22,8675;41,96583\n\n")
    #expect(places(layer) == [[22.954, 41.797], [22.8675, 41.96583]])
    #expect(layer.hasDecimalCommas)
    #expect(notes.sentences.first?.hasSuffix(", their commas for decimal ones") == true)
    // A longitude has no thousands.
    #expect(try places(self.layer("id;lon;lat\nP1;22,954;41,797\n", named: "b.csv")) == [[22.954, 41.797]])
  }

  @Test(
    "commas, tabs and semicolons part columns, and a byte order mark is none of a name",
    arguments: [
      "\u{FEFF}lon,lat,id\n22.954,41.797,P1\n", "lon\tlat\tid\n22,954\t41,797\tP1\n",
      "lon;lat;id\r\n22,954;41,797;P1",
    ])
  func separators(table: String) throws {
    #expect(try places(layer(table)) == [[22.954, 41.797]])
  }

  @Test("named columns rule, in any case, and a system that is named is theirs")
  func named() throws {
    // echo 22.954 41.797 | cs2cs -f %.3f EPSG:4326 EPSG:32634 (latitude first there): 662370.711 4629138.354
    let place = try Tool.run("cs2cs", ["-f", "%.4f", "EPSG:4326", "EPSG:32634"], input: "41.797 22.954\n")
      .split(whereSeparator: \.isWhitespace).prefix(2).map(String.init)
    let table = "id;ost;nord;x;y\nP1;\(place[0]);\(place[1]);1;2\n"
    let layer = try layer(table, crs: "EPSG:32634", x: "Ost", y: "NORD")
    #expect(abs(layer.rows[0].coordinate.longitude - 22.954) < 1e-8)
    #expect(abs(layer.rows[0].coordinate.latitude - 41.797) < 1e-8)
    #expect(layer.columns == ["id", "x", "y"])
    #expect(notes.sentences.filter { $0.contains("taken for") } == [])
  }

  @Test("of several pairs the one that fits the system is taken: degrees unless it is a plane's")
  func pairs() throws {
    let table = "id;lon;lat;easting;northing\nP1;22.954;41.797;662370.711;4629138.354\n"
    #expect(try places(layer(table)) == [[22.954, 41.797]])
    let plane = try layer(table, named: "b.csv", crs: "EPSG:32634")
    #expect(plane.columns == ["id", "lon", "lat"])
    #expect(abs(plane.rows[0].coordinate.longitude - 22.954) < 1e-3)
  }

  @Test(
    "what cannot be placed is told with what to do",
    arguments: [
      (
        "id;note\nP1;x\n", nil,
        "layer 'posts' has neither geometries nor columns that are called as coordinates are; its columns are id, note",
        "name those of the coordinates: `x: ..., y: ...` beside the source"
      ),
      (
        "id;X;Y\nP1;662370.7;4629138.4\n", nil,
        "columns X and Y hold coordinates of no system that is named, such as (662370.7, 4629138.4)",
        "name it with `crs: EPSG:...`"
      ),
      (
        "id;lon;lat\nP1;22.954;41.797\n", "EPSG:32634",
        "columns lon and lat hold degrees, such as (22.954, 41.797), but their coordinate system is a plane's",
        "leave out `crs`"
      ),
      (
        "id;lon;lat\nP1;22°57';41.797\n", nil, "column lon: expected a number, found 22°57'",
        "write degrees as 22.954"
      ),
      ("id;lon;lat\nP1;;41.797\n", nil, "has no place: column lon is empty", "fill it, or delete the row"),
      (
        "id;X;Y\nP1;662,370;629,138\n", "EPSG:32634", "column X: expected a number, found 662,370",
        "write its decimals after a point"
      ),
      (
        "id;X;Y\nP1;22,95;41.797\nP2;22.9;41,7\n", nil, "column X: expected a number, found 22,95",
        "write its decimals after a point"
      ),
      (
        "id;lon;lat;Lon\nP1;22;41;23\n", nil,
        "layer 'posts' has several columns that may hold a coordinate: lon, Lon", "say which with"
      ),
    ] as [(String, String?, String, String)])
  func faults(table: String, crs: String?, problem: String, remedy: String) throws {
    let error = try fault(.badData) { _ = try layer(table, crs: crs) }
    #expect(error.problem == problem)
    #expect(error.remedy.hasPrefix(remedy), "\(error.remedy)")
    #expect(error.place?.file.hasPrefix(scratch.file("posts.csv")) == true)
  }

  @Test("eastings and northings that are swapped are told, as X is the northing in many countries' surveys")
  func swapped() throws {
    // echo 43.5 21.05 | cs2cs -f %.3f EPSG:4326 EPSG:3909 gives northing 4819... and easting 7504...
    let place = try Tool.run("cs2cs", ["-f", "%.4f", "EPSG:4326", "EPSG:3909"], input: "43.5 21.05\n")
      .split(whereSeparator: \.isWhitespace).prefix(2).compactMap { Double($0) }
    let (south, west) = (place.max() ?? 0, place.min() ?? 0)
    let table = "id;X;Y\nP1;\(west);\(south)\n"
    let error = try fault(.badData) { _ = try layer(table, crs: "EPSG:3909") }
    #expect(error.problem == "columns X and Y look swapped: X holds northings of EPSG:3909")
    #expect(error.remedy == "say `x: Y, y: X` beside the source")
    let mended = try places(layer(table, crs: "EPSG:3909", x: "Y", y: "X"))[0]
    #expect(abs(mended[0] - 21.05) < 1e-3)
    #expect(abs(mended[1] - 43.5) < 1e-3)
  }

  @Test("Excel's line about separators, UTF-16 and a list that is called .txt are told what to do")
  func office() throws {
    let separator = try fault(.badData) { _ = try layer("sep=;\nid;lon;lat\nP1;22;41\n") }
    #expect(separator.remedy == "delete its first line, `sep=;`, which only Excel understands")
    let path = scratch.file("u.csv")
    try #require("id;lon;lat\nP1;22;41\n".data(using: .utf16)).write(to: URL(filePath: path))
    #expect(
      try fault(.badData) { _ = try layer(at: path) }.remedy.hasPrefix("it is UTF-16 text: save it as UTF-8"))
    let text = try fault(.badData) { _ = try layer("id;lon;lat\nP1;22;41\n", named: "posts.txt") }
    #expect(text.remedy == "if it is a list, give it a name that ends in .csv")
  }

  @Test("a column that is named and not there is told with those that are")
  func missing() throws {
    let error = try fault(.badData) { _ = try layer("id;a;b\nP1;22;41\n", x: "a", y: "c") }
    #expect(error.problem == "layer 'posts' has no column 'c'; its columns are id, a, b")
  }

  @Test(
    "spreadsheets are lists, too, with cells of texts or of numbers", arguments: ["XLSX", "ODS"],
    ["String", "Real"])
  func spreadsheets(format: String, type: String) throws {
    let csv = try scratch.write(
      "id,azimuth_deg,lon,lat\nP1,,22.954,41.797\nT1,75.5,22.8675,41.96583\n", to: "posts.csv")
    _ = try scratch.write("\"String\",\"\(type)\",\"\(type)\",\"\(type)\"\n", to: "posts.csvt")
    let path = scratch.file("posts.\(format.lowercased())")
    try Tool.run("ogr2ogr", ["-f", format, "-nln", "Posts", path, csv])
    let layer = try layer(at: path)
    #expect(layer.layer == "Posts")
    #expect(layer.columns == ["id", "azimuth_deg"])
    #expect(places(layer) == [[22.954, 41.797], [22.8675, 41.96583]])
    #expect(layer.rows.map { $0.attributes["id"] } == [.text("P1"), .text("T1")])
  }

  @Test("a table of a GeoPackage is one beside layers of lines, and a sheet beside empty ones")
  func choice() throws {
    let csv = try scratch.write("id,lon,lat\nP1,22.954,41.797\n", to: "posts.csv")
    let line = try scratch.write(Lines.one("LineString", "[[20,44],[21,44]]"), to: "line.geojson")
    let path = scratch.file("a.gpkg")
    try Tool.run("ogr2ogr", [path, line])
    try Tool.run("ogr2ogr", ["-update", path, csv])
    #expect(try places(layer(at: path)) == [[22.954, 41.797]])
    let point = try scratch.write(Lines.one("Point", "[20,44]"), to: "point.geojson")
    try Tool.run("ogr2ogr", ["-update", path, point])
    #expect(try layer(at: path).layer == "point")
  }

  @Test("geometries of a layer give way to columns that are named")
  func geometries() throws {
    let text = Lines.collection([(Lines.geometry("Point", "[20,44]"), #""lon":22.5,"lat":41.5"#)])
    let path = try scratch.write(text, to: "a.geojson")
    #expect(try places(layer(at: path)) == [[20, 44]])
    #expect(try places(layer(at: path, x: "lon", y: "lat")) == [[22.5, 41.5]])
    #expect(notes.sentences.contains { $0.hasSuffix("the geometries of the layer are not looked at") })
  }

  @Test(
    "KML says which column is a feature's name, a Shapefile that it cuts names, and a point its third coordinate"
  )
  func facts() throws {
    let kml = """
      <?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Posts</name>
      <Placemark><name>Post 1</name><Point><coordinates>22.954,41.797,812</coordinates></Point></Placemark>
      <Placemark><name>Post 2</name><Point><coordinates>22.9,41.7,0</coordinates></Point></Placemark>
      </Folder></Document></kml>
      """
    let layer = try layer(at: scratch.write(kml, to: "posts.kml"))
    #expect(layer.titleColumn == "Name")
    #expect(!layer.cutsNames)
    #expect(layer.rows.map(\.z) == [812, nil])
    let point = try scratch.write(Lines.one("Point", "[20,44]"), to: "point.geojson")
    try Tool.run("ogr2ogr", [scratch.file("point.shp"), point])
    #expect(try self.layer(at: scratch.file("point.shp")).cutsNames)
  }

  @Test("a table is neither a border nor a route")
  func lines() throws {
    let path = try scratch.write("id;lon;lat\nP1;22;41\n", to: "posts.csv")
    for read in [
      { _ = try BorderReader.read(path, crs: "EPSG:4326") }, { _ = try RouteReader(path: path).route() },
    ] {
      let error = try fault(.badData) { try read() }
      #expect(error.problem == "layer 'posts' is a table without geometry, its columns are id, lon, lat")
    }
  }
}
