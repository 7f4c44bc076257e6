import Foundation
import Testing

/// Whatever files hold, standard error has lines of the program's own alone.
@Suite(.timeLimit(.minutes(60))) struct NoiseTests {
  /// Broken and odd files, all made of the samples by the commands of a shell.
  private static let preparation = """
    ogr2ogr good.shp border.geojson; ogr2ogr good.gpkg border.geojson; ogr2ogr good.kml border.geojson
    for end in shp dbf prj; do cp good.$end noindex.$end; done
    for end in shp shx dbf prj; do cp good.$end cut.$end; cp good.$end odd.$end; cp good.$end junk.$end; done
    truncate -s 70 cut.dbf; echo 'PROJCS["what"' > odd.prj; head -c 200 /dev/urandom > junk.prj
    for size in 5000 60000; do cp good.gpkg cut$size.gpkg; truncate -s $size cut$size.gpkg; done
    cp good.gpkg named.db; head -c 400 good.kml > cut.kml; head -c 60 border.geojson > cut.geojson
    : > empty.geojson; echo 'id,x,y' > ragged.csv; echo 'P1,22.05,41.045,7,8' >> ragged.csv
    gdal_translate -q -of GTiff dem.asc whole.tif; cp whole.tif cut.tif; truncate -s 9000 cut.tif
    gdal_translate -q -co COMPRESS=DEFLATE dem.asc packed.tif; cp packed.tif bad.tif
    head -c 60 /dev/urandom | dd of=bad.tif bs=1 seek=3000 conv=notrunc 2> dd.log
    gdal_translate -q -of JPEG -ot Byte whole.tif picture.jpg; gdal_translate -q -of PNG -ot Byte whole.tif picture.png
    truncate -s 200 picture.png; gdal_translate -q -of netCDF -co FORMAT=NC4 whole.tif four.nc
    cp four.nc cut.nc; truncate -s 3000 cut.nc; gdal_translate -q -of HFA whole.tif cut.img; truncate -s 4000 cut.img
    sed 's/300/abc/' dem.asc > words.asc; cp dem.prj words.prj; gdal_translate -q -of VRT cut.tif over.vrt
    gdal_translate -q -of VRT whole.tif gone.vrt; sed -i 's/whole.tif/nowhere.tif/' gone.vrt
    gdal_translate -q -a_srs '+proj=utm +zone=34 +ellps=WGS84' whole.tif unknown.tif
    """

  private static let vectors = [
    "good.shp", "noindex.shp", "cut.shp", "odd.shp", "junk.shp", "cut5000.gpkg", "cut60000.gpkg", "named.db",
    "cut.kml", "cut.geojson", "empty.geojson", "ragged.csv", "whole.tif", "missing.shp",
    "/vsizip/missing.zip/a.shp",
  ]
  private static let rasters = [
    "whole.tif", "cut.tif", "bad.tif", "picture.jpg", "picture.png", "four.nc", "cut.nc", "cut.img",
    "words.asc",
    "over.vrt", "gone.vrt", "unknown.tif", "good.gpkg", "missing.tif", "/vsizip/missing.zip/a.tif",
  ]

  private static func workspace() async throws -> Workspace {
    let workspace = try Workspace(Samples.files())
    let made = try await Program.shell("(\(preparation)) > made.log 2>&1; true", in: workspace)
    #expect(made.status == 0)
    return workspace
  }

  private func check(_ arguments: [String], _ workspace: Workspace) async throws {
    let outcome = try await Program.run(arguments, in: workspace)
    let noise = outcome.talkLines.filter { !$0.hasPrefix("karaula: ") }
    #expect(noise.isEmpty, "\(arguments): \(noise.prefix(3))")
    #expect([0, 64, 65, 66].contains(outcome.status), "\(arguments): \(outcome.talk)")
    #expect(outcome.status == 0 || outcome.errorLines.count >= 1)
  }

  @Test("commands over broken and odd vector files say nothing but lines of their own")
  func vectorFiles() async throws {
    let workspace = try await Self.workspace()
    for name in Self.vectors {
      let border = Samples.scenario(border: "source: '\(name)'")
      try workspace.write(border, to: "border.yaml")
      try workspace.write(
        Samples.scenario(
          sites: ["{source: '\(name)'}"],
          more: "patrols: [{id: U, type: uav, route_source: '\(name)', height_m: 100}]"), to: "layer.yaml")
      try await check(["run", "border.yaml"], workspace)
      try await check(["validate", "layer.yaml"], workspace)
      try await check(
        ["viewshed", "--dem", Samples.terrainName, "--observers", name, "--max-range", "500", "-o", "a.tif"],
        workspace)
    }
  }

  @Test("commands over broken and odd rasters say nothing but lines of their own")
  func rasterFiles() async throws {
    let workspace = try await Self.workspace()
    for (index, name) in Self.rasters.enumerated() {
      try workspace.write(Samples.scenario(terrain: "dem: '\(name)'"), to: "dem.yaml")
      try workspace.write(Samples.scenario(terrain: "dem: dem.asc, canopy: '\(name)'"), to: "canopy.yaml")
      try await check(["run", "dem.yaml", "--out", "out"], workspace)
      try await check(["run", "canopy.yaml"], workspace)
      try await check(
        ["viewshed", "--dem", name, "--observer", "22.05,41.045", "--crs", "EPSG:4326", "-o", "b.tif"],
        workspace)
      try await check(
        ["los", "--dem", name, "--from", "22.05,41.045,2", "--to", "22.06,41.05,2", "--crs", "EPSG:4326"],
        workspace)
      try await check(
        ["init", "--border", Samples.borderName, "--dem", name, "--out", "init\(index)"], workspace)
    }
  }

  @Test("what a driver warns of comes once, with the file's name, and reaches the result")
  func warned() async throws {
    let workspace = try Workspace(Samples.files())
    // One feature's polygon is not closed, which OGR mends and tells for each.
    let lines = (1...9).map { "\"LINESTRING (22.0\($0) 41.05, 22.0\($0)5 41.05)\",2024-0\($0)-40" }
    try workspace.write("WKT,date\n" + lines.joined(separator: "\n") + "\n", to: "b.csv")
    try workspace.write("\"WKT\",\"Date\"\n", to: "b.csvt")
    try workspace.write(
      Samples.scenario(border: "source: b.csv, crs: EPSG:4326"), to: Samples.scenarioName)
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let told = outcome.warnings.filter { $0.contains("b.csv: GDAL warns: ") }
    #expect(told.count <= 3)
    #expect(!told.isEmpty, "\(outcome.talk)")
    let summary = try #require(
      JSONSerialization.jsonObject(with: workspace.bytes("out/summary.json")) as? [String: Any])
    #expect((summary["warnings"] as? [String])?.contains { $0.hasPrefix("b.csv: GDAL warns: ") } == true)
  }

  @Test("what a user asks GDAL to tell is told")
  func debug() async throws {
    let workspace = try Workspace(Samples.files())
    let outcome = try await Program.run(
      ["validate", Samples.scenarioName], in: workspace, environment: ["CPL_DEBUG": "ON"])
    #expect(outcome.status == 0)
    #expect(outcome.talkLines.contains { !$0.hasPrefix("karaula: ") })
  }
}
