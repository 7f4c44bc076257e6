import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct ViewshedCommandTests {
  private func viewshed(
    _ workspace: Workspace, _ arguments: String..., output: String = "out.tif"
  ) async throws -> Outcome {
    try await Program.run(
      ["viewshed", "--dem", SightSamples.dem, "-o", output] + arguments, in: workspace)
  }

  @Test("the worked example: a post of 5 m hides what a line from 2 m to 1.8 m passes below its slopes")
  func workedExample() async throws {
    let workspace = try Workspace(SightSamples.post)
    let before = workspace.files()
    let outcome = try await viewshed(workspace, "--observer", SightSamples.west, "--no-curvature")
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.talk.isEmpty)
    #expect(workspace.files() == before.union(["out.tif"]))
    let seen = 255.0
    // One row aside, the ray to column 4 crosses the post's column 3/4 of the way to the next post, where the
    // ground is 1.25 m high and the ray 1.85 m; that to column 5 at 3/5, 2 m and 1.88 m.
    #expect(
      try await workspace.cells("out.tif").values == [
        [seen, seen, seen, seen, seen, seen, seen],
        [seen, seen, seen, seen, seen, 0, 0],
        [seen, seen, seen, seen, 0, 0, 0],
        [seen, seen, seen, seen, seen, 0, 0],
        [seen, seen, seen, seen, seen, seen, seen],
      ])
  }

  @Test("heights of the worked example, whatever the target's height is", arguments: ["1.8", "0"])
  func heights(target: String) async throws {
    let workspace = try Workspace(SightSamples.post)
    let outcome = try await viewshed(
      workspace, "--observer", SightSamples.west, "--no-curvature", "--mode", "height", "--target-height",
      target,
      "--engine", "reference")
    #expect(outcome.status == 0)
    // In the post's row, at column c, the line must pass 5 m at column 3: h = 2 + 3 c / 3.
    #expect(
      try await workspace.cells("out.tif").values == [
        [0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 1, 2, 3],
        [0, 0, 0, 0, 6, 7, 8],
        [0, 0, 0, 0, 1, 2, 3],
        [0, 0, 0, 0, 0, 0, 0],
      ])
    let information = try await workspace.tool("gdalinfo", "out.tif")
    #expect(information.contains("Type=Float32"))
    #expect(information.contains("NoData Value=-9999\n"))
    #expect(information.contains("Unit Type: m\n"))
    #expect(information.contains("Description = minimum visible height above ground"))
  }

  @Test("only heights of the exact engine carry a bound", arguments: ["exact", "reference"])
  func bound(engine: String) async throws {
    let workspace = try Workspace(SightSamples.post)
    #expect(
      try await viewshed(
        workspace, "--observer", SightSamples.west, "--mode", "height", "--engine", engine
      ).status == 0)
    let metadata = try await workspace.metadata("out.tif")
    #expect(metadata["KARAULA_ENGINE"] == engine)
    #expect((metadata["KARAULA_HEIGHT_BOUND_M"] != nil) == (engine == "exact"))
  }

  @Test("the file is a cloud-optimised GeoTIFF of the range's window that says what it rests on")
  func form() async throws {
    let workspace = try Workspace(SightSamples.post)
    // 30 m east and 40 m north of the centre of column 3, row 2.
    let outcome = try await viewshed(
      workspace, "--observer", "500380,4600290", "--max-range", "250", "--min-range", "100", "--verbose")
    #expect(outcome.status == 0)
    let information = try await workspace.tool("gdalinfo", "out.tif")
    #expect(information.contains("LAYOUT=COG"))
    #expect(information.contains("Size is 5, 5\n"))
    #expect(information.contains("Origin = (500100.0000000"))
    #expect(information.contains(",4600500.0000000"))
    #expect(information.contains("Type=Byte"))
    #expect(information.contains("NoData Value=1\n"))
    #expect(information.contains("Description = visible"))
    #expect(information.contains("UTM zone 34N"))
    let metadata = try await workspace.metadata("out.tif")
    #expect(metadata["KARAULA_OBSERVER_CELL"]?.hasPrefix("row 2, column 3") == true)
    #expect(metadata["KARAULA_OBSERVER_POINT"] == "500350.0,4600250.0")
    // 50 m on the plane, whose scale here is 0.9996.
    let shift = try #require(metadata["KARAULA_OBSERVER_SHIFT_M"].flatMap(Double.init))
    #expect(abs(shift - 50 / 0.9996) < 1e-3)
    #expect(metadata["KARAULA_OBSERVER_GROUND_M"] == "5.0")
    #expect(metadata["KARAULA_EYE_ELEVATION_M"] == "7.0")
    #expect(metadata["KARAULA_REFRACTION"] == "0.13")
    #expect(metadata["KARAULA_NODATA_POLICY"] == "fill")
    #expect(outcome.talk.contains("the observer stands at 500350.0,4600250.0"))
    #expect(outcome.talk.contains("\(shift) m from its place"))
  }

  @Test("on a geographic DEM distances are metres, not degrees")
  func geographic() async throws {
    let grid = Samples.grid(west: 20, south: 60, columns: 20, rows: 20, cellSize: 0.01) { _, _ in 0 }
    let workspace = try Workspace([SightSamples.dem: grid, "dem.prj": Samples.wgs84])
    let outcome = try await viewshed(workspace, "--observer", "20.105,60.105", "--max-range", "2300")
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty)
    let metadata = try await workspace.metadata("out.tif")
    let size = try #require(metadata["KARAULA_CELL_SIZE_M"]).split(separator: ",").compactMap { Double($0) }
    // `geod +ellps=WGS84 -I +units=m` of 60.105 20.1 60.105 20.11, and of 60.1 20.105 60.11 20.105.
    #expect(abs(size[0] - 556.231) < 0.001)
    #expect(abs(size[1] - 1114.141) < 0.001)
    #expect(metadata["KARAULA_CELL_SIZE_ERROR"]?.contains("tan(latitude)") == true)
    // 2300 m are 2 rows and 4 columns: 2 x 1114 m with 1 x 556 m is 2297 m, with 2 x 556 m 2490 m.
    let rows = try await workspace.cells("out.tif").values
    let looked = rows.map { row in row.indices.filter { row[$0] != 1 } }
    #expect(looked == [[3, 4, 5], Array(1...7), Array(0...8), Array(1...7), [3, 4, 5]])
  }

  @Test("cells need not be square")
  func oblong() async throws {
    let workspace = try Workspace(SightSamples.files(columns: 21, rows: 21) { _, _ in 0 })
    // The same cells, 100 m wide and 50 m high.
    _ = try await workspace.tool(
      "gdal_translate", "-q", "-a_ullr", "500000", "4601050", "502100", "4600000", "dem.asc", "flat.tif")
    let outcome = try await Program.run(
      [
        "viewshed", "--dem", "flat.tif", "--observer", "501050,4600525", "--max-range", "200", "-o",
        "out.tif",
      ],
      in: workspace)
    #expect(outcome.status == 0)
    let cells = try await workspace.cells("out.tif")
    #expect(cells.rows.count == 9)
    #expect(cells.rows.first?.count == 5)
    for cell in cells.all {
      #expect((cell.value == 255) == (hypot(cell.x - 501_050, cell.y - 4_600_525) <= 200))
      #expect((cell.value == 1) == (hypot(cell.x - 501_050, cell.y - 4_600_525) > 200))
    }
  }

  @Test("an observer may be given in another coordinate system than the DEM's")
  func otherSystem() async throws {
    let workspace = try Workspace(SightSamples.rough)
    let own = try await viewshed(workspace, "--observer", "501250,4601650", output: "own.tif")
    #expect(own.status == 0)
    // `cs2cs` of 501250 4601650 from EPSG:32634 to EPSG:4326.
    let other = try await viewshed(
      workspace, "--observer", "21.01499209,41.56652569", "--crs", "EPSG:4326", output: "other.tif")
    #expect(other.status == 0, "\(other.talk)")
    let cells = try await workspace.cells("own.tif")
    #expect(try await workspace.cells("other.tif") == cells)
    #expect(Set(cells.all.map(\.value)) == [0, 255])
  }

  @Test("every engine gives the same cells on rough ground", arguments: ["exact", "fast"])
  func engines(engine: String) async throws {
    let workspace = try Workspace(SightSamples.rough)
    let place = ["--observer", "501250,4601650", "--observer-elevation", "40", "--max-range", "1200"]
    for (name, engine) in [("truth.tif", "reference"), ("out.tif", engine)] {
      let outcome = try await Program.run(
        ["viewshed", "--dem", "dem.asc", "--engine", engine, "-o", name] + place, in: workspace)
      #expect(outcome.status == 0)
    }
    let truth = try await workspace.cells("truth.tif")
    let found = try await workspace.cells("out.tif")
    let differing = zip(truth.all, found.all).filter { $0 != $1 }.count
    #expect(Set(truth.all.map(\.value)) == [0, 1, 255])
    // The fast engine proves nothing; a few cells of a hundred may differ.
    #expect(differing <= (engine == "exact" ? 0 : truth.all.count / 20))
  }

  @Test("with curvature far ground sinks out of sight, with refraction less of it")
  func curvature() async throws {
    let workspace = try Workspace(SightSamples.files(columns: 150, rows: 1) { _, _ in 0 })
    var seen: [String: Int] = [:]
    for options in ["--refraction=0.13", "--refraction=-0.2", "--no-curvature"] {
      #expect(try await viewshed(workspace, "--observer", "500050,4600050", options).status == 0)
      seen[options] = try await workspace.cells("out.tif").all.filter { $0.value == 255 }.count
    }
    // The horizons of 2 m and 1.8 m add up to sqrt(2 R 2 / (1 - k)) + sqrt(2 R 1.8 / (1 - k)): 10,546 m for k
    // = 0.13, 8,979 m for k = -0.2; ground between cell centres is level, which hides a little less.
    #expect(abs((seen["--refraction=0.13"] ?? 0) - 106) <= 2)
    #expect(abs((seen["--refraction=-0.2"] ?? 0) - 90) <= 2)
    #expect(seen["--no-curvature"] == 150)
  }
}
