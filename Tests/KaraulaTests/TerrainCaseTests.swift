import Foundation
import Testing

/// The cases of rasters: what each of them must come to.
@Suite(.enabled(if: SharedCases.isThere), .timeLimit(.minutes(60))) struct TerrainCaseTests {
  /// Runs a case and gives what it says and the covered length (m).
  private func run(_ name: String) async throws -> (outcome: Outcome, covered: Double, summary: CaseSummary) {
    let workspace = try Workspace()
    let outcome = try await SharedCases.run("terrain/\(name)", "--out", "out", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let lengths = try SharedCases.lengths(in: workspace.folder.appending(path: "out"))
    return (outcome, lengths.covered, try workspace.value(CaseSummary.self, "out/summary.json"))
  }

  /// What tests look at of summary.json.
  struct CaseSummary: Decodable {
    let warnings: [String]
    let noTerrainDataM: Double
  }

  private func fault(_ name: String) async throws -> String {
    let outcome = try await SharedCases.run("terrain/\(name)", in: Workspace())
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1, "\(outcome.talk)")
    return outcome.talk
  }

  @Test(
    "what comes to the control's ground comes to its length",
    arguments: [
      "plain/s.yaml", "sidecars/usgs.yaml", "vertical-units/band-unit-ft.yaml", "coarse-first/fine.yaml",
      "coarse-first/coarse-then-fine.yaml",
    ])
  func control(name: String) async throws {
    let found = try await run(name)
    #expect(abs(found.covered - 2071.6) < 0.05)
    #expect(found.outcome.talk.isEmpty)
  }

  @Test(
    "nodata beside the file and an alpha band are the declared nodata",
    arguments: ["sidecars/aux", "alpha/float32"])
  func voids(name: String) async throws {
    let declared = try await run("sidecars/declared.yaml")
    #expect(abs(declared.covered - 756) < 0.05)
    let found = try await run(name + ".yaml")
    #expect(found.covered == declared.covered)
    #expect(found.summary.noTerrainDataM == declared.summary.noTerrainDataM)
  }

  @Test("a gap between the members of a virtual raster is that of a list")
  func gap() async throws {
    let (virtual, list) = try (await run("gaps-as-zero/vrt.yaml"), await run("gaps-as-zero/list.yaml"))
    #expect(virtual.covered == list.covered)
    #expect(virtual.summary.noTerrainDataM == list.summary.noTerrainDataM)
    #expect(virtual.summary.noTerrainDataM > 300)
  }

  @Test("a raster beyond 180 degrees is the one below -180 plus a turn")
  func longitudes() async throws {
    let (usual, turned) = try (
      await run("lon-beyond-180/dem180.yaml"), await run("lon-beyond-180/dem360.yaml")
    )
    #expect(usual.covered > 2_000)
    #expect(abs(turned.covered - usual.covered) < 0.05)
  }

  @Test("-9999 that nothing declares, and colours, are refused in one line")
  func refused() async throws {
    let nodata = try await fault("impossible-elevations/minus9999.yaml")
    #expect(nodata.contains("minus9999.tif: holds -9999 at row "))
    #expect(nodata.contains("`nodata_value: -9999` below `terrain`"))
    #expect(
      try await fault("not-elevations/terrarium.yaml").contains(
        "terrarium.tif: is a picture (red, green, blue)"))
  }

  @Test("heights of +-3e38 reach no engine, and as nodata both engines see the same")
  func hugeHeights() async throws {
    let workspace = try Workspace()
    let dem = try SharedCases.path("terrain/impossible-elevations/both-3e38.tif")
    func viewshed(_ engine: String, _ more: String...) async throws -> Outcome {
      try await Program.run(
        [
          "viewshed", "--dem", dem, "--observer", "501795,4798205", "-o", "\(engine).tif", "--engine", engine,
        ] + more, in: workspace)
    }
    let outcome = try await viewshed("exact")
    #expect(outcome.status == 65)
    #expect(outcome.talk.contains("e+38 at row "))
    for engine in ["exact", "reference"] {
      let partly = try await viewshed(engine, "--nodata-value", "3e38")
      #expect(partly.status == 65)
      #expect(partly.talk.contains("holds -3e+38 at row "))
    }
  }
}
