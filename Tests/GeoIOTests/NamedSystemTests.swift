import Foundation
import GeoCore
import GeoIO
import Testing

/// The system that the user names rules over what sources say.
struct NamedSystemTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("the named system is taken over the one that the source says, with a warning that tells both")
  func rules() throws {
    let notes = InputNotes()
    let point = SystemSamples.balkans7
    let path = try SystemSamples.line(in: SystemSamples.esriBalkans7, from: point, scratch)
    let border = try BorderReader.read(path, crs: "EPSG:3909", notes: notes)
    #expect(SystemSamples.error(of: border, from: point) < SystemSamples.tolerance)
    #expect(
      notes.sentences == [
        "\(path) (layer b): says that it is in MGI / Balkans zone 7 (EPSG:31277); crs EPSG:3909 is taken instead"
      ])
  }

  @Test(
    "where both are one system nothing is said",
    arguments: [
      ("EPSG:32634", "+proj=utm +zone=34 +datum=WGS84"), ("EPSG:32634", "EPSG:32634+5773"),
      ("+proj=utm +zone=34 +ellps=WGS84", "EPSG:32634"), ("EPSG:6316", "EPSG:3909"),
    ])
  func same(own: String, named: String) throws {
    let notes = InputNotes()
    let point = SystemSamples.Point(code: "", x: 500_000, y: 4_800_000, longitude: 0, latitude: 0)
    let place = own.contains("6316") ? SystemSamples.balkans7 : point
    _ = try BorderReader.read(SystemSamples.line(in: own, from: place, scratch), crs: named, notes: notes)
    #expect(notes.sentences.isEmpty)
  }

  @Test("another zone of a source that names no datum is told, too")
  func zoneOfUnknownDatum() throws {
    let notes = InputNotes()
    let point = SystemSamples.Point(code: "", x: 500_000, y: 4_800_000, longitude: 0, latitude: 0)
    let path = try SystemSamples.line(in: "+proj=utm +zone=34 +ellps=WGS84", from: point, scratch)
    _ = try BorderReader.read(path, crs: "EPSG:32635", notes: notes)
    #expect(notes.sentences.count == 1)
  }

  @Test(
    "what a GeoPackage calls undefined is no system: the named one counts without a word, and is asked for",
    arguments: [(0, "Undefined geographic SRS"), (-1, "Undefined Cartesian SRS")])
  func undefined(number: Int, name: String) throws {
    let line = try scratch.write(Lines.one("LineString", "[[20,44],[20.005,44]]"), to: "a.geojson")
    let path = scratch.file("a.gpkg")
    try Tool.run("ogr2ogr", [path, line])
    for table in ["gpkg_contents", "gpkg_geometry_columns"] {
      try Tool.run("ogrinfo", ["-q", path, "-sql", "UPDATE \(table) SET srs_id = \(number)"])
    }
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.problem == "layer 'a' has no coordinate system of the Earth, only '\(name)'")
    #expect(error.remedy.contains("crs: EPSG:"))
    let notes = InputNotes()
    _ = try BorderReader.read(path, crs: "EPSG:4326", notes: notes)
    #expect(notes.sentences.isEmpty)
    #expect(notes.systems.map(\.name) == ["WGS 84 (EPSG:4326)"])
  }

  @Test("points, routes and rasters take the named system over their own")
  func readers() throws {
    let point = SystemSamples.balkans7
    let own = SystemSamples.esriBalkans7
    let place = Coordinate(longitude: point.longitude, latitude: point.latitude)
    let points = try SystemSamples.source(in: own, "POINT (\(point.x) \(point.y))", scratch, "p")
    let row = try #require(PointReader(path: points, layer: nil, filter: nil, crs: "EPSG:3909").rows().first)
    #expect(Geodesic.distance(row.coordinate, place) < SystemSamples.tolerance)
    let lines = try SystemSamples.line(in: own, from: point, scratch)
    let route = try RouteReader(path: lines, crs: "EPSG:3909").route()
    #expect(Geodesic.distance(route.vertices[0].coordinate, place) < SystemSamples.tolerance)
    let dem = try raster(saying: own)
    let notes = InputNotes()
    let terrain = try TerrainMosaic(
      paths: [dem], query: RasterQuery(crs: "EPSG:3909"), voids: .fill, notes: notes)
    #expect(try terrain.contains([place]) == [true])
    let east = Geodesic.destination(from: place, azimuth: Angle(degrees: 90), distance: 436)
    #expect(try terrain.contains([east]) == [false])
    #expect(notes.sentences.count == 1)
    #expect(
      try LandCoverMosaic(paths: [dem], crs: "EPSG:3909", content: .heights).contains([place]) == [true])
    let single = try DEM(opening: dem, crs: "EPSG:3909")
    #expect(single.cell(at: try single.point(of: place)) == Cell(row: 2, column: 2))
  }

  /// A raster of 4 by 4 cells of 50 m whose middle is the sample's point.
  private func raster(saying system: String?) throws -> String {
    let point = SystemSamples.balkans7
    var raster = TestRaster(
      columns: 4, rows: 4, transform: [point.x - 101, 50, 0, point.y + 101, 0, -50]
    ) { _, _ in 1 }
    raster.crs = nil
    let plain = try raster.write(to: "plain.tif", in: scratch)
    guard let system else { return plain }
    let path = scratch.file("dem.tif")
    try Tool.run("gdal_translate", ["-q", "-a_srs", system, plain, path])
    return path
  }

  @Test("a local system of a raster is none: the named one counts without a word")
  func localRaster() throws {
    let path = try raster(saying: #"LOCAL_CS["site grid",UNIT["metre",1]]"#)
    #expect(try fault(.badData) { _ = try DEM(opening: path) }.remedy.contains("--dem-crs"))
    let notes = InputNotes()
    _ = try DEM(opening: path, query: RasterQuery(crs: "EPSG:3909"), notes: notes)
    #expect(notes.sentences.isEmpty)
  }

  @Test("rasters of two datums make one mosaic, each in its own place")
  func mixed() throws {
    let path = try raster(saying: "EPSG:3909")
    let place = Coordinate(longitude: 21.05, latitude: 43.5)
    // Of the same place: echo 43.5 21.05 | cs2cs -f %.4f EPSG:4326 EPSG:32634
    var other = TestRaster(
      columns: 40, rows: 40, transform: [504_042 - 1_000, 50, 0, 4_816_342 + 1_000, 0, -50]
    ) { _, _ in 9 }
    other.crs = "EPSG:32634"
    let wide = try other.write(to: "wide.tif", in: scratch)
    let dem = try DEM(opening: path)
    let carried = try dem.point(x: 504_042.2164, y: 4_816_342.5952, crs: "EPSG:32634")
    let placed = try dem.point(of: place)
    #expect(abs(carried.x - placed.x) < 1e-3)
    #expect(abs(carried.y - placed.y) < 1e-3)
    let ground = try TerrainPosts(TerrainMosaic(paths: [wide, path], crs: nil, voids: .block))
    let near = Geodesic.destination(from: place, azimuth: Angle(degrees: 90), distance: 200)
    #expect(try ground.elevations(at: [place, near]) == [1, 9])
  }

  @Test("a code that EPSG has withdrawn is told where its successor is on another datum")
  func withdrawn() throws {
    let notes = InputNotes()
    let path = try SystemSamples.line(in: nil, from: SystemSamples.balkans7, scratch)
    _ = try BorderReader.read(path, crs: "EPSG:31277", notes: notes)
    #expect(
      notes.sentences == [
        "\(path) (layer b): crs EPSG:31277 (MGI / Balkans zone 7) is withdrawn; MGI 1901 / Balkans zone 7 (EPSG:3909) is taken"
      ])
  }

  @Test(
    "a system is written as a code of any registry, WKT, a PROJ string or a well-known name",
    arguments: [
      "EPSG:4326", "epsg:4326", " EPSG:4326 ", "ESRI:104305", "OGC:CRS84", "urn:ogc:def:crs:EPSG::4326",
      "WGS84",
      "+proj=longlat +datum=WGS84", "IGNF:WGS84G", "EPSG:4326+5773",
      #"GEOGCS["x",DATUM["WGS_1984",SPHEROID["WGS84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]"#,
    ])
  func forms(text: String) { #expect(CoordinateSystemName.fault(in: text) == nil) }

  @Test(
    "what is no system is none, and nothing is opened for it",
    arguments: [
      "moon", "", "EPSG:1", "EPSG:moon", "foo:bar", "4326", "PROJCS[\"a\"", "+proj=nothing", "+proj=utm",
      "{\"type\": 1}",
      "+init=/etc/hostname:x", "+init=world:bern", "/etc/hostname", "http://127.0.0.1:1/x",
      "urn:ogc:def:coordinateOperation:EPSG::1149",
      "+proj=tmerc +ellps=bessel +nadgrids=/etc/hostname", "EPSG:1149",
    ])
  func noForms(text: String) { #expect(CoordinateSystemName.fault(in: text) != nil) }

  @Test("a text is never read as a file of that name")
  func file() throws {
    let path = try scratch.write("EPSG:4326", to: "system")
    #expect(CoordinateSystemName.fault(in: path) != nil)
  }

  @Test("a flight plan is on WGS 84 whatever is named")
  func flightPlan() throws {
    let text = """
      QGC WPL 110
      0\t1\t0\t16\t0\t0\t0\t0\t43.5\t21.0\t0\t1
      1\t0\t3\t16\t0\t0\t0\t0\t43.5\t21.05\t100\t1
      2\t0\t3\t16\t0\t0\t0\t0\t43.6\t21.05\t100\t1
      """
    let path = try scratch.write(text, to: "a.waypoints")
    #expect(try RouteReader(path: path, crs: "EPSG:4326").route().vertices.count == 2)
    let error = try fault(.badData) { _ = try RouteReader(path: path, crs: "EPSG:3909").route() }
    #expect(error.remedy == "leave out `route_crs`")
  }
}
