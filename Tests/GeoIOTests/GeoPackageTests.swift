import Foundation
import GeoCore
import GeoIO
import Testing

struct GeoPackageTests {
  private static func places(_ points: [(Double, Double)]) -> [Coordinate] {
    points.map { Coordinate(longitude: $0.0, latitude: $0.1) }
  }

  private static func layer(
    _ name: String, _ geometry: FeatureTable.Geometry?, _ columns: [FeatureTable.Column] = [],
    _ values: [AttributeValue] = []
  ) -> StyledLayer {
    let features = geometry.map { [FeatureTable.Feature($0, values)] } ?? []
    return StyledLayer(
      FeatureTable(name: name, columns: columns, features: features), style: "<qgis/>")
  }

  private static let layers = [
    layer(
      "lines", .line(places([(22, 41), (22.1, 41.2)])),
      [.init("length_m", .real), .init("seen_by", .textList), .init("facts", .json), .init("is", .boolean)],
      [.real(1.5), .textList(["A", "B"]), .json("{\"a\": 1}"), .boolean(true)]),
    layer("none", nil),
    layer("fields", .polygon(places([(22, 41), (22.1, 41), (22.1, 41.1), (22, 41)]))),
    layer("sites", .point(Coordinate(longitude: 22, latitude: 41))),
  ]

  /// What ogrinfo tells of a file with those layers.
  private static func information(_ layers: [StyledLayer], in scratch: Scratch) throws -> String {
    try GeoPackage.write(layers, to: "a.gpkg", in: OutputFolder(filesIn: scratch.path))
    return try Tool.run("ogrinfo", ["-ro", "-al", scratch.file("a.gpkg")])
  }

  @Test("layers, their columns and values are those given, and empty layers are left out")
  func content() throws {
    let text = try Self.information(Self.layers, in: Scratch())
    for name in ["lines", "fields", "sites", "layer_styles"] {
      #expect(text.contains("Layer name: \(name)\n"))
    }
    #expect(!text.contains("Layer name: none"))
    #expect(text.contains("Geometry: Multi Line String"))
    #expect(text.contains("MULTILINESTRING ((22 41,22.1 41.2))"))
    #expect(text.contains("length_m (Real) = 1.5"))
    #expect(text.contains("seen_by (String) = A, B"))
    #expect(text.contains("facts (String(JSON)) = {\"a\": 1}"))
    #expect(text.contains("is (Integer(Boolean)) = 1"))
    #expect(text.contains("ID[\"EPSG\",4326]"))
  }

  @Test(
    "an empty layer that says of what kind it is stands there with its columns and its style",
    arguments: [
      (.point, "Point"), (.line, "Multi Line String"), (.polygon, "Multi Polygon"),
    ] as [(FeatureTable.Geometry.Kind, String)])
  func empty(kind: FeatureTable.Geometry.Kind, type: String) throws {
    var layer = Self.layer("sites", nil, [.init("id", .text), .init("azimuth_deg", .real)])
    layer.emptyKind = kind
    let text = try Self.information([layer], in: Scratch())
    for line in ["Layer name: sites", "Geometry: \(type)", "Feature Count: 0", "azimuth_deg: Real (0.0)"] {
      #expect(text.contains(line + "\n"))
    }
    #expect(text.contains("f_table_name (String) = sites\n"))
    #expect(text.contains("ID[\"EPSG\",4326]"))
  }

  @Test("every layer has one style, and QGIS opens it with that")
  func styles() throws {
    let scratch = try Scratch()
    _ = try Self.information(Self.layers, in: scratch)
    let text = try Tool.run("ogrinfo", ["-ro", scratch.file("a.gpkg"), "layer_styles"])
    let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    let named = lines.filter { $0.hasPrefix("f_table_name (String) = ") }.map {
      $0.split(separator: " ").last
    }
    #expect(named == ["lines", "fields", "sites"])
    #expect(lines.filter { $0 == "useAsDefault (Integer(Boolean)) = 1" }.count == 3)
    #expect(lines.filter { $0 == "f_geometry_column (String) = geom" }.count == 3)
    #expect(lines.filter { $0 == "styleQML (String) = <qgis/>" }.count == 3)
  }

  @Test("the same layers give the same bytes, and nothing else stays in the folder")
  func sameBytes() throws {
    let folder = try Scratch()
    for name in ["a.gpkg", "b.gpkg"] {
      try GeoPackage.write(Self.layers, to: name, in: OutputFolder(filesIn: folder.path))
    }
    let files = try ["a.gpkg", "b.gpkg"].map { try Data(contentsOf: URL(fileURLWithPath: folder.file($0))) }
    #expect(files[0] == files[1])
    #expect(try folder.names == ["a.gpkg", "b.gpkg"])
  }

  @Test("columns that differ in case alone, or are called as GeoPackage's own, all stay")
  func names() throws {
    let columns = ["id", "ID", "fid", "geom"].map { FeatureTable.Column($0, .text) }
    let values = ["p", "q", "r", "s"].map(AttributeValue.text)
    let place = FeatureTable.Geometry.point(Coordinate(longitude: 22, latitude: 41))
    let text = try Self.information([Self.layer("t", place, columns, values)], in: Scratch())
    for field in ["id (String) = p", "ID_2 (String) = q", "fid_2 (String) = r", "geom_2 (String) = s"] {
      #expect(text.contains(field))
    }
  }

  @Test("a line over 180 degrees is cut there, and a point beyond is brought back")
  func antimeridian() throws {
    let line = FeatureTable.Geometry.line(Self.places([(179, 10), (181, 10)]))
    let text = try Self.information([Self.layer("t", line)], in: Scratch())
    #expect(text.contains("MULTILINESTRING ((179 10,180 10),(-180 10,-179 10))"))
    let point = FeatureTable.Geometry.point(Coordinate(longitude: 181, latitude: 10))
    #expect(try Self.information([Self.layer("t", point)], in: Scratch()).contains("POINT (-179 10)"))
  }

  /// GDAL's own judge of GeoPackages.
  private static let judge = "/usr/lib/python3/dist-packages/osgeo_utils/samples/validate_gpkg.py"

  @Test(
    "GDAL's validator finds nothing wrong",
    .enabled(if: FileManager.default.fileExists(atPath: judge), "validate_gpkg.py is not there"))
  func valid() throws {
    let scratch = try Scratch()
    _ = try Self.information(Self.layers, in: scratch)
    try Tool.run("/usr/bin/python3", [Self.judge, "-q", scratch.file("a.gpkg")])
  }
}
