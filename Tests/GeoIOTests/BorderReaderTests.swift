import Foundation
import GeoCore
import GeoIO
import Testing

struct BorderReaderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("a MultiLineString's lines are joined, Z is ignored, and columns come along")
  func multiLine() throws {
    let text = Lines.collection([
      (
        Lines.geometry("MultiLineString", "[[[20,44,100],[20.005,44,200]],[[20.01,44,7],[20.005,44,7]]]"),
        #""name":"south","number":7,"share":0.5,"open":true,"none":null"#
      )
    ])
    let border = try BorderReader.read(scratch.write(text, to: "a.geojson"))
    let part = try #require(border.parts.first)
    #expect(border.parts.count == 1)
    #expect(part.vertices.map(\.longitude) == [20, 20.005, 20.01])
    #expect(part.vertices.map(\.latitude) == [44, 44, 44])
    #expect(part.stretches.map(\.member) == ["feature 0, line 1", "feature 0, line 2"])
    #expect(border.notes == ["1 line is reversed to run with the first line of the part: feature 0, line 2"])
    #expect(border.columns.prefix(4).map(\.kind) == [.text, .integer, .real, .boolean])
    #expect(border.attributes == [[.text("south"), .integer(7), .real(0.5), .boolean(true), .null]])
  }

  @Test("vertices stored twice in a row count once")
  func repeated() throws {
    let text = Lines.one("LineString", "[[20,44],[20,44],[20.005,44],[20.005,44]]")
    #expect(try BorderReader.read(scratch.write(text, to: "a.geojson")).parts[0].vertices.count == 2)
  }

  @Test("long segments are divided at 1 km at most, and their length stays that of the geodesic")
  func divided() throws {
    let text = Lines.one("LineString", "[[20,44],[20,45]]")
    let part = try BorderReader.read(scratch.write(text, to: "a.geojson")).parts[0]
    let steps = zip(part.chainages, part.chainages.dropFirst()).map { $1 - $0 }
    #expect(steps.allSatisfy { $0 > 0 && $0 <= BorderLine.longestSegment })
    #expect(steps.count == 112)
    // echo 44 20 45 20 | geod -I +ellps=WGS84 -F %.6f
    #expect(abs(part.length - 111_122.008263) < 1e-5)
  }

  @Test("a polygon gives its rings on request, the hole as a part of its own")
  func rings() throws {
    let text = Lines.one(
      "Polygon",
      "[[[20,44],[21,44],[21,45],[20,45],[20,44]],[[20.4,44.4],[20.4,44.6],[20.6,44.6],[20.4,44.4]]]")
    let border = try BorderReader.read(scratch.write(text, to: "a.geojson"), usesRings: true)
    #expect(border.parts.map(\.isClosed) == [true, true])
    #expect(border.parts.map { $0.vertices.first?.longitude } == [20, 20.4])
  }

  @Test("a filter leaves out what it does not name")
  func filter() throws {
    let path = try scratch.write(
      Lines.collection([
        (Lines.geometry("LineString", "[[20,44],[20.005,44]]"), #""side":"n","km":1"#),
        (Lines.geometry("LineString", "[[20.005,44],[20.01,44]]"), #""side":"s","km":2"#),
      ]), to: "a.geojson")
    #expect(try BorderReader.read(path).parts[0].vertices.count == 3)
    let some = try BorderReader.read(path, filter: "side = 's' AND km > 1")
    #expect(some.parts[0].vertices.map(\.longitude) == [20.005, 20.01])
    #expect(some.attributes == [[.text("s"), .integer(2)]])
  }

  @Test("a projected source equals the geographic one within 1e-6 degrees")
  func projected() throws {
    let text = Lines.one("LineString", "[[20,44],[20.004,44.005],[20.01,44.01]]")
    let path = try scratch.write(text, to: "a.geojson")
    let metres = scratch.file("utm.gpkg")
    try Tool.run("ogr2ogr", ["-t_srs", "EPSG:32634", metres, path])
    let expected = try BorderReader.read(path).parts[0]
    let found = try BorderReader.read(metres).parts[0]
    #expect(found.vertices.count == expected.vertices.count)
    for (one, other) in zip(found.vertices, expected.vertices) {
      #expect(abs(one.longitude - other.longitude) < 1e-6)
      #expect(abs(one.latitude - other.latitude) < 1e-6)
    }
    // The files keep at least a hundredth of a millimetre.
    #expect(abs(found.length - expected.length) < 1e-4)
  }

  @Test("a source without a coordinate system takes the one that is named")
  func namedSystem() throws {
    let path = try scratch.write("WKT,name\n\"LINESTRING (500000 4900000, 500500 4900000)\",a\n", to: "a.csv")
    let border = try BorderReader.read(path, crs: "EPSG:32634")
    #expect(abs(border.parts[0].vertices[0].longitude - 21) < 1e-9)
    // On the central meridian UTM's scale is 0.9996, and 500 m east of it the same to 1e-8.
    #expect(abs(border.length - 500 / 0.9996) < 1e-4)
  }

  @Test("sides that contradict each other within a part are a fault naming the lines")
  func contradiction() throws {
    let text = Lines.collection([
      (Lines.geometry("LineString", "[[20,44],[20.005,44]]"), #""adm0_left":"S","adm0_right":"A""#),
      (Lines.geometry("LineString", "[[20.005,44],[20.01,44]]"), #""adm0_left":"B","adm0_right":"S""#),
    ])
    let path = try scratch.write(text, to: "a.geojson")
    let error = try fault(.badData) { _ = try BorderReader.read(path) }
    #expect(error.problem.contains("feature 0 has 'S' inside (left), feature 1 has it outside"))
  }
}
