import Foundation
import Testing

/// Voids of the DEM: ground that nobody knows is neither sea nor a verdict.
@Suite(.timeLimit(.minutes(60))) struct ViewshedVoidTests {
  /// One row of 12 level cells, some of them void; the observer is in the first.
  private func row(
    _ arguments: String..., void: @escaping (Int) -> Bool
  ) async throws -> (values: [Double], outcome: Outcome, workspace: Workspace) {
    let files = SightSamples.files(columns: 30, rows: 3) { column, _ in void(column) ? nil : 300 }
    let workspace = try Workspace(files)
    let outcome = try await Program.run(
      ["viewshed", "--dem", "dem.asc", "--observer", "500050,4600150", "-o", "out.tif"] + arguments,
      in: workspace)
    guard outcome.status == 0 else { return ([], outcome, workspace) }
    return (try await workspace.cells("out.tif").values[1], outcome, workspace)
  }

  @Test(
    "a void cell has no verdict, and blocks what lies behind it unless it is transparent",
    arguments: [("block", 0.0), ("fill", 0), ("transparent", 255)])
  func behind(policy: String, value: Double) async throws {
    // 12 cells: more than `fill` interpolates.
    let values = try await row("--nodata", policy) { (8..<12).contains($0) }.values
    #expect(values == (0..<30).map { $0 < 8 ? 255 : $0 < 12 ? 1 : value })
  }

  @Test("a height that a void leaves unknown is nodata")
  func heights() async throws {
    let values = try await row("--nodata", "block", "--mode", "height") { $0 == 8 }.values
    #expect(values == (0..<30).map { $0 < 8 ? 0 : -9999 })
  }

  @Test("`fill` is the default: a small void is ground like any other")
  func fill() async throws {
    let files = SightSamples.files(columns: 30, rows: 3) { column, row in
      column == 8 && row == 1 ? nil : 300
    }
    let workspace = try Workspace(files)
    let outcome = try await Program.run(
      ["viewshed", "--dem", "dem.asc", "--observer", "500050,4600150", "-o", "out.tif"], in: workspace)
    #expect(outcome.status == 0)
    #expect(try await workspace.cells("out.tif").all.allSatisfy { $0.value == 255 })
  }

  @Test("an observer in a void stands on the nearest ground within two cells, and a warning says so")
  func observerInVoid() async throws {
    let (_, outcome, workspace) = try await row("--nodata", "block") { $0 < 2 }
    #expect(outcome.status == 0)
    #expect(outcome.warnings.count == 1)
    #expect(outcome.warnings.first?.contains("the observer at 500050.0,4600150.0 stands in a void") == true)
    let metadata = try await workspace.metadata("out.tif")
    #expect(metadata["KARAULA_OBSERVER_GROUND_M"] == "300.0")
    #expect(metadata["KARAULA_OBSERVER_GROUND"]?.contains("assumed") == true)
  }

  @Test(
    "on uneven ground that is the nearest cell, whichever comes first by row and column",
    arguments: [
      ([(0, 2), (2, 1)], 21), ([(4, 2), (2, 3)], 23), ([(1, 1), (3, 2)], 32), ([(2, 0), (3, 3)], 33),
      ([(0, 2), (3, 1)], 31), ([(2, 4), (1, 1)], 11),
    ])
  func unevenGround(known: [(row: Int, column: Int)], ground: Int) async throws {
    // 5 by 5 cells, all void but those known; a cell's elevation is its row and column, and the observer's is 22.
    let files = SightSamples.files(columns: 5, rows: 5) { column, row in
      known.contains { $0 == (row, column) } ? 10 * row + column : nil
    }
    let workspace = try Workspace(files)
    let outcome = try await Program.run(
      ["viewshed", "--dem", "dem.asc", "--observer", "500250,4600250", "--nodata", "block", "-o", "out.tif"],
      in: workspace)
    #expect(outcome.status == 0)
    #expect(try await workspace.metadata("out.tif")["KARAULA_OBSERVER_GROUND_M"] == "\(ground).0")
  }

  @Test("an observer further from all ground is bad data")
  func observerInLargeVoid() async throws {
    let (_, outcome, workspace) = try await row("--nodata", "block") { $0 < 3 }
    #expect(outcome.status == 65)
    #expect(outcome.talkLines.count == 1)
    #expect(outcome.talk.contains("dem.asc: the observer at 500050.0,4600150.0 stands in a void"))
    #expect(!workspace.file("out.tif").isFile)
  }
}
