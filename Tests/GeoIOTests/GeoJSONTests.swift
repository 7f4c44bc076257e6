import Foundation
import GeoCore
import GeoIO
import Testing

struct GeoJSONTests {
  private typealias Object = [String: Any]

  private static func object(_ table: FeatureTable) throws -> Object {
    try #require(try JSONSerialization.jsonObject(with: Data(GeoJSON.bytes(of: table))) as? Object)
  }

  private static func features(_ object: Object) throws -> [Object] {
    try #require(object["features"] as? [Object])
  }

  /// The geometry of a table's only feature.
  private static func geometry(_ geometry: FeatureTable.Geometry) throws -> Object {
    let object = try object(FeatureTable(name: "t", columns: [], features: [.init(geometry, [])]))
    return try #require(try features(object).first?["geometry"] as? Object)
  }

  private static func places(_ points: [(Double, Double)]) -> [Coordinate] {
    points.map { Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  @Test("coordinates have at most 7 decimals, and no crs member is written")
  func decimals() throws {
    let place = Coordinate(longitude: 20.123456789, latitude: 44.987654321)
    let table = FeatureTable(name: "t", columns: [], features: [.init(.point(place), [])])
    let text = String(decoding: try GeoJSON.bytes(of: table), as: UTF8.self)
    #expect(text.contains("20.1234568"))
    #expect(text.contains("44.9876543"))
    #expect(!text.contains("20.12345679"))
    #expect(!text.contains("\"crs\""))
  }

  @Test("the collection and each feature have the bounding box west, south, east, north")
  func boundingBox() throws {
    let table = FeatureTable(
      name: "t", columns: [],
      features: [
        .init(.line(Self.places([(20, 44), (21, 45)])), []), .init(.point(Self.places([(19, 46)])[0]), []),
      ])
    let object = try Self.object(table)
    #expect(object["bbox"] as? [Double] == [19, 44, 21, 46])
    #expect(try Self.features(object)[0]["bbox"] as? [Double] == [20, 44, 21, 45])
    #expect(object["type"] as? String == "FeatureCollection")
  }

  @Test(
    "a polygon's outer ring is written counter-clockwise, whichever way it was given",
    arguments: [false, true])
  func rightHand(isClockwise: Bool) throws {
    let ring = Self.places([(20, 44), (21, 44), (21, 45), (20, 45), (20, 44)])
    let geometry = try Self.geometry(.polygon(isClockwise ? ring.reversed() : ring))
    let written = try #require((geometry["coordinates"] as? [[[Double]]])?.first)
    let area = zip(written, written.dropFirst()).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
    #expect(area == 2)
    #expect(written.first == written.last)
  }

  @Test("a line that runs on past 180 is cut there into a MultiLineString within 180")
  func antimeridian() throws {
    let geometry = try Self.geometry(.line(Self.places([(179, 10), (179.5, 10), (180.5, 12)])))
    #expect(geometry["type"] as? String == "MultiLineString")
    let lines = try #require(geometry["coordinates"] as? [[[Double]]])
    #expect(lines == [[[179, 10], [179.5, 10], [180, 11]], [[-180, 11], [-179.5, 12]]])
  }

  @Test("a line wholly past 180 and a point there are brought back within 180")
  func beyond() throws {
    let line = try Self.geometry(.line(Self.places([(181, 10), (182, 10)])))
    #expect(line["type"] as? String == "LineString")
    #expect(line["coordinates"] as? [[Double]] == [[-179, 10], [-178, 10]])
    #expect(try Self.geometry(.point(Self.places([(181, 10)])[0]))["coordinates"] as? [Double] == [-179, 10])
  }

  @Test("columns of every kind keep their type; JSON is nested, a text list is an array, null is null")
  func kinds() throws {
    let columns: [FeatureTable.Column] = [
      .init("name", .text), .init("count", .integer), .init("share", .real), .init("open", .boolean),
      .init("sensors", .textList), .init("causes", .json), .init("none", .text),
    ]
    let values: [AttributeValue] = [
      .text("Ćuprija \"north\"\nline 2"), .integer(9_007_199_254_740_993), .real(0.1), .boolean(true),
      .textList(["P1", "P,2"]), .json(#"{"hidden by terrain":120.5,"list":[1,{"a":null}]}"#), .null,
    ]
    let table = FeatureTable(
      name: "gaps", columns: columns,
      features: [.init(.point(Coordinate(longitude: 20, latitude: 44)), values)])
    let object = try Self.object(table)
    #expect(object["name"] as? String == "gaps")
    let properties = try #require(try Self.features(object)[0]["properties"] as? Object)
    #expect(properties["name"] as? String == "Ćuprija \"north\"\nline 2")
    #expect(properties["count"] as? Int == 9_007_199_254_740_993)
    #expect(properties["share"] as? Double == 0.1)
    #expect(properties["open"] as? Bool == true)
    #expect(properties["sensors"] as? [String] == ["P1", "P,2"])
    let causes = try #require(properties["causes"] as? Object)
    #expect(causes["hidden by terrain"] as? Double == 120.5)
    #expect((causes["list"] as? [Any])?.count == 2)
    #expect(properties["none"] is NSNull)
  }

  @Test("a table without features is a collection of none that GDAL opens")
  func empty() throws {
    let table = FeatureTable(name: "gaps", columns: [.init("id", .text)])
    #expect(try Self.features(Self.object(table)).isEmpty)
    let scratch = try Scratch()
    let path = scratch.file("gaps.geojson")
    try Data(GeoJSON.bytes(of: table)).write(to: URL(fileURLWithPath: path))
    #expect(try Tool.run("ogrinfo", ["-so", "-al", path]).contains("Feature Count: 0"))
  }

  @Test("the same table gives the same bytes")
  func repeatable() throws {
    let table = FeatureTable(
      name: "t", columns: [.init("a", .real)],
      features: (0..<20).map {
        .init(.line(Self.places([(20, 44), (20.1, Double($0))])), [.real(1 / Double($0 + 1))])
      })
    #expect(try GeoJSON.bytes(of: table) == GeoJSON.bytes(of: table))
  }
}
