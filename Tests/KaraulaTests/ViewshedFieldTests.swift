import Foundation
import Testing

/// Where a viewshed looks: range, sector and vertical field.
@Suite(.timeLimit(.minutes(60))) struct ViewshedFieldTests {
  private func viewshed(
    _ workspace: Workspace, _ arguments: String...
  ) async throws -> Outcome {
    try await Program.run(
      ["viewshed", "--dem", SightSamples.dem, "-o", "out.tif"] + arguments, in: workspace)
  }

  @Test("cells outside the range are nodata, those on its edge are not")
  func ring() async throws {
    let workspace = try Workspace(SightSamples.post)
    let outcome = try await viewshed(
      workspace, "--observer", "500350,4600250", "--min-range", "100", "--max-range", "224")
    #expect(outcome.status == 0)
    let seen = 255.0
    // The corners are 283 m away, the cells beside them 223.6 m, the observer's own 0 m.
    #expect(
      try await workspace.cells("out.tif").values == [
        [1, seen, seen, seen, 1],
        [seen, seen, seen, seen, seen],
        [seen, seen, 1, seen, seen],
        [seen, seen, seen, seen, seen],
        [1, seen, seen, seen, 1],
      ])
  }

  @Test("an azimuth is from true north: the sector turns with the meridian's convergence")
  func convergence() async throws {
    // At 24 E, 42 N, 3 degrees from the zone's meridian, grid north lies atan(tan 3 sin 42) = 2.01 degrees
    // east of true north: the sector of 4 degrees to the east is 85.99 to 89.99 degrees on the grid.
    let files = SightSamples.files(west: 748_400, south: 4_653_000, columns: 41, rows: 9) { _, _ in 0 }
    let workspace = try Workspace(files)
    let outcome = try await viewshed(
      workspace, "--observer", "748450,4653450", "--observer-height", "50", "--azimuth", "90", "--sector", "4"
    )
    #expect(outcome.status == 0)
    let rows = try await workspace.cells("out.tif").values
    let looked = rows.map { row in row.indices.filter { row[$0] != 1 } }
    // A row further north needs 1 / tan 4.01 = 14.3 columns more; the observer stands in row 4, column 0.
    #expect(looked == [[], [], Array(29...40), Array(15...40), [0], [], [], [], []])
    let metadata = try await workspace.metadata("out.tif")
    let turn = try #require(metadata["KARAULA_GRID_CONVERGENCE_DEG"].flatMap(Double.init))
    #expect(abs(turn - 2.007) < 0.002)
    #expect(metadata["KARAULA_AZIMUTH_DEG"] == "90.0")
    #expect(metadata["KARAULA_SECTOR_DEG"] == "4.0")
  }

  @Test("a sector may lie across north")
  func acrossNorth() async throws {
    let workspace = try Workspace(SightSamples.files(columns: 7, rows: 7) { _, _ in 0 })
    // By 500,000 m, the zone's meridian, the grid's north is the true one.
    let outcome = try await viewshed(
      workspace, "--observer", "500350,4600350", "--azimuth", "-360", "--sector", "60")
    #expect(outcome.status == 0)
    let rows = try await workspace.cells("out.tif").values
    let looked = rows.map { row in row.indices.filter { row[$0] != 1 } }
    // tan 30 = 0.577: one column aside from two rows on.
    #expect(looked == [[2, 3, 4], [2, 3, 4], [3], [3], [], [], []])
  }

  @Test("a vertical field hides what lies above and below it")
  func verticalField() async throws {
    let workspace = try Workspace(SightSamples.files(columns: 30, rows: 1) { _, _ in 0 })
    // From 50 m up the target's top is 48.2 m lower: 5 degrees down at 551 m, 10 degrees down at 273 m.
    let outcome = try await viewshed(
      workspace, "--observer", "500050,4600050", "--observer-height", "50", "--tilt", "-7.5",
      "--vertical-angle", "5", "--no-curvature")
    #expect(outcome.status == 0)
    let row = try await workspace.cells("out.tif").values[0]
    #expect(row.indices.filter { row[$0] == 255 } == [3, 4, 5])
    #expect(!row.contains(1))
  }
}
