import Foundation
import Testing

/// What commands make of rasters that do not say all of themselves, over the same ground each time.
@Suite(.timeLimit(.minutes(60))) struct RasterRunTests {
  /// The figures of a run over a terrain; the DEM's heights are in feet and -9999 marks its voids.
  private func run(
    _ terrain: String, grid: String? = nil, more: [String: String] = [:]
  ) async throws -> (outcome: Outcome, summary: RasterSummary?, workspace: Workspace) {
    var files = Samples.files(Samples.scenario(terrain: terrain))
    files[Samples.terrainName] = grid ?? Samples.grid()
    let workspace = try Workspace(files.merging(more) { $1 })
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    let summary = outcome.status == 0 ? try workspace.value(RasterSummary.self, "out/summary.json") : nil
    return (outcome, summary, workspace)
  }

  /// What tests look at of summary.json.
  private struct RasterSummary: Decodable {
    let coveredLengthM: Double
    let noTerrainDataM: Double
    let warnings: [String]
  }

  /// A grid whose header declares no nodata.
  private static func undeclared(_ grid: String) -> String {
    grid.replacing("NODATA_value -9999\n", with: "")
  }

  @Test("a key says which value marks voids, and the plan keeps it")
  func nodataValue() async throws {
    let grid = Samples.grid { column, row in
      (40..<60).contains(column) ? nil : Samples.hills(column: column, row: row)
    }
    let declared = try await run("dem: dem.asc", grid: grid)
    let undeclared = try await run("dem: dem.asc", grid: Self.undeclared(grid))
    #expect(undeclared.outcome.status == 65)
    #expect(undeclared.outcome.errorLines.count == 1)
    #expect(undeclared.outcome.talk.contains("dem.asc: holds -9999 at row "))
    let said = try await run("dem: dem.asc, nodata_value: -9999", grid: Self.undeclared(grid))
    #expect(said.summary?.coveredLengthM == declared.summary?.coveredLengthM)
    #expect(said.summary?.noTerrainDataM == declared.summary?.noTerrainDataM)
    #expect((said.summary?.noTerrainDataM ?? 0) > 1_000)
    let again = try await Program.run(["run", "out/plan.yaml", "--out", "again"], in: said.workspace)
    #expect(again.status == 0, "\(again.talk)")
    #expect(try said.workspace.bytes("again/gaps.geojson") == said.workspace.bytes("out/gaps.geojson"))
  }

  @Test("an error for a cell is the same for any number of threads and any length of sections")
  func sameFault() async throws {
    let grid = Samples.grid { column, row in (20..<80).contains(column) && row == 49 ? 12_345 : 300 }
    let workspace = try Workspace(Samples.files())
    try workspace.write(grid, to: Samples.terrainName)
    var talk: Set<String> = []
    for (threads, length) in [("1", 50_000), ("4", 50_000), ("4", 1_000), ("2", 1_000)] {
      let more = "grid: {section_length_m: \(length)}"
      try workspace.write(Samples.scenario(more: more), to: Samples.scenarioName)
      let outcome = try await Program.run(["run", Samples.scenarioName, "--threads", threads], in: workspace)
      #expect(outcome.status == 65)
      talk.insert(outcome.talk)
    }
    #expect(talk.count == 1, "\(talk)")
  }

  @Test("a DEM's unit and band are said by keys and options alike")
  func unit() async throws {
    let feet = Samples.grid { Samples.hills(column: $0, row: $1) * 10 }
    let metres = try await run("dem: dem.asc, unit: dm", grid: feet)
    let plain = try await run("dem: dem.asc")
    #expect(metres.summary?.coveredLengthM == plain.summary?.coveredLengthM)
    #expect(plain.outcome.talk.isEmpty)
    let observer = ["viewshed", "--dem", "dem.asc", "--observer", "22.05,41.05", "-o"]
    for (workspace, name, options) in [
      (plain.workspace, "plain.tif", []),
      (metres.workspace, "dm.tif", ["--dem-unit", "dm", "--dem-band", "1"]),
    ] {
      let made = try await Program.run(observer + [name] + options, in: workspace)
      #expect(made.status == 0, "\(made.talk)")
    }
    let (one, other) = try (
      await plain.workspace.cells("plain.tif"), await metres.workspace.cells("dm.tif")
    )
    #expect(one.values == other.values)
  }

  @Test("the user's own setting of GDAL_DISABLE_READDIR_ON_OPEN rules over sidecars")
  func setting() async throws {
    let grid = Samples.grid { column, row in column < 9 ? nil : Samples.hills(column: column, row: row) }
    let workspace = try Workspace(Samples.files(Samples.scenario(terrain: "dem: dem.tif")))
    try workspace.write(Self.undeclared(grid), to: Samples.terrainName)
    let made = try await workspace.tool("gdal_translate", ["-q", Samples.terrainName, "dem.tif"])
    #expect(made.status == 0, "\(made.talk)")
    try workspace.write(
      "<PAMDataset><PAMRasterBand band=\"1\"><NoDataValue>-9999</NoDataValue></PAMRasterBand></PAMDataset>",
      to: "dem.tif.aux.xml")
    let usual = try await Program.run(["run", Samples.scenarioName], in: workspace)
    #expect(usual.status == 0, "\(usual.talk)")
    let shut = try await Program.run(
      ["run", Samples.scenarioName], in: workspace,
      environment: ["GDAL_DISABLE_READDIR_ON_OPEN": "EMPTY_DIR"])
    #expect(shut.status == 65)
    #expect(shut.talk.contains("dem.tif: holds -9999"))
  }

  @Test("a canopy's keys are read and kept in the plan")
  func canopy() async throws {
    let trees = Samples.grid { column, row in row < 52 ? 120 : -1 }
    let more = ["trees.asc": trees, "trees.prj": Samples.wgs84]
    let found = try await run(
      "dem: dem.asc, canopy: {source: trees.asc, unit: dm, band: 1, nodata_value: -1}", more: more)
    #expect(found.outcome.status == 0, "\(found.outcome.talk)")
    #expect(found.summary?.warnings.isEmpty == true)
    let plan = try #require(String(bytes: found.workspace.bytes("out/plan.yaml"), encoding: .utf8))
    for line in ["    band: 1\n", "    unit: dm\n", "    nodata_value: -1\n"] { #expect(plan.contains(line)) }
    #expect(plan.contains("  valid_range_m: [-500, 9000]\n"))
    let tall = try await run("dem: dem.asc, canopy: trees.asc", more: more)
    #expect(tall.outcome.status == 65)
    #expect(tall.outcome.talk.contains("holds -1 at row "))
  }

  @Test("gaps written as 0 are a warning on standard error, in summary.json and in the report")
  func zeros() async throws {
    let grid = Samples.grid { column, row in
      (40..<60).contains(column) ? 0 : Samples.hills(column: column, row: row)
    }
    let found = try await run("dem: dem.asc", grid: grid)
    let words = "are exactly 0 m: sea, or gaps that were written as 0"
    #expect(found.outcome.warnings.count { $0.contains(words) && $0.contains("dem.asc: 2") } == 1)
    #expect(found.summary?.warnings.count { $0.contains(words) } == 1)
    #expect(try String(decoding: found.workspace.bytes("out/report.html"), as: UTF8.self).contains(words))
    let viewshed = try await Program.run(
      ["viewshed", "--dem", "dem.asc", "--observer", "22.05,41.05", "-o", "v.tif"], in: found.workspace)
    #expect(viewshed.warnings.count { $0.contains(words) } == 1)
  }

  @Test(
    "a surface without canopy tells the km on what stands out, bare ground and a surface with canopy do not")
  func surface() async throws {
    // A wood of 12 m on both sides of the middle of the border, which runs between rows 49 and 50.
    let grid = Samples.grid { column, row in
      (45..<50).contains(column) && (49..<51).contains(row) ? 312 : 300
    }
    let found = try await run("dem: dem.asc, kind: dsm", grid: grid)
    #expect(found.outcome.status == 0, "\(found.outcome.talk)")
    let pattern = /terrain\.dem is a dsm and no canopy is given: ([0-9.]+) km of the ([0-9.]+) km covered/
    let words = try #require(found.outcome.talk.firstMatch(of: pattern))
    let (standing, covered) = (try #require(Double(words.1)), try #require(Double(words.2)))
    #expect(abs(covered * 1000 - (found.summary?.coveredLengthM ?? 0)) < 1)
    #expect(standing > 0)
    #expect(standing < covered)
    #expect(found.summary?.warnings.contains { $0.contains("upper bound under trees") } == true)
    let bare = try await run("dem: dem.asc", grid: grid)
    #expect(!bare.outcome.talk.contains("upper bound"))
    let slope = Samples.grid { column, row in 300 + 9 * column + 4 * row }
    let steep = try await run("dem: dem.asc, kind: dsm", grid: slope)
    #expect(steep.outcome.talk.contains("no canopy is given: 0.000 km of the"))
    let more = ["trees.asc": Samples.grid { _, _ in 1 }, "trees.prj": Samples.wgs84]
    let both = try await run("dem: dem.asc, kind: dsm, canopy: trees.asc", grid: grid, more: more)
    #expect(!both.outcome.talk.contains("upper bound"))
  }

  @Test(
    "a file that names itself a surface model is one to init, and a warning where it is taken for bare ground"
  )
  func surfaceByName() async throws {
    let name = "Copernicus_DSM_COG_10_N41_00_E022_00_DEM"
    var files = Samples.files()
    files[Samples.scenarioName] = nil
    files[name + ".asc"] = Samples.grid()
    files[name + ".prj"] = Samples.wgs84
    let workspace = try Workspace(files)
    let made = try await Program.run(
      ["init", "--border", Samples.borderName, "--dem", name + ".asc", "--nodata-value", "-9998"],
      in: workspace)
    #expect(made.status == 0, "\(made.talk)")
    #expect(made.text.contains("\(name).asc: a surface with woods and roofs by its name, kind: dsm"))
    let text = try #require(String(bytes: workspace.bytes("scenario.yaml"), encoding: .utf8))
    #expect(text.contains("  kind: dsm "))
    #expect(text.contains("  nodata_value: -9998\n"))
    let scenario = Samples.scenario(terrain: "dem: \(name).asc")
    try workspace.write(scenario, to: "other.yaml")
    let run = try await Program.run(["run", "other.yaml"], in: workspace)
    #expect(run.warnings.count { $0.contains("is by its name a surface with canopy and roofs") } == 1)
  }

  @Test("a site at a longitude of 0 to 360 is where it is a turn before")
  func longitude() async throws {
    let site = Samples.site.replacing("22.05", with: "-337.95")
    let workspace = try Workspace(Samples.files(Samples.scenario(sites: [site])))
    let turned = try await Program.run(["run", Samples.scenarioName], in: workspace)
    #expect(turned.status == 0, "\(turned.talk)")
    let usual = try await Program.run(["run", Samples.scenarioName], in: Workspace(Samples.files()))
    #expect(turned.text == usual.text)
  }
}
