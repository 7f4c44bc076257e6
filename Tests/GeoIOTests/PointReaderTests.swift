import GeoCore
import GeoIO
import Testing

struct PointReaderTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("points come in the layer's order with their columns by name and where they were read")
  func rows() throws {
    let text = Lines.collection([
      (Lines.geometry("Point", "[20,44,100]"), #""id":"P1","azimuth_deg":90.5"#),
      (Lines.geometry("Point", "[21,45]"), #""id":"P2","azimuth_deg":null"#),
    ])
    let path = try scratch.write(text, to: "sites.geojson")
    let rows = try PointReader(path: path, layer: nil, filter: nil).rows()
    #expect(rows.map(\.coordinate.longitude) == [20, 21])
    #expect(rows.map { $0.attributes["id"] } == [.text("P1"), .text("P2")])
    #expect(rows.map { $0.attributes["azimuth_deg"] } == [.real(90.5), .null])
    #expect(rows.first?.place == "\(path) (layer sites, feature 0)")
    #expect(try PointReader(path: path, layer: "sites", filter: "id = 'P2'").rows().count == 1)
  }

  @Test("a projected layer of points comes in degrees")
  func projected() throws {
    let path = try scratch.write(
      Lines.collection([(Lines.geometry("Point", "[20.3,44.2]"), "")]), to: "a.geojson")
    let metres = scratch.file("a.gpkg")
    try Tool.run("ogr2ogr", ["-t_srs", "EPSG:32634", metres, path])
    let place = try #require(try PointReader(path: metres, layer: nil, filter: nil).rows().first).coordinate
    #expect(abs(place.longitude - 20.3) < 1e-9)
    #expect(abs(place.latitude - 44.2) < 1e-9)
  }

  @Test(
    "a line or a point without coordinates names the feature",
    arguments: [
      ("LineString", "[[20,44],[21,45]]", "is a Line String, not a single point"),
      ("MultiPoint", "[[20,44],[21,45]]", "holds 2 points, one is wanted"),
      ("Point", "[]", "has no geometry"), ("Point", "[NaN,44]", "has no finite coordinates"),
    ])
  func wrong(type: String, coordinates: String, words: String) throws {
    let path = try scratch.write(Lines.one(type, coordinates), to: "a.geojson")
    let error = try fault(.badData) { _ = try PointReader(path: path, layer: nil, filter: nil).rows() }
    #expect(error.place?.file == "\(path) (layer a, feature 0)")
    #expect(error.problem == words)
  }

  @Test("a row without geometry says so")
  func noGeometry() throws {
    let path = try scratch.write(Lines.collection([("null", "")]), to: "a.geojson")
    let error = try fault(.badData) { _ = try PointReader(path: path, layer: nil, filter: nil).rows() }
    #expect(error.problem == "has no geometry")
  }

  @Test("several points of which there is only one are that point")
  func single() throws {
    let path = try scratch.write(Lines.one("MultiPoint", "[[20,44]]"), to: "a.geojson")
    let rows = try PointReader(path: path, layer: nil, filter: nil).rows()
    #expect(rows.map(\.coordinate) == [Coordinate(longitude: 20, latitude: 44)])
  }
}
