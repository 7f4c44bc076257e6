import Foundation
import Testing

/// What `viewshed` and `los` make of the DEM's edges, plane, voids and size.
@Suite(.timeLimit(.minutes(60))) struct SightRasterTests {
  @Test(
    "an observer on the DEM's outer edge stands in its last cell",
    arguments: ["503000,4600000", "503000,4601000", "502000,4600000"])
  func edge(place: String) async throws {
    let workspace = try Workspace(SightSamples.rough)
    let outcome = try await Program.run(
      ["viewshed", "--dem", "dem.asc", "--observer", place, "-o", "v.tif"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let beyond = try await Program.run(
      ["los", "--dem", "dem.asc", "--from", "503000.5,4600000,2", "--to", "500000,4600000,2"], in: workspace)
    #expect(beyond.status == 65)
    #expect(beyond.talk.contains("lies outside the DEM"))
  }

  @Test("an observer in a void needs no ground when its elevation is given")
  func elevation() async throws {
    let files = SightSamples.files(columns: 30, rows: 30) { column, row in
      (10..<20).contains(column) && (10..<20).contains(row) ? nil : 100
    }
    let workspace = try Workspace(files)
    let observer = ["viewshed", "--dem", "dem.asc", "--observer", "501550,4601450", "-o", "v.tif"]
    let height = try await Program.run(observer, in: workspace)
    #expect(height.status == 65)
    #expect(height.talk.contains("stands in a void of the DEM"))
    let elevation = try await Program.run(
      observer + ["--observer-elevation", "400", "--nodata", "transparent"], in: workspace)
    #expect(elevation.status == 0, "\(elevation.talk)")
    #expect(elevation.talk.isEmpty)
    let information = try await workspace.tool("gdalinfo", "v.tif")
    #expect(information.contains("KARAULA_OBSERVER_GROUND=unknown: a void of the DEM"))
    #expect(!information.contains("KARAULA_OBSERVER_GROUND_M"))
    #expect(try await workspace.cells("v.tif").value(x: 500_050, y: 4_600_050) == 255)
  }

  @Test("over Web Mercator ranges are those on the ground, and the file says by how much its plane is off")
  func mercator() async throws {
    let files = SightSamples.files(columns: 60, rows: 60) { _, _ in 100 }
    let workspace = try Workspace(files)
    let warped = try await workspace.tool(
      "gdalwarp", ["-q", "-t_srs", "EPSG:3857", "-tr", "100", "100", "dem.asc", "web.tif"])
    #expect(warped.status == 0, "\(warped.talk)")
    let outcome = try await Program.run(
      [
        "viewshed", "--dem", "web.tif", "--observer", "21.035,41.58", "--crs", "EPSG:4326", "--max-range",
        "1000",
        "--observer-height", "50", "-o", "v.tif",
      ], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.warnings.count == 1)
    // 1 / cos(41.58 degrees) is 1.337; on the ellipsoid 1.3345.
    #expect(outcome.talk.contains(/distances on its projection are 33\.\d+ % longer than on the ground/))
    let values = try await workspace.cells("v.tif").values
    let seen = values.joined().count { $0 == 255 }
    // A circle of 1 km of ground in cells of 100 m / 1.3345, to the width of a ring of cells.
    let expected = Double.pi * pow(1000 * 1.3345 / 100, 2)
    #expect(abs(Double(seen) - expected) < 2 * Double.pi * 1000 * 1.3345 / 100)
    let information = try await workspace.tool("gdalinfo", "v.tif")
    #expect(information.contains("KARAULA_SCALE_ERROR=0.33"))
    #expect(information.contains("% longer than on the ground at the observer"))
  }

  @Test("a grid whose cells are askew on the ground is refused")
  func askew() async throws {
    let workspace = try Workspace(SightSamples.files(columns: 60, rows: 60) { _, _ in 100 })
    let sinusoidal = "+proj=sinu +lon_0=-60 +datum=WGS84 +units=m"
    _ = try await workspace.tool("gdalwarp", ["-q", "-t_srs", sinusoidal, "dem.asc", "sinusoidal.tif"])
    let outcome = try await Program.run(
      [
        "viewshed", "--dem", "sinusoidal.tif", "--observer", "21.035,41.58", "--crs", "EPSG:4326", "-o",
        "v.tif",
      ],
      in: workspace)
    #expect(outcome.status == 65)
    #expect(outcome.talk.contains("askew on the ground"))
  }

  @Test("a rotation that moves no cell by a hundredth is none, a larger one is refused")
  func rotation() async throws {
    let workspace = try Workspace(SightSamples.rough)
    for (name, turn, status) in [("rounding", "0.0001", Int32(0)), ("turned", "0.1", 65)] {
      try workspace.write(
        """
        <VRTDataset rasterXSize="30" rasterYSize="30"><SRS>EPSG:32634</SRS>
          <GeoTransform>500000, 100, \(turn), 4603000, -\(turn), -100</GeoTransform>
          <VRTRasterBand dataType="Float32" band="1"><SimpleSource>
            <SourceFilename relativeToVRT="1">dem.asc</SourceFilename><SourceBand>1</SourceBand></SimpleSource>
          </VRTRasterBand></VRTDataset>
        """, to: name + ".vrt")
      let outcome = try await Program.run(
        ["viewshed", "--dem", name + ".vrt", "--observer", "501050,4601050", "-o", "v.tif"], in: workspace)
      #expect(outcome.status == status, "\(outcome.talk)")
    }
  }

  @Test("a line over a large sparse DEM is read along the line alone")
  func large() async throws {
    let workspace = try Workspace(SightSamples.post)
    // 20,000 by 20,000 cells of 5 m: 1.6 GB as a rectangle.
    let made = try await workspace.tool(
      "gdal_create",
      [
        "-of", "GTiff", "-outsize", "20000", "20000", "-ot", "Float32", "-a_srs", "EPSG:32634", "-a_ullr",
        "400000",
        "4700000", "500000", "4600000", "-co", "SPARSE_OK=TRUE", "-co", "TILED=YES", "large.tif",
      ])
    #expect(made.status == 0, "\(made.talk)")
    let line =
      #""$0" los --dem large.tif --from 400002,4699998,9000 --to 499998,4600002,9000 -o line.geojson"#
    // 600 MB of address space beside what a program with GDAL maps anyway would not hold the rectangle.
    let outcome = try await Program.shell("ulimit -v 1400000; " + line, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(
      try String(decoding: workspace.bytes("line.geojson"), as: UTF8.self).contains("\"visible\": true"))
  }

  @Test(
    "options that make no sense are wrong usage",
    arguments: [
      ["--valid-range", "5,2"], ["--valid-range", "-20000,5"], ["--dem-unit", "furlong"],
      ["--dem-band", "0"],
      ["--nodata-value", "inf"],
    ])
  func usage(options: [String]) async throws {
    let workspace = try Workspace(SightSamples.rough)
    let outcome = try await Program.run(
      ["los", "--dem", "dem.asc", "--from", "500050,4600050,2", "--to", "501050,4600050,2"] + options,
      in: workspace)
    #expect(outcome.status == 64)
    #expect(outcome.talk.contains(options[0]))
  }

  @Test("the range and the nodata that options name are those of the readers")
  func range() async throws {
    let workspace = try Workspace(
      SightSamples.files(columns: 9, rows: 3) { column, _ in column == 4 ? -3_000 : 0 })
    let line = ["los", "--dem", "dem.asc", "--from", "500050,4600150,2", "--to", "500850,4600150,2"]
    let refused = try await Program.run(line, in: workspace)
    #expect(refused.status == 65)
    #expect(refused.talk.contains("holds -3000 at row 0, column 4: an elevation is from -500 to 9000 m"))
    #expect(try await Program.run(line + ["--valid-range=-11000,9000"], in: workspace).status == 0)
    let void = try await Program.run(line + ["--nodata-value", "-3000", "--nodata", "block"], in: workspace)
    #expect(void.text.contains("\"blocked_by_void\": true"))
  }
}
