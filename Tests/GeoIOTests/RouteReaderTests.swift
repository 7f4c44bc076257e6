import GeoCore
import GeoIO
import Testing

struct RouteReaderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a line's vertices come in order, those that repeat the one before once")
  func line() throws {
    let path = try scratch.write(
      Lines.one("LineString", "[[20,44],[20,44],[21,45],[20,44]]"), to: "a.geojson")
    let route = try RouteReader(path: path).route()
    #expect(
      route.vertices
        == [(20.0, 44.0), (21.0, 45.0), (20.0, 44.0)].map {
          RouteVertex(Coordinate(longitude: $0, latitude: $1))
        })
    #expect(route.launch == nil && route.speed == nil && route.notes.isEmpty)
  }

  @Test("a line's heights are kept, above what its source does not say")
  func heights() throws {
    let path = try scratch.write(Lines.one("LineString", "[[20,44,500],[21,45,620.5]]"), to: "a.geojson")
    let heights = try RouteReader(path: path).route().vertices.map(\.height)
    #expect(
      heights == [RouteHeight(metres: 500, above: nil), RouteHeight(metres: 620.5, above: nil)])
  }

  @Test(
    "KML says what its heights are above",
    arguments: [
      ("<altitudeMode>absolute</altitudeMode>", RouteHeight(metres: 9, above: .seaLevel)),
      ("<altitudeMode>relativeToGround</altitudeMode>", RouteHeight(metres: 9, above: .ground)),
      ("<altitudeMode>clampToGround</altitudeMode>", nil), ("", nil),
    ] as [(String, RouteHeight?)])
  func kml(mode: String, height: RouteHeight?) throws {
    let path = try scratch.write(
      """
      <kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><LineString>\(mode)
      <coordinates>20,44,9 21,45,9</coordinates></LineString></Placemark></Document></kml>
      """, to: "a.kml")
    #expect(try RouteReader(path: path).route().vertices.map(\.height) == [height, height])
  }

  @Test("a layer of many routes gives each with its columns and its place")
  func rows() throws {
    let text = Lines.collection([
      (Lines.geometry("LineString", "[[20,44],[21,44]]"), #""id":"U1","height_m":150.5"#),
      (Lines.geometry("MultiLineString", "[[[20,45],[21,45]],[[22,45],[23,45]]]"), #""id":"U2""#),
    ])
    let path = try scratch.write(text, to: "routes.geojson")
    let rows = try RouteReader(path: path).rows()
    #expect(rows.map { $0.attributes["id"] } == [.text("U1"), .text("U2")])
    #expect(rows[0].attributes["height_m"] == .real(150.5))
    #expect(rows[0].place == "\(path) (layer routes, feature 0)")
    #expect(rows[1].route.vertices.map(\.coordinate.longitude) == [20, 21, 22, 23])
    #expect(rows[1].route.notes == ["\(rows[1].place): its 2 lines are flown one after the other"])
    #expect(try RouteReader(path: path, filter: "id = 'U2'").route().vertices.count == 4)
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.description.hasPrefix("\(path): holds 2 routes, one is wanted; pick one with"))
  }

  @Test("of a GPX file the layer that has lines is read, with its elevations")
  func gpx() throws {
    let path = try scratch.write(
      """
      <gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><wpt lat="1" lon="2"/>
      <rte><rtept lat="44" lon="20"><ele>7</ele></rtept><rtept lat="45" lon="21"><ele>8</ele></rtept></rte></gpx>
      """, to: "a.gpx")
    let vertices = try RouteReader(path: path).route().vertices
    #expect(vertices.map(\.coordinate.latitude) == [44, 45])
    #expect(vertices.map(\.height?.metres) == [7, 8])
  }

  @Test("a GPX file with both a route and a track asks which")
  func gpxOfBoth() throws {
    let points = { (name: String) in
      "<\(name) lat=\"44\" lon=\"20\"/><\(name) lat=\"45\" lon=\"21\"/>"
    }
    let path = try scratch.write(
      """
      <gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><rte>\(points("rtept"))</rte>
      <trk><trkseg>\(points("trkpt"))</trkseg></trk></gpx>
      """, to: "a.gpx")
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.problem.contains("routes (Line String, 1 feature), tracks (Multi Line String, 1 feature)"))
    #expect(try RouteReader(path: path, layer: "tracks").route().vertices.count == 2)
  }

  @Test("a projected layer of routes comes in degrees")
  func projected() throws {
    let path = try scratch.write(Lines.one("LineString", "[[20.3,44.2],[20.4,44.2]]"), to: "a.geojson")
    let metres = scratch.file("a.gpkg")
    try Tool.run("ogr2ogr", ["-t_srs", "EPSG:32634", metres, path])
    let place = try #require(try RouteReader(path: metres).route().vertices.first).coordinate
    #expect(abs(place.longitude - 20.3) < 1e-9)
    #expect(abs(place.latitude - 44.2) < 1e-9)
  }

  @Test(
    "what is no route says why and what to do",
    arguments: [
      ("LineString", "[[20,44],[20,44]]", "leads over one place only, a route needs two or more"),
      ("LineString", "[[44,120],[44,121]]", "longitude 44.0, latitude 120.0, which is not on Earth; swap"),
      ("LineString", "[[444,120],[44,121]]", "not on Earth; check the coordinate system"),
      ("LineString", "[[NaN,44],[20,44]]", "cannot place on Earth; give finite numbers"),
    ])
  func wrong(type: String, coordinates: String, words: String) throws {
    let path = try scratch.write(Lines.one(type, coordinates), to: "a.geojson")
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.description.hasPrefix("\(path) (layer a, feature 0): "))
    #expect(error.description.contains(words))
  }

  @Test(
    "features without a line are no route, and say what they are",
    arguments: [
      ("Polygon", "[[[20,44],[21,44],[21,45],[20,44]]]", "is a Polygon"), ("Point", "[20,44]", "is a Point"),
      ("LineString", "[]", "has no geometry"),
    ])
  func without(type: String, coordinates: String, words: String) throws {
    let path = try scratch.write(Lines.one(type, coordinates), to: "a.geojson")
    let error = try fault(.badData) { _ = try RouteReader(path: path).route() }
    #expect(error.problem == "layer 'a' gives no route: layer a, feature 0 \(words)")
  }

  @Test("features without a line beside a route are passed over and counted")
  func beside() throws {
    let text = Lines.collection(
      [(Lines.geometry("LineString", "[[20,44],[21,44]]"), "")]
        + (0..<5).map { (Lines.geometry("Point", "[20,4\($0)]"), "") })
    let path = try scratch.write(text, to: "a.geojson")
    let notes = InputNotes()
    #expect(try RouteReader(path: path, query: LayerQuery(), notes: notes).rows().count == 1)
    #expect(
      notes.sentences == [
        "\(path): 5 features without a line are passed over: layer a, feature 1 is a Point; "
          + "layer a, feature 2 is a Point; layer a, feature 3 is a Point; and 2 more"
      ])
  }

  @Test("a missing file is a missing input, and a layer without lines gives no route")
  func nothing() throws {
    let path = scratch.file("none.plan")
    #expect(try fault(.missingInput) { _ = try RouteReader(path: path).route() }.place?.file == path)
    let empty = try scratch.write(#"{"type":"FeatureCollection","features":[]}"#, to: "a.geojson")
    #expect(
      try fault(.badData) { _ = try RouteReader(path: empty).route() }.problem
        == "layer 'a' gives no route")
  }
}
