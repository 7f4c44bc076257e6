import Foundation
import Testing

/// Borders of every shape, over level ground.
@Suite(.timeLimit(.minutes(60))) struct BorderShapeTests {
  /// Runs a border with one site and gives its result's folder.
  private func run(
    _ geometry: String, _ coordinates: String, site: String, border: String = "", cellSize: Int
  ) async throws
    -> Workspace
  {
    let scenario = """
      karaula: 1
      border: {source: border.geojson\(border)}
      grid: {cell_size_m: \(cellSize)}
      sites:
        - {id: A, type: fixed-pillar, at: [\(site)]}

      """
    let workspace = try Workspace([
      Samples.scenarioName: scenario, Samples.borderName: Samples.collection(geometry, coordinates),
    ])
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return workspace
  }

  private func expectLengths(
    _ workspace: Workspace, _ length: Double, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let summary = try workspace.value(SummaryFile.self, "out/summary.json")
    let gaps = try workspace.value(LineCollection.self, "out/gaps.geojson")
    // Lengths are written to the millimetre.
    let allowed = max(1e-6 * length, 0.001)
    #expect(abs(summary.borderLengthM - length) < allowed, sourceLocation: sourceLocation)
    #expect(
      abs(summary.coveredLengthM + gaps.length - summary.borderLengthM) < allowed,
      sourceLocation: sourceLocation)
    #expect(summary.coveredLengthM > 0, sourceLocation: sourceLocation)
  }

  @Test("polygons give their rings when asked: each a part that closes")
  func rings() async throws {
    let workspace = try await run(
      "MultiPolygon",
      """
      [[[[22.0, 41.0], [22.1, 41.0], [22.1, 41.1], [22.0, 41.1], [22.0, 41.0]],
        [[22.04, 41.04], [22.04, 41.06], [22.06, 41.06], [22.06, 41.04], [22.04, 41.04]]]]
      """, site: "22.05, 41.05", border: ", rings: true", cellSize: 50)
    let summary = try workspace.value(SummaryFile.self, "out/summary.json")
    #expect(summary.partCount == 2)
    // The rings' geodesic lengths by `geod +ellps=WGS84 -I +units=m`, side by side.
    try expectLengths(
      workspace,
      8413.5181 + 11105.4875 + 8400.7891 + 11105.4875 + 2221.0975 + 1681.1768 + 2221.0975 + 1681.6860)
  }

  @Test(
    "a border across 180 degrees is measured across it and cut there",
    arguments: ["[[179.9, 65], [-179.9, 65]]", "[[179.9, 65], [180.1, 65]]", "[[-180.1, 65], [-179.9, 65]]"],
    ["180, 65.01", "-179.99, 65.01"])
  func antimeridian(coordinates: String, site: String) async throws {
    let workspace = try await run("LineString", coordinates, site: site, cellSize: 50)
    // `geod +ellps=WGS84 -I +units=m` of 65 179.9 65 -179.9.
    try expectLengths(workspace, 9435.1023)
    for name in ["gaps.geojson", "border.geojson"] {
      for feature in try workspace.value(LineCollection.self, "out/\(name)").features {
        for line in feature.geometry.lines {
          let longitudes = line.compactMap(\.first)
          #expect(longitudes.allSatisfy { abs($0) <= 180 }, "\(name)")
          #expect(
            (longitudes.max() ?? 0) - (longitudes.min() ?? 0) < 1, "\(name): a line runs round the earth")
        }
      }
    }
  }

  @Test("a gap across 180 degrees is a MultiLineString that ends and begins there")
  func cut() async throws {
    let workspace = try await run(
      "LineString", "[[179.9, 65], [-179.9, 65]]", site: "179.9, 65", cellSize: 50)
    let gaps = try workspace.value(LineCollection.self, "out/gaps.geojson")
    let lines = gaps.features.flatMap(\.geometry.lines)
    #expect(lines.contains { $0.last?.first == 180 } || lines.contains { $0.first?.first == 180 })
    #expect(lines.contains { $0.last?.first == -180 } || lines.contains { $0.first?.first == -180 })
  }

  @Test("a border wider than 400 km has a map for each zone, and its lengths add up")
  func zones() async throws {
    let workspace = try await run("LineString", "[[16, 45], [28, 44]]", site: "20.7, 44.77", cellSize: 500)
    // `geod +ellps=WGS84 -I +units=m` of 45 16 44 28.
    try expectLengths(workspace, 959_902.4723)
    let maps = workspace.files(below: "out").filter { $0.hasSuffix(".tif") }
    #expect(maps == ["coverage-1.tif", "coverage-2.tif", "coverage-3.tif"])
    let pieces = try workspace.value(LineCollection.self, "out/border.geojson").features.map(\.properties)
    for (piece, next) in zip(pieces, pieces.dropFirst()) { #expect(piece.toM == next.fromM) }
  }
}
