import Foundation
import GeoCore
import GeoIO
import Testing

/// Values of columns that are neither texts nor numbers.
struct ColumnValueTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let line = Lines.geometry("LineString", "[[20,44],[20.1,44]]")

  private func border(_ path: String) throws -> [String: (
    kind: FeatureTable.Column.Kind, value: AttributeValue
  )] {
    let border = try BorderReader.read(path)
    let row = try #require(border.attributes.first)
    return Dictionary(
      uniqueKeysWithValues: zip(border.columns, row).map { ($0.name, (kind: $0.kind, value: $1)) })
  }

  @Test("dates and times come in the form of ISO 8601, whatever zone they are of")
  func dates() throws {
    let properties = #"""
      "day":"2024-02-29","plain":"2024-02-29T12:30:00","utc":"2024-02-29T12:30:00Z",
      "east":"2024-02-29T23:59:58.125+02:00","west":"2024-02-29T05:00:00-03:30","hour":"12:30:01"
      """#
    let found = try border(
      scratch.write(Lines.collection([(Self.line, properties)]), to: "a.geojson"))
    let wanted: [(String, FeatureTable.Column.Kind, String)] = [
      ("day", .date, "2024-02-29"), ("plain", .dateTime, "2024-02-29T12:30:00"),
      ("utc", .dateTime, "2024-02-29T12:30:00Z"), ("east", .dateTime, "2024-02-29T23:59:58.125+02:00"),
      ("west", .dateTime, "2024-02-29T05:00:00-03:30"), ("hour", .time, "12:30:01"),
    ]
    for (name, kind, text) in wanted {
      #expect(found[name]?.kind == kind, "\(name)")
      #expect(found[name]?.value == .text(text), "\(name)")
    }
  }

  @Test("lists come as JSON, JSON as it is, and texts among other values as they are")
  func lists() throws {
    let text = Lines.collection([
      (
        Self.line,
        #""t":["a \"b\"","ц"],"n":[1,2],"r":[1.5,2],"big":[9007199254740993],"o":{"a":[1]},"m":"18","e":null"#
      ),
      (Self.line, #""t":null,"n":[3],"r":[2.5],"big":[1],"o":{"a":1},"m":12,"e":null"#),
    ])
    let found = try border(scratch.write(text, to: "a.geojson"))
    let wanted = [
      "t": #"["a \"b\"","ц"]"#, "n": "[1,2]", "r": "[1.5,2.0]", "big": "[9007199254740993]",
      "o": #"{ "a": [ 1 ] }"#,
    ]
    for (name, text) in wanted {
      #expect(found[name]?.kind == .json, "\(name)")
      #expect(found[name]?.value == .json(text), "\(name)")
    }
    #expect(found["m"]?.value == .text("18"))
  }

  @Test("bytes are no column")
  func bytes() throws {
    let source = try scratch.write(Lines.collection([(Self.line, #""no":7"#)]), to: "a.geojson")
    let path = scratch.file("a.gpkg")
    try Tool.run("ogr2ogr", [path, source])
    for edit in ["ALTER TABLE a ADD COLUMN photo BLOB", "ALTER TABLE a ADD COLUMN after TEXT"] {
      try Tool.run("ogrinfo", ["-q", path, "-sql", edit])
    }
    try Tool.run("ogrinfo", ["-q", path, "-sql", "UPDATE a SET photo = x'DEADBEEF', after = 'x'"])
    #expect(try border(path).mapValues(\.value) == ["no": .integer(7), "after": .text("x")])
  }

  @Test("a GeoPackage has columns of dates and of JSON, GeoJSON their texts")
  func written() throws {
    let table = FeatureTable(
      name: "lines",
      columns: [.init("day", .date), .init("at", .dateTime), .init("hour", .time), .init("list", .json)],
      features: [
        .init(
          .line([20.0, 20.1].map { Coordinate(longitude: $0, latitude: 44) }),
          [.text("2024-02-29"), .text("2024-02-29T12:30:00+01:00"), .text("12:30:01"), .json("[1,2]")])
      ])
    try GeoPackage.write(
      [StyledLayer(table, style: "<qgis/>")], to: "a.gpkg", in: OutputFolder(filesIn: scratch.path))
    let told = try Tool.run("ogrinfo", ["-ro", "-al", scratch.file("a.gpkg"), "lines"])
    for line in [
      "day (Date) = 2024/02/29", "at (DateTime) = 2024/02/29 12:30:00+01", "hour (String) = 12:30:01",
      "list (String(JSON)) = [1,2]",
    ] {
      #expect(told.contains(line), "\(told)")
    }
    let json = try JSONSerialization.jsonObject(with: Data(GeoJSON.bytes(of: table))) as? [String: Any]
    let features = try #require(json?["features"] as? [[String: Any]])
    let properties = try #require(features[0]["properties"] as? [String: Any])
    #expect(properties["day"] as? String == "2024-02-29")
    #expect(properties["at"] as? String == "2024-02-29T12:30:00+01:00")
    #expect(properties["list"] as? [Int] == [1, 2])
  }
}
