import Foundation
import GeoCore
import GeoIO
import Testing

struct BadBorderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a missing file is a missing input")
  func missing() throws {
    let path = scratch.file("none.gpkg")
    let error = try fault(.missingInput) { _ = try BorderReader.read(path) }
    #expect(error.description.hasPrefix(path + ": there is no such file; check the path"))
  }

  @Test("a file that is no vector source is bad data, with GDAL's words")
  func notVector() throws {
    let path = try scratch.write("hello\n", to: "a.gpkg")
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.problem.contains("cannot be opened as a vector source: "))
    #expect(error.problem.contains("a.gpkg"))
  }

  @Test("a filter that OGR cannot read is bad data")
  func filter() throws {
    let path = try scratch.write(Lines.one("LineString", "[[20,44],[21,44]]"), to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path, filter: "nobody == 'x") }
    #expect(error.problem.hasPrefix("the filter `nobody == 'x` fails: "))
  }

  @Test("a layer without features, or a filter that leaves none, gives no line")
  func empty() throws {
    let bare = try scratch.write(#"{"type":"FeatureCollection","features":[]}"#, to: "bare.geojson")
    #expect(try fault(.badData) { _ = try BorderReader.read(bare) }.problem.contains("gives no line"))
    let path = try scratch.write(Lines.one("LineString", "[[20,44],[21,44]]"), to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path, filter: "name = 'z'") }
    #expect(error.problem == "layer 'a' gives no line where name = 'z'")
  }

  @Test(
    "points, or polygons that were not asked for, give no line and say what is there",
    arguments: [
      ("Point", "[20,44]", "Point"), ("MultiPoint", "[[20,44]]", "Multi Point"),
      ("Polygon", "[[[20,44],[21,44],[21,45],[20,44]]]", "Polygon"),
      ("MultiPolygon", "[[[[20,44],[21,44],[21,45],[20,44]]]]", "Polygon"),
    ])
  func wrongType(type: String, coordinates: String, name: String) throws {
    let path = try scratch.write(Lines.one(type, coordinates), to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.problem == "layer 'a' gives no line, only 1 of type \(name)")
    #expect(error.remedy.contains("`rings: true`"))
  }

  @Test("lines where polygons were asked for give no polygon")
  func noPolygon() throws {
    let path = try scratch.write(Lines.one("LineString", "[[20,44],[21,44]]"), to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path, usesRings: true) }
    #expect(error.problem == "layer 'a' gives no polygon, only 1 of type Line String")
    #expect(error.remedy.contains("leave out `rings: true`"))
  }

  @Test(
    "the faces of a surface are no border",
    arguments: [
      "TIN (((20 44,21 44,21 45,20 44)),((20 44,21 45,20 45,20 44)))",
      "POLYHEDRALSURFACE (((20 44,21 44,21 45,20 44)))", "TRIANGLE ((20 44,21 44,21 45,20 44))",
    ])
  func surface(text: String) throws {
    let path = try scratch.write("WKT,name\n\"\(text)\",a\n", to: "a.csv")
    let error = try fault(.badData) { _ = try BorderReader.read(path, usesRings: true, crs: "EPSG:4326") }
    #expect(error.problem.hasPrefix("feature 1 is a \(text.prefix { $0 != " " }.capitalized.prefix(1))"))
    #expect(error.remedy == "give its outline as a polygon")
    #expect(throws: InputError.self) { try BorderReader.read(path, crs: "EPSG:4326") }
  }

  // GDAL's GeoJSON driver reads the word NaN and numbers beyond Double's range as they are.
  @Test("coordinates that are no numbers name the feature", arguments: ["NaN", "Infinity", "1e999"])
  func notFinite(number: String) throws {
    let path = try scratch.write(Lines.one("LineString", "[[20,44],[\(number),45]]"), to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.problem.hasPrefix("feature 0 has the coordinate ("))
    #expect(error.remedy == "give finite numbers")
  }

  @Test(
    "coordinates that are not on Earth are named; swapped ones are recognised",
    arguments: [
      ("[[10,120],[11,121]]", "swap them"), ("[[500000,4900000],[500100,4900000]]", "check the coordinate"),
    ])
  func notOnEarth(coordinates: String, remedy: String) throws {
    let path = try scratch.write(Lines.one("LineString", coordinates), to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.problem.hasSuffix("which is not on Earth"))
    #expect(error.remedy.contains(remedy))
  }

  @Test("a source without a coordinate system says how to name one")
  func noSystem() throws {
    let csv = try scratch.write("WKT,name\n\"LINESTRING (20 44, 21 45)\",a\n", to: "a.csv")
    let error = try fault(.badData) { _ = try BorderReader.read(csv) }
    #expect(error.problem == "layer 'a' has no coordinate system")
    #expect(error.remedy.contains("crs: EPSG:"))
    let shape = scratch.file("shape.shp")
    try Tool.run("ogr2ogr", ["-nlt", "LINESTRING", shape, csv])
    #expect(!FileManager.default.fileExists(atPath: scratch.file("shape.prj")))
    #expect(try fault(.badData) { _ = try BorderReader.read(shape) }.problem.contains("no coordinate system"))
    let nonsense = try fault(.badData) { _ = try BorderReader.read(csv, crs: "EPSG:moon") }
    #expect(nonsense.problem.hasPrefix("crs 'EPSG:moon' is not a coordinate system: "))
  }

  @Test("a coordinate system that has no way to WGS 84 is bad data that names the file")
  func noWay() throws {
    let csv = try scratch.write("WKT,name\n\"LINESTRING (20 44, 21 45)\",a\n", to: "a.csv")
    let local = #"LOCAL_CS["site",UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]"#
    #expect(try fault(.badData) { _ = try BorderReader.read(csv, crs: local) }.place?.file == csv)
    let path = scratch.file("local.gpkg")
    try Tool.run("ogr2ogr", ["-a_srs", local, path, csv])
    #expect(try fault(.badData) { _ = try BorderReader.read(path) }.place?.file == path)
  }

  @Test("coordinates that the projection cannot carry to WGS 84 are bad data that names the file")
  func beyondProjection() throws {
    let csv = try scratch.write("WKT,name\n\"LINESTRING (1e30 1e30, 2e30 2e30)\",a\n", to: "a.csv")
    #expect(try fault(.badData) { _ = try BorderReader.read(csv, crs: "EPSG:32634") }.place?.file == csv)
  }
}
