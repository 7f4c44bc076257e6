import Foundation
import Testing

/// Ground that is not known is told in metres of border, not taken for level.
@Suite(.timeLimit(.minutes(60))) struct TerrainGapTests {
  /// The sample over flat ground with voids, all of the border in the sensor's range.
  private func summary(
    nodata: String, border: String = Samples.border, void: @escaping (Int, Int) -> Bool
  ) async throws -> SummaryFile {
    let scenario = Samples.scenario(
      terrain: "dem: dem.asc, nodata: \(nodata)",
      sites: ["{id: A, type: fixed-pillar, at: [22.05, 41.045], mast_height_m: 30}"])
    let grid = Samples.grid { void($0, $1) ? nil : 300 }
    let workspace = try Workspace([
      Samples.scenarioName: scenario, Samples.borderName: border, Samples.terrainName: grid,
      "dem.prj": Samples.wgs84,
    ])
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let summary = try workspace.value(SummaryFile.self, "out/summary.json")
    let gaps = try workspace.value(LineCollection.self, "out/gaps.geojson")
    #expect(abs(summary.coveredLengthM + gaps.length - summary.borderLengthM) < 1e-6 * summary.borderLengthM)
    return summary
  }

  @Test("a whole DEM leaves nothing to report")
  func whole() async throws {
    let summary = try await summary(nodata: "block") { _, _ in false }
    #expect(summary.noTerrainDataM == 0)
    #expect(summary.assumedGroundM == 0)
    #expect(summary.sightOverVoidsM == 0)
    #expect(summary.coveredLengthM == summary.borderLengthM)
  }

  @Test(
    "border in the midst of a large void is unknown, at its rim its ground is assumed",
    arguments: ["fill", "block"])
  func largeVoid(nodata: String) async throws {
    // 20 cells of 0.001 degrees, 84 m each: two at either end are near enough to known ground.
    let summary = try await summary(nodata: nodata) { column, _ in (40..<60).contains(column) }
    #expect(abs(summary.noTerrainDataM - 16 * 84) < 2 * 84)
    #expect(abs(summary.assumedGroundM - 4 * 84) < 2 * 84)
  }

  @Test("a void across the line of sight is reported where sensors look over it")
  func transparentVoid() async throws {
    // Between the site (row 55) and the border (row 50), away from both.
    let summary = try await summary(nodata: "transparent") { _, row in row == 52 || row == 53 }
    #expect(summary.noTerrainDataM == 0)
    #expect(summary.sightOverVoidsM > 0.9 * summary.borderLengthM)
  }

  @Test("a small void that is filled is neither unknown nor looked over")
  func filledVoid() async throws {
    let summary = try await summary(nodata: "fill") { column, row in (48..<52).contains(column) && row == 52 }
    #expect(summary.noTerrainDataM == 0)
    #expect(summary.sightOverVoidsM == 0)
    #expect(summary.coveredLengthM == summary.borderLengthM)
  }

  @Test("border beyond the DEM is told as unknown")
  func beyondTheTerrain() async throws {
    // 22.1 is the DEM's east edge: 0.05 degrees lie beyond it, all within the pillar's range but for the last.
    let border = Samples.collection("LineString", "[[22.06, 41.05], [22.15, 41.05]]")
    let summary = try await summary(nodata: "block", border: border) { _, _ in false }
    let beyond = 0.05 * 84_075
    #expect(abs(summary.noTerrainDataM + summary.assumedGroundM - beyond) < 2 * 84)
    #expect(summary.noTerrainDataM > beyond - 4 * 84)
  }
}
