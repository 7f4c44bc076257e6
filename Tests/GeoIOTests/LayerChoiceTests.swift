import Foundation
import GeoCore
import GeoIO
import Testing

/// Which layers of a source are read.
struct LayerChoiceTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A GeoPackage of layers, each of one feature with a column of the layer's name.
  private func geoPackage(_ layers: [(name: String, type: String, coordinates: String)]) throws -> String {
    let path = scratch.file("several.gpkg")
    for (index, layer) in layers.enumerated() {
      let text = Lines.collection([
        (
          Lines.geometry(layer.type, layer.coordinates),
          "\"name\":\"\(layer.name)\",\"own_\(layer.name)\":\(index)"
        )
      ])
      let file = try scratch.write(text, to: "\(layer.name).geojson")
      try Tool.run("ogr2ogr", (index == 0 ? [] : ["-update"]) + [path, file, "-nln", layer.name])
    }
    return path
  }

  private static let west = (name: "west", type: "LineString", coordinates: "[[20,44],[20.005,44]]")
  private static let east = (name: "east", type: "LineString", coordinates: "[[20.005,44],[20.01,44]]")
  private static let posts = (name: "posts", type: "Point", coordinates: "[20,44]")
  private static let area = (
    name: "area", type: "Polygon", coordinates: "[[[20,44],[21,44],[21,45],[20,45],[20,44]]]"
  )

  @Test("a named layer is read from a source of several, in any case of its name")
  func named() throws {
    let path = try geoPackage([Self.west, Self.east])
    #expect(try BorderReader.read(path, layer: "east").parts[0].vertices[0].longitude == 20.005)
    #expect(try BorderReader.read(path, layer: "EAST").parts[0].vertices[0].longitude == 20.005)
    let unnamed = try fault(.badData) { _ = try BorderReader.read(path) }
    let list = "its layers are west (Line String, 1 feature), east (Line String, 1 feature)"
    #expect(unnamed.problem == "has 2 layers of lines and none is named; " + list)
    #expect(unnamed.remedy.contains("`layer:`"))
    let unknown = try fault(.badData) { _ = try BorderReader.read(path, layer: "north") }
    #expect(unknown.problem == "has no layer 'north'; " + list)
  }

  @Test(
    "several layers are one border, with the columns of all",
    arguments: [LayerChoice.all, .listed(["west", "east"])])
  func several(choice: LayerChoice) throws {
    let border = try BorderReader.read(geoPackage([Self.west, Self.posts, Self.east]), layers: choice)
    #expect(border.parts.map { $0.vertices.map(\.longitude) } == [[20, 20.005, 20.01]])
    #expect(border.parts[0].stretches.map(\.member) == ["layer west, feature 1", "layer east, feature 1"])
    #expect(border.columns.map(\.name) == ["name", "own_west", "own_east"])
    #expect(
      border.attributes == [
        [.text("west"), .integer(0), .null], [.text("east"), .null, .integer(2)],
      ])
  }

  @Test("a column that layers have as different kinds takes both")
  func kinds() throws {
    let path = scratch.file("kinds.gpkg")
    for (name, value) in [("a", "1"), ("b", "2.5"), ("c", "\"x\"")] {
      let text = Lines.collection([(Lines.geometry("LineString", "[[20,44],[21,44]]"), "\"value\":\(value)")])
      let file = try scratch.write(text, to: "\(name).geojson")
      try Tool.run("ogr2ogr", (name == "a" ? [] : ["-update"]) + [path, file, "-nln", name])
    }
    let numbers = try BorderReader.read(path, layers: .listed(["a", "b"]))
    #expect(numbers.columns == [.init("value", .real)])
    #expect(numbers.attributes == [[.real(1)], [.real(2.5)]])
    let texts = try BorderReader.read(path, layers: .all)
    #expect(texts.columns == [.init("value", .text)])
    #expect(texts.attributes == [[.text("1")], [.text("2.5")], [.text("x")]])
  }

  @Test("layers that cannot be a border do not count: points, polygons, empty ones, tables")
  func fitting() throws {
    let path = try geoPackage([Self.posts, Self.area, Self.west])
    try Tool.run(
      "ogr2ogr", ["-update", path, scratch.file("west.geojson"), "-nln", "empty", "-where", "name = 'z'"])
    try Tool.run(
      "ogr2ogr",
      ["-update", path, scratch.file("west.geojson"), "-nln", "layer_styles", "-nlt", "NONE"])
    #expect(try BorderReader.read(path).parts[0].vertices[0].longitude == 20)
    #expect(try BorderReader.read(path, usesRings: true).parts[0].isClosed)
    #expect(try PointReader(path: path, layer: nil, filter: nil).rows().map(\.number) == [1])
    #expect(try RouteReader(path: path).rows().count == 1)
  }

  @Test("a source without a fitting layer lists what it has")
  func noneFits() throws {
    let path = try geoPackage([Self.posts, Self.area])
    for choice in [LayerChoice.only, .all] {
      let error = try fault(.badData) { _ = try BorderReader.read(path, layers: choice) }
      #expect(
        error.problem
          == "has no layer of lines; its layers are posts (Point, 1 feature), area (Polygon, 1 feature)")
    }
  }

  @Test("a layer of any geometry counts by what it holds")
  func unknownType() throws {
    let path = scratch.file("any.gpkg")
    for layer in [Self.west, Self.posts] {
      let file = try scratch.write(Lines.one(layer.type, layer.coordinates), to: "\(layer.name).geojson")
      try Tool.run(
        "ogr2ogr",
        (layer.name == "west" ? [] : ["-update"]) + [path, file, "-nln", layer.name, "-nlt", "GEOMETRY"])
    }
    #expect(try BorderReader.read(path).parts.count == 1)
    #expect(try PointReader(path: path, layer: nil, filter: nil).rows().count == 1)
  }

  @Test("two folders of KML of one name are told apart, or read together")
  func sameName() throws {
    func folder(_ coordinates: String) -> String {
      "<Folder><name>Line</name><Placemark><LineString><coordinates>\(coordinates)</coordinates></LineString>"
        + "</Placemark></Folder>"
    }
    let path = try scratch.write(
      "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>\(folder("20,44 20.005,44"))"
        + "\(folder("20.005,44 20.01,44"))</Document></kml>", to: "a.kml")
    let error = try fault(.badData) { _ = try BorderReader.read(path, layer: "Line") }
    #expect(error.problem.hasPrefix("has 2 layers of the name 'Line'; its layers are "))
    #expect(try BorderReader.read(path, layers: .listed(["Line"])).parts[0].vertices.count == 2)
    #expect(try BorderReader.read(path, layers: .all).parts[0].vertices.count == 3)
  }

  @Test("a GPX file without waypoints is a border without a word about layers")
  func gpx() throws {
    let path = try scratch.write(
      """
      <gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>
      <trkpt lat="44" lon="20"/><trkpt lat="44" lon="20.005"/></trkseg></trk></gpx>
      """, to: "a.gpx")
    #expect(try BorderReader.read(path).parts[0].vertices.count == 2)
  }
}
