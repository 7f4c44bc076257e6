import Foundation
import Testing

/// Coordinate systems as planners' files name them.
@Suite(.timeLimit(.minutes(60))) struct SystemCaseTests {
  /// EPSG:31277 as ESRI's programs write it, from which PROJ has a ballpark to WGS 84 alone.
  private static let esriBalkans7 = """
    PROJCS["MGI_Balkans_7",GEOGCS["GCS_MGI",DATUM["D_MGI",SPHEROID["Bessel_1841",6377397.155,299.1528128]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
    PARAMETER["False_Easting",7500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",21.0],\
    PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
    """

  /// The samples in EPSG:3909, in files that say EPSG:31277: `border.shp`, `sites.shp`, `dem.tif` and `trees.tif`.
  private static func workspace(_ scenario: String) async throws -> Workspace {
    let workspace = try Workspace(Samples.files(scenario))
    try workspace.write(
      Samples.collection(
        "Point", "[22.05, 41.045]", properties: #"{"id": "A", "type": "fixed-pillar"}"#),
      to: "sites.geojson")
    for (name, source) in [("border", Samples.borderName), ("sites", "sites.geojson")] {
      _ = try await workspace.tool("ogr2ogr", "-t_srs", "EPSG:3909", "\(name).shp", source)
      try workspace.write(esriBalkans7, to: "\(name).prj")
    }
    let warp = ["gdalwarp", "-q", "-t_srs", "EPSG:3909", "-tr", "80", "80", "-dstnodata", "-9999"]
    _ = try await RunningProgram(
      URL(filePath: "/usr/bin/env"), warp + [Samples.terrainName, "true.tif"], in: workspace.folder
    ).outcome()
    _ = try await workspace.tool("gdal_translate", "-q", "-a_srs", esriBalkans7, "true.tif", "dem.tif")
    _ = try await workspace.tool(
      "gdal_translate", "-q", "-a_srs", esriBalkans7, "-scale", "0", "1", "0", "0", "true.tif", "trees.tif")
    return workspace
  }

  private static let advice = "`crs: EPSG:3909` (or EPSG:6316)"

  @Test(
    "no command takes coordinates by a ballpark: each names the file, the system and the way on",
    arguments: [
      ("source: border.shp", "dem: dem.asc", Samples.site, "border.shp"),
      ("source: border.geojson", "dem: dem.asc", "{source: sites.shp}", "sites.shp"),
      ("source: border.geojson", "dem: dem.tif", Samples.site, "dem.tif"),
      ("source: border.geojson", "dem: dem.asc, canopy: trees.tif", Samples.site, "trees.tif"),
    ])
  func refused(border: String, terrain: String, site: String, file: String) async throws {
    let workspace = try await Self.workspace(
      Samples.scenario(border: border, terrain: terrain, sites: [site]))
    for command in ["run", "validate"] {
      let outcome = try await Program.run([command, Samples.scenarioName], in: workspace)
      #expect(outcome.status == 65, "\(outcome.talk)")
      #expect(outcome.errorLines.count == 1)
      let line = try #require(outcome.errorLines.first)
      #expect(line.contains("\(file): "))
      #expect(line.contains("MGI / Balkans zone 7"))
      #expect(line.contains(Self.advice))
    }
  }

  @Test(
    "viewshed, los and init refuse a ballpark, too",
    arguments: [
      ["viewshed", "--dem", "dem.tif", "--observer", "7600000,4550000", "-o", "a.tif"],
      ["viewshed", "--dem", "dem.asc", "--observers", "sites.shp", "-o", "a.tif"],
      ["los", "--dem", "dem.tif", "--from", "7600000,4550000,2", "--to", "7600100,4550000,2"],
      ["init", "--border", "border.shp", "--out", "a"],
      ["init", "--border", "border.geojson", "--dem", "dem.tif", "--out", "a"],
    ])
  func commands(arguments: [String]) async throws {
    let workspace = try await Self.workspace(Samples.scenario())
    let outcome = try await Program.run(arguments, in: workspace)
    #expect(outcome.status == 65, "\(outcome.talk)")
    #expect(outcome.talkLines.count == 1)
    #expect(outcome.talk.contains(Self.advice))
  }

  @Test("the named system rules, with a warning for each file, and the result is that of the true files")
  func named() async throws {
    let scenario = Samples.scenario(
      border: "source: border.shp, crs: EPSG:3909",
      terrain: "dem: dem.tif, crs: EPSG:3909, canopy: {source: trees.tif, crs: EPSG:3909}",
      sites: ["{source: sites.shp, crs: EPSG:3909}"])
    let workspace = try await Self.workspace(scenario)
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    for (file, layer) in [
      ("border.shp", " (layer border)"), ("sites.shp", " (layer sites)"), ("dem.tif", ""), ("trees.tif", ""),
    ] {
      let warnings = outcome.warnings.filter {
        $0.contains("\(file)\(layer): says that it is in MGI / Balkans zone 7")
      }
      #expect(warnings.count == 1)
      #expect(warnings.allSatisfy { $0.hasSuffix("; crs EPSG:3909 is taken instead") })
    }
    let summary = try #require(
      JSONSerialization.jsonObject(with: workspace.bytes("out/summary.json")) as? [String: Any])
    #expect(
      (summary["warnings"] as? [String])?.contains { $0.hasPrefix("border.shp (layer border): says") } == true
    )
    let inputs = try #require(summary["inputs"] as? [[String: Any]])
    let border = try #require(inputs.first { $0["role"] as? String == "border" })
    #expect(border["crs"] as? String == "MGI 1901 / Balkans zone 7 (EPSG:6316)")
    #expect((border["operation"] as? String)?.hasPrefix("MGI 1901 to WGS 84 (") == true)
    #expect((border["accuracy_m"] as? Double ?? 99) <= 2)
    let sensors = try workspace.value(SensorCollection.self, "out/sensors.geojson")
    #expect(sensors.features.contains { $0.properties.id == "A" })
    let straight = try Workspace(Samples.files())
    #expect(try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: straight).status == 0)
    let (found, expected) = try (
      workspace.value(SummaryFile.self, "out/summary.json"),
      straight.value(SummaryFile.self, "out/summary.json")
    )
    #expect(abs(found.borderLengthM - expected.borderLengthM) < 0.05)
  }

  @Test(
    "validate tells the system, the operation and its accuracy of each input, and the plan of its plan is the same"
  )
  func validate() async throws {
    let scenario = Samples.scenario(
      border: "source: border.shp, crs: EPSG:3909", terrain: "dem: [dem.asc, true.tif]",
      sites: ["{source: sites.shp, crs: EPSG:3909}"])
    let workspace = try await Self.workspace(scenario)
    let outcome = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let shift =
      /MGI 1901 \/ Balkans zone 7 \(EPSG:6316\), brought to WGS 84 by MGI 1901 to WGS 84 \([0-9]+\), within [125] m/
    let lines = outcome.text.split(separator: "\n").prefix { $0.hasPrefix("#") }
    #expect(lines.contains("# Coordinate systems:"))
    for (start, system) in [("#   border.shp (layer border): ", shift), ("#   true.tif: ", shift)] {
      #expect(lines.contains { $0.hasPrefix(start) && $0.firstMatch(of: system) != nil })
    }
    #expect(lines.contains { $0.hasPrefix("#   dem.asc: WGS 84") && $0.hasSuffix(", on WGS 84 itself") })
    #expect(outcome.errorLines.count == 1)
    let layer = try #require(outcome.errorLines.first)
    #expect(layer.hasPrefix("karaula: sites.shp (layer sites): "))
    #expect(layer.firstMatch(of: shift) != nil)
    try workspace.write(outcome.text, to: "plan.yaml")
    let again = try await Program.run(["validate", "plan.yaml"], in: workspace)
    #expect(again.text == outcome.text)
    #expect(try await Program.run(["validate", Samples.scenarioName, "--quiet"], in: workspace).talk.isEmpty)
  }

  @Test("--crs is the system of a layer of observers as it is of X,Y, and --dem-crs overrides a local system")
  func options() async throws {
    let workspace = try await Self.workspace(Samples.scenario())
    _ = try await workspace.tool(
      "gdal_translate", "-q", "-a_srs", #"LOCAL_CS["site",UNIT["metre",1]]"#, "true.tif", "local.tif")
    let observers = try await Program.run(
      [
        "viewshed", "--dem", "local.tif", "--dem-crs", "EPSG:3909", "--observers", "sites.shp", "--crs",
        "EPSG:3909",
        "-o", "layer.tif", "--per-observer", "each",
      ], in: workspace)
    #expect(observers.status == 0, "\(observers.talk)")
    #expect(observers.talkLines.count == 1)
    #expect(observers.talk.contains("sites.shp (layer sites): says that it is in MGI / Balkans zone 7"))
    let one = try await Program.run(
      [
        "viewshed", "--dem", "true.tif", "--observer", "22.05,41.045", "--crs", "EPSG:4326", "-o", "one.tif",
      ], in: workspace)
    #expect(one.status == 0, "\(one.talk)")
    #expect(try await workspace.cells("each/A.tif").values == workspace.cells("one.tif").values)
    for option in ["--dem-crs", "--crs"] {
      let wrong = try await Program.run(
        ["viewshed", "--dem", "dem.asc", "--observer", "22.05,41.045", option, "moon", "-o", "a.tif"],
        in: workspace)
      #expect(wrong.status == 64)
      #expect(wrong.talk.contains("\(option) moon: is not a coordinate system"))
    }
  }

  @Test("a text that is no system is told with its place in the scenario, before anything is read")
  func place() async throws {
    let scenario = Samples.scenario(sites: ["{source: gone.gpkg, crs: moon}"])
    let workspace = try Workspace(Samples.files(scenario))
    let outcome = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 65)
    #expect(
      outcome.talk.hasPrefix("karaula: scenario.yaml:5:30: gone.gpkg: crs 'moon' is not a coordinate system"))
    #expect(outcome.talkLines.count == 1)
    let tiles = try Workspace(
      Samples.files(Samples.scenario(terrain: "dem: copernicus-glo30, crs: EPSG:4326")))
    let other = try await Program.run(["validate", Samples.scenarioName], in: tiles)
    #expect(other.status == 65)
    #expect(other.talk.contains("the public tiles have a coordinate system of their own"))
  }

  @Test(
    "the cases whose system has a ballpark alone are refused with the way on",
    .enabled(if: SharedCases.isThere),
    arguments: ["esri_gk7", "sites_gk7"])
  func ballparkCase(name: String) async throws {
    let outcome = try await SharedCases.run("vector/\(name)/s.yaml", in: Workspace())
    #expect(outcome.status == 65)
    #expect(outcome.talkLines.count == 1)
    #expect(outcome.talk.contains("MGI / Balkans zone 7 (EPSG:31277)"))
    #expect(outcome.talk.contains(Self.advice))
  }

  @Test("the case without a system takes the one that is named", .enabled(if: SharedCases.isThere))
  func undefinedCase() async throws {
    let workspace = try Workspace()
    let named = try await SharedCases.run("vector/nocrs_gpkg/mgi.yaml", "--out", "out", in: workspace)
    #expect(named.status == 0, "\(named.talk)")
    #expect(named.warnings.count == 1)
    // echo 43.5 21.0 | cs2cs -f %.7f EPSG:3906 EPSG:4326
    let text = try #require(String(bytes: workspace.bytes("out/border.geojson"), encoding: .utf8))
    #expect(text.contains(/"coordinates": \[ \[ 20\.99460[0-9]+, 43\.50017[0-9]+ \]/))
    let yaml = try SharedCases.path("vector/nocrs_gpkg/b.gpkg")
    try workspace.write("karaula: 1\nborder: {source: \"\(yaml)\"}\nsites: []\n", to: "s.yaml")
    let unnamed = try await Program.run(["run", "s.yaml"], in: workspace)
    #expect(unnamed.status == 65)
    #expect(unnamed.talk.contains("no coordinate system of the Earth, only 'Undefined geographic SRS'"))
  }
}
