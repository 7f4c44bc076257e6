import Foundation
import Testing

/// Which side of polygons a run protects.
@Suite(.timeLimit(.minutes(60))) struct BorderPolygonRunTests {
  /// The area (m^2) of the map of a square's corridor of 300 m on one side.
  private func area(_ coordinates: String, inside: String) async throws -> Double {
    let workspace = try Workspace([
      "s.yaml": """
      karaula: 1
      border: {source: square.geojson, rings: true\(inside)}
      grid: {cell_size_m: 20, corridor_m: {inside: 300, outside: 0}}
      sites: [{id: A, type: fixed-pillar, at: [22, 0]}]

      """, "square.geojson": Samples.collection("Polygon", coordinates),
    ])
    let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let cells = try await workspace.cells("out/coverage.tif").all
    return Double(cells.count { $0.value >= 0 }) * 400
  }

  // A square of 0.01 degrees at the equator: 1113 m and 1106 m.
  private static let rings = [
    "[[[22,0],[22.01,0],[22.01,0.01],[22,0.01],[22,0]]]",
    "[[[22,0],[22,0.01],[22.01,0.01],[22.01,0],[22,0]]]",
  ]

  @Test(
    "the corridor lies in the polygon, whatever the direction of its ring, and outside when asked",
    arguments: rings)
  func side(coordinates: String) async throws {
    let (width, height) = (1_113.0, 1_106.0)
    let within = width * height - (width - 600) * (height - 600)
    // Beyond the corners the corridor is a quarter of a circle each.
    let around = 600 * (width + height) + .pi * 300 * 300
    for (inside, area) in [("", within), (", inside: polygon", within), (", inside: outside", around)] {
      // Cells that the line passes belong, too: a strip of a cell along it.
      #expect(
        try await abs(self.area(coordinates, inside: inside) - area) < 20 * 2 * (width + height), "\(inside)")
    }
  }

  @Test("left and right are refused for polygons, and init writes the polygon's side")
  func words() async throws {
    let workspace = try Workspace(["square.geojson": Samples.collection("Polygon", Self.rings[0])])
    let arguments = ["init", "--border", "square.geojson", "--rings"]
    #expect(try await Program.run(arguments, in: workspace).status == 0)
    let scenario = String(decoding: try workspace.bytes("scenario.yaml"), as: UTF8.self)
    #expect(scenario.contains("inside: polygon"))
    try workspace.write(scenario.replacing("inside: polygon", with: "inside: left"), to: "scenario.yaml")
    let outcome = try await Program.run(["validate", "scenario.yaml"], in: workspace)
    #expect(outcome.status == 65)
    #expect(outcome.talk.contains("write polygon or outside"))
  }
}
