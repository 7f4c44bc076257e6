import Foundation
import Testing

/// Several observers from a layer.
@Suite(.timeLimit(.minutes(60))) struct ObserverLayerTests {
  /// A layer of points in WGS 84, each with its properties.
  static func layer(_ points: [(place: String, properties: String)]) -> String {
    let features = points.map { point in
      #"{"type": "Feature", "properties": {\#(point.properties)}, "geometry": "#
        + #"{"type": "Point", "coordinates": [\#(point.place)]}}"#
    }
    return #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ",\n"))]}"#
  }

  private static let three = layer([
    ("22.0305,41.0505", #""id": "A", "observer_height_m": 12, "azimuth_deg": 80, "sector_deg": 140"#),
    ("22.0605,41.0305", #""id": "B", "min_range_m": 300, "max_range_m": 1500, "target_height_m": null"#),
    (
      "22.0505,41.0705",
      #""id": null, "observer_elevation_m": 345, "tilt_deg": -2, "vertical_angle_deg": 6, "target_height_m": 4"#
    ),
  ])

  /// What the command takes for each of the three.
  private static let options: [String: [String]] = [
    "A": ["--observer", "22.0305,41.0505", "--observer-height", "12", "--azimuth", "80", "--sector", "140"],
    "B": [
      "--observer", "22.0605,41.0305", "--min-range", "300", "--max-range", "1500", "--observer-height", "7",
    ],
    "2": [
      "--observer", "22.0505,41.0705", "--observer-elevation", "345", "--tilt", "-2", "--vertical-angle", "6",
      "--target-height", "4",
    ],
  ]

  /// The three observers over the sample's geographic DEM, with 7 m where a column says nothing.
  private func run(_ arguments: String...) async throws -> Workspace {
    let workspace = try Workspace(Samples.files().merging(["posts.geojson": Self.three]) { $1 })
    let outcome = try await Program.run(
      [
        "viewshed", "--dem", "dem.asc", "--observers", "posts.geojson", "--observer-height", "7",
        "--max-range",
        "2500",
      ] + arguments, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.talk.isEmpty)
    return workspace
  }

  @Test("the count of each cell is the sum of the single files, and nodata where all are")
  func sum() async throws {
    let workspace = try await run("-o", "count.tif", "--per-observer", "each")
    #expect(workspace.files(below: "each") == ["A.tif", "B.tif", "2.tif"])
    let count = try await workspace.cells("count.tif")
    var sums: [[Int]: Int] = [:]
    let key = { (cell: GridCells.Cell) in [cell.x, cell.y].map { Int(($0 * 10_000).rounded()) } }
    for name in ["A", "B", "2"] {
      for cell in try await workspace.cells("each/\(name).tif").all where cell.value != 1 {
        sums[key(cell), default: 0] += cell.value == 255 ? 1 : 0
      }
    }
    #expect(count.all.map(\.value) == count.all.map { Double(sums[key($0)] ?? 65_535) })
    #expect(Set(count.all.map(\.value)).isSuperset(of: [0, 1, 2, 65_535]))
    let information = try await workspace.tool("gdalinfo", "count.tif")
    #expect(information.contains("Type=UInt16"))
    #expect(information.contains("NoData Value=65535\n"))
    #expect(information.contains("LAYOUT=COG"))
    #expect(try await workspace.metadata("count.tif")["KARAULA_OBSERVERS"] == "3")
  }

  @Test(
    "an observer's own file is that of the command for it alone", arguments: ["A", "B", "2"],
    ["visible", "height"])
  func single(name: String, mode: String) async throws {
    let workspace = try await run("--per-observer", "each", "--mode", mode)
    // A's and the third's columns say no range, and take the layer's command's.
    let range = name == "B" ? [] : ["--max-range", "2500"]
    let outcome = try await Program.run(
      ["viewshed", "--dem", "dem.asc", "-o", "out.tif", "--mode", mode] + range
        + Self.options[name, default: []],
      in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let single = try await workspace.cells("out.tif")
    #expect(try await workspace.cells("each/\(name).tif") == single)
    #expect(Set(single.all.map(\.value)).count > 2)
    #expect(try await workspace.metadata("each/\(name).tif") == workspace.metadata("out.tif"))
  }

  @Test("any number of threads gives the same counts")
  func threads() async throws {
    let one = try await run("-o", "count.tif", "--threads", "1")
    let many = try await run("-o", "count.tif", "--threads", "7")
    #expect(try one.bytes("count.tif") == many.bytes("count.tif"))
  }

  @Test("a projected layer and one that takes its system from --crs stand where the degrees do")
  func projectedLayer() async throws {
    let workspace = try await run("-o", "count.tif")
    let expected = try await workspace.cells("count.tif")
    _ = try await workspace.tool("ogr2ogr", "-t_srs", "EPSG:32634", "plane.gpkg", "posts.geojson")
    try workspace.write(
      "WKT,observer_height_m,max_range_m\n\"POINT (22.0305 41.0505)\",12,1000\n", to: "table.csv")
    let projected = try await Program.run(
      [
        "viewshed", "--dem", "dem.asc", "--observers", "plane.gpkg", "--observers-layer", "posts",
        "--observer-height", "7", "--max-range", "2500", "-o", "plane.tif",
      ], in: workspace)
    #expect(projected.status == 0, "\(projected.talk)")
    #expect(try await workspace.cells("plane.tif") == expected)
    let table = try await Program.run(
      ["viewshed", "--dem", "dem.asc", "--observers", "table.csv", "--crs", "EPSG:4326", "-o", "table.tif"],
      in: workspace)
    #expect(table.status == 0, "\(table.talk)")
    let alone = try await Program.run(
      [
        "viewshed", "--dem", "dem.asc", "--observer", "22.0305,41.0505", "--observer-height", "12",
        "--max-range",
        "1000", "-o", "alone.tif",
      ], in: workspace)
    #expect(alone.status == 0)
    let seen = try await workspace.cells("alone.tif").values.map { row in row.map { $0 == 255 } }
    #expect(try await workspace.cells("table.tif").values.map { row in row.map { $0 == 1 } } == seen)
  }
}
