import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct RunTests {
  @Test("without --out standard output is one GeoJSON collection and nothing else")
  func collection() async throws {
    let workspace = try Workspace(Samples.files())
    let outcome = try await Program.run(["run", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty)
    let object = try #require(try JSONSerialization.jsonObject(with: outcome.output) as? [String: Any])
    #expect(object["type"] as? String == "FeatureCollection")
    #expect((object["features"] as? [Any])?.isEmpty == false)
    #expect(workspace.files() == Set(Samples.files().keys))
  }

  @Test(
    "standard output can be piped into ogrinfo, with gaps and without",
    arguments: [
      Samples.site, "{id: A, type: fixed-pillar, at: [22.05, 41.045], mast_height_m: 900}",
    ])
  func pipe(site: String) async throws {
    let workspace = try Workspace(Samples.files(Samples.scenario(sites: [site])))
    let alone = try await Program.run(["run", Samples.scenarioName], in: workspace)
    let gaps = try JSONDecoder.snakeCase.decode(LineCollection.self, from: alone.output)
    let outcome = try await Program.shell(
      #""$0" run scenario.yaml | ogrinfo -so -al /vsistdin/"#, in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("Layer name: gaps"))
    #expect(outcome.text.contains("Feature Count: \(gaps.features.count)\n"))
  }

  @Test("with --out the folder holds the eleven files and no other, and standard output a table")
  func folder() async throws {
    let workspace = try Workspace(Samples.files())
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "new/out"], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty)
    #expect(outcome.text.contains("covered"))
    #expect(
      workspace.files(below: "new/out") == [
        "gaps.geojson", "border.geojson", "sensors.geojson", "summary.json", "plan.yaml", "coverage.tif",
        "karaula.gpkg", "karaula.qgs", "coverage.qml", "report.html", "hillshade.tif",
      ])
  }

  @Test("covered and gap lengths add up to the border's, in the summary and in the features")
  func lengths() async throws {
    let workspace = try Workspace(Samples.files())
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0)
    let summary = try workspace.value(SummaryFile.self, "out/summary.json")
    let gaps = try workspace.value(LineCollection.self, "out/gaps.geojson")
    let border = try workspace.value(LineCollection.self, "out/border.geojson")
    // `geod +ellps=WGS84 -I +units=m` of 41.05 22.02 41.05 22.08.
    #expect(abs(summary.borderLengthM - 5044.294) < 0.001)
    #expect(summary.gapCount == gaps.features.count)
    #expect(summary.coveredLengthM > 0)
    #expect(gaps.length > 0)
    let allowed = 1e-6 * summary.borderLengthM
    #expect(abs(summary.coveredLengthM + gaps.length - summary.borderLengthM) < allowed)
    #expect(abs(border.length - summary.borderLengthM) < allowed)
    let covered = border.features.filter { $0.properties.covered == true }.map(\.properties.lengthM).reduce(
      0, +)
    #expect(abs(covered - summary.coveredLengthM) < allowed)
  }

  @Test("without terrain the ground is level, and a warning says so")
  func levelGround() async throws {
    let yaml = "karaula: 1\nborder: {source: border.geojson}\nsites:\n  - \(Samples.site)\n"
    let workspace = try Workspace([Samples.scenarioName: yaml, Samples.borderName: Samples.border])
    let outcome = try await Program.run(["run", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.warnings.count == 1)
    #expect(outcome.errorLines.isEmpty)
    #expect(outcome.warnings.first?.contains("the ground is level") == true)
    let gaps = try JSONDecoder.snakeCase.decode(LineCollection.self, from: outcome.output)
    #expect(gaps.features.allSatisfy { $0.properties.cause != "hidden by terrain" })
  }

  @Test("an azimuth is from true north, also far from the meridian that the lattice has its north from")
  func trueNorth() async throws {
    // The lattice's meridian is the border's middle, 22 degrees. At 20.05 degrees true north lies
    // 1.95 sin(42.06) = 1.31 degrees beside the plane's: 101 m at the border, 4.44 km to the north.
    let yaml = """
      karaula: 1
      border: {source: border.geojson}
      required_probability: 0.2
      equipment:
        narrow: {extends: fixed-pillar, sector_deg: 2, mast_height_m: 100}
      sites:
        - {id: A, type: narrow, at: [20.05, 42.06], azimuth_deg: 0}
      """
    let line = stride(from: 20.0, through: 24, by: 0.1).map { "[\($0), 42.1]" }.joined(separator: ", ")
    let workspace = try Workspace([
      Samples.scenarioName: yaml, Samples.borderName: Samples.collection("LineString", "[\(line)]"),
    ])
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0)
    let border = try workspace.value(LineCollection.self, "out/border.geojson")
    let seen = border.features.filter { $0.properties.covered == true }.flatMap(\.geometry.lines).joined()
    let longitudes = seen.compactMap(\.first)
    let (west, east) = (try #require(longitudes.min()), try #require(longitudes.max()))
    // Half a cell is 25 m, 0.0003 degrees.
    #expect(abs((west + east) / 2 - 20.05) < 0.0005)
    // Two degrees at 4.44 km are 155 m, 0.0019 degrees.
    #expect(abs(east - west - 0.0019) < 0.0006)
  }

  @Test("with --quiet standard error is empty where warnings would stand", arguments: [true, false])
  func quiet(isQuiet: Bool) async throws {
    let yaml = Samples.scenario(terrain: "dem: dem.asc, kind: dsm", more: "period_s: 300")
    let workspace = try Workspace(Samples.files(yaml))
    let outcome = try await Program.run(
      ["run", Samples.scenarioName] + (isQuiet ? ["--quiet"] : []), in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty == isQuiet)
  }

  @Test("progress is not written into a pipe, however long the work is")
  func progress() async throws {
    let workspace = try Workspace(LongRun.files)
    let outcome = try await Program.shell(
      #""$0" run scenario.yaml --threads 1 2>&1 >gaps.geojson | cat"#, in: workspace)
    #expect(outcome.text.split(separator: "\n").allSatisfy { $0.hasPrefix("karaula: warning: ") })
    #expect(!outcome.text.contains("\r"))
    #expect(!outcome.text.contains("%"))
  }

  @Test("a second run into a folder puts the new result in place of the old one")
  func again() async throws {
    let workspace = try Workspace(Samples.files())
    for _ in 0..<2 {
      let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
      #expect(outcome.status == 0)
      #expect(workspace.files(below: "out").count == 11)
    }
  }

  @Test("more threads than sections are no more work and no more memory")
  func manyThreads() async throws {
    let workspace = try Workspace(Samples.files())
    let one = try await Program.run(["run", Samples.scenarioName, "--threads", "1"], in: workspace)
    let many = try await Program.run(["run", Samples.scenarioName, "--threads", "100000"], in: workspace)
    #expect(many.status == 0, "\(many.talk)")
    #expect(many.output == one.output)
  }

  @Test(
    "standard output that cannot be written ends a run with 73 and one line",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")),
    arguments: ["run scenario.yaml", "run scenario.yaml --out out", "validate scenario.yaml"])
  func fullOutput(command: String) async throws {
    let workspace = try Workspace(Samples.files())
    let outcome = try await Program.shell("exec \"$0\" \(command) > /dev/full", in: workspace)
    #expect(outcome.status == 73)
    #expect(outcome.talkLines.count == 1)
    #expect(outcome.talk.hasPrefix("karaula: "))
  }

  /// An eye of 2 m and a person of 1.8 m: sqrt(2 R' 2) + sqrt(2 R' 1.8) = 5,412 + 5,135 m with R' = 6,371,000
  /// / 0.87 m; 600 mm over 17 um give 0.5 x 35,294 m in air that dims nothing.
  @Test("a range beyond the horizon of level ground is a warning with both")
  func beyondHorizon() async throws {
    let more = """
      assumptions: {clear_air_lwir_per_km: 0}
      equipment:
        far: {extends: thermal-camera, cameras: [{name: t, band: lwir, focal_length_mm: 600, pitch_um: 17}]}
      """
    let site = Samples.site.replacing("thermal-camera", with: "far")
    let workspace = try Workspace(Samples.files(Samples.scenario(sites: [site], more: more)))
    let outcome = try await Program.run(["run", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0)
    let warning = outcome.warnings.first {
      $0.contains("sensor A: its range of 17647 m lies beyond the horizon")
    }
    #expect(warning?.contains("10547 m") == true, "\(outcome.talk)")
  }

  @Test("a feature without a line is left out with a warning that names it")
  func featureWithoutGeometry() async throws {
    let border = """
      {"type": "FeatureCollection", "features": [
      {"type": "Feature", "properties": {}, "geometry": null},
      {"type": "Feature", "properties": {}, "geometry":
        {"type": "LineString", "coordinates": [[22.02, 41.05], [22.08, 41.05]]}}]}
      """
    let workspace = try Workspace(Samples.files().merging([Samples.borderName: border]) { $1 })
    let outcome = try await Program.run(["run", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.warnings.count == 1)
    #expect(outcome.warnings.first?.contains("feature 0") == true)
  }

  @Test("a layer of sites without coordinate system takes the one that the scenario names")
  func tableOfSites() async throws {
    let scenario = Samples.scenario(sites: ["{source: posts.csv, crs: 'EPSG:4326'}"])
    let posts = "id,type,azimuth_deg,WKT\nA,thermal-camera,0,\"POINT (22.05 41.045)\"\n"
    let workspace = try Workspace(Samples.files(scenario).merging(["posts.csv": posts]) { $1 })
    let outcome = try await Program.run(["run", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    try workspace.write(Samples.scenario(), to: Samples.scenarioName)
    #expect(try await Program.run(["run", Samples.scenarioName], in: workspace).output == outcome.output)
  }
}
