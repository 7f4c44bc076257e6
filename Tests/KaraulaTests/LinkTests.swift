import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct LinkTests {
  /// Runs a scenario and reads what it tells of links.
  private func run(_ files: [String: String], _ scenario: String = Samples.scenarioName) async throws -> (
    summary: LinkSummary, sensors: SensorCollection, outcome: Outcome, workspace: Workspace
  ) {
    let workspace = try Workspace(files)
    let outcome = try await Program.run(["run", scenario, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return (
      try workspace.value(LinkSummary.self, "out/summary.json"),
      try workspace.value(SensorCollection.self, "out/sensors.geojson"), outcome, workspace
    )
  }

  @Test("over level ground the camera is linked, over a local centre to the regional one")
  func linked() async throws {
    let run = try await run(LinkSamples.files(links: "require"))
    #expect(run.summary.linkedSensorCount == 1)
    #expect(run.summary.perSensor.map(\.linked) == [true])
    #expect(run.summary.coveredLengthM > 0)
    #expect(run.summary.causesM["not linked"] == 0)
    #expect(run.summary.centres.map(\.id) == ["L", "R"])
    #expect(run.summary.centres.map(\.sensorsServed) == [1, 1])
    #expect(run.outcome.text.contains("sensors linked                             1 of 1\n"))
    let links = run.sensors.all("link")
    #expect(links.map(\.id) == ["A > L", "L > R"])
    #expect(links.allSatisfy { $0.pathClear == true && $0.used == true && $0.blockedAtM == nil })
    #expect(run.sensors.all("centre").map(\.groundElevationM) == [300, 300])
  }

  @Test("a ridge that blocks the link and not the camera: the camera sees, and does not count")
  func ridge() async throws {
    let open = try await run(LinkSamples.files(links: "ignore", elevation: LinkSamples.ridge))
    let run = try await run(LinkSamples.files(links: "require", elevation: LinkSamples.ridge))
    #expect(open.summary.coveredLengthM > 1000)
    #expect(run.summary.coveredLengthM == 0)
    #expect(run.summary.causesM["not linked"] == open.summary.coveredLengthM)
    #expect(run.summary.perSensor.map(\.linked) == [false])
    #expect(run.summary.centres.map(\.linked) == [true, true])
    #expect(run.outcome.text.contains("0 of 1  not: A\n"))
    let link = try #require(run.sensors.all("link").first)
    #expect(link.id == "A > L")
    #expect(link.pathClear == false)
    #expect(link.used == false)
    // 0.035 degrees of the meridian at 41.03 N are 3,887 m, the ridge's cells lie 0.014 to 0.015 degrees away.
    let length = try #require(link.lengthM)
    #expect(abs(length - 3887) < 1)
    let ridge = try #require(link.blockedAtM)
    #expect((1554...1666).contains(ridge))
    // The line falls from 2 m to 30 m above the plain; the earth's bulge is d1 d2 3 / (8 x 6,371,000).
    let line = 2 + 28 * ridge / length - ridge * (length - ridge) * 3 / (8 * 6_371_000)
    #expect(abs(try #require(link.clearanceM) - (line - 100)) < 0.002)
    #expect(run.workspace.files(below: "out").count == 11)
  }

  @Test("with links: report the numbers of coverage stay, and the table names who is not linked")
  func report() async throws {
    let ignoring = try await run(LinkSamples.files(links: "ignore", elevation: LinkSamples.ridge))
    let run = try await run(LinkSamples.files(links: "report", elevation: LinkSamples.ridge))
    #expect(run.summary.coveredLengthM == ignoring.summary.coveredLengthM)
    #expect(run.summary.perSensor.map(\.linked) == [false])
    #expect(run.summary.linkedSensorCount == 0)
    #expect(run.outcome.text.contains("0 of 1  not: A\n"))
    #expect(ignoring.summary.perSensor.map(\.linked) == [nil])
    #expect(ignoring.summary.linkedSensorCount == nil)
    #expect(!ignoring.outcome.text.contains("linked"))
    #expect(ignoring.sensors.all("link").isEmpty)
    #expect(ignoring.sensors.all("centre").map(\.linked) == [nil, nil])
  }

  @Test("a relay on the ridge links what is behind it, and its capacity is honoured")
  func relay() async throws {
    let relay = "{id: X, level: local, at: [22.05, 41.0305], capacity: 1}"
    let second = "{id: B, type: thermal-camera, at: [22.06, 41.045], azimuth_deg: 0}"
    let run = try await run(
      LinkSamples.files(
        sites: [Samples.site, second], centres: [LinkSamples.local, LinkSamples.regional, relay],
        elevation: LinkSamples.ridge))
    #expect(run.summary.perSensor.map(\.linked) == [true, false])
    #expect(run.summary.centres.map(\.sensorsServed) == [0, 1, 1])
    let links = run.sensors.all("link")
    #expect(links.map(\.id) == ["A > X", "B > X", "L > R", "X > R"])
    #expect(links.map(\.pathClear) == [true, true, true, true])
    #expect(links.map(\.used) == [true, false, true, true])
  }

  @Test("running the plan gives the same centres and links, also those of a layer")
  func plan() async throws {
    let point = { (id: String, level: String, x: Double, y: Double) in
      #"{"type": "Feature", "properties": {"id": "\#(id)", "level": "\#(level)", "capacity": 3}, "#
        + #""geometry": {"type": "Point", "coordinates": [\#(x), \#(y)]}}"#
    }
    var files = LinkSamples.files(centres: ["{source: centres.geojson}"], elevation: LinkSamples.ridge)
    files["centres.geojson"] =
      #"{"type": "FeatureCollection", "features": ["# + point("L", "local", 22.05, 41.01) + ", "
      + point("R", "regional", 22.06, 41.002) + "]}"
    let run = try await run(files)
    #expect(run.sensors.all("centre").map(\.capacity) == [3, 3])
    let again = try await Program.run(["run", "out/plan.yaml", "--out", "again"], in: run.workspace)
    #expect(again.status == 0, "\(again.talk)")
    #expect(
      try run.workspace.bytes("again/sensors.geojson") == run.workspace.bytes("out/sensors.geojson"))
  }

  @Test("without terrain the ground is level for links, too")
  func levelGround() async throws {
    var files = LinkSamples.files(links: "require")
    files[Samples.scenarioName] = files[Samples.scenarioName]?.replacing(
      "terrain: {dem: dem.asc}\n", with: "")
    let run = try await run(files)
    #expect(run.summary.perSensor.map(\.linked) == [true])
    #expect(run.sensors.all("centre").map(\.groundElevationM) == [0, 0])
  }

  @Test("a centre outside the terrain is a warning that names it, and links nothing")
  func outside() async throws {
    let centres = [
      "{id: L, level: local, at: [22.05, 40.99]}", "{id: R, level: regional, at: [22.06, 41.002]}",
    ]
    let run = try await run(LinkSamples.files(centres: centres))
    #expect(run.summary.perSensor.map(\.linked) == [false])
    let warning = "centre L stands where no ground is known: nothing counts as linked to it"
    #expect(run.summary.warnings.contains(warning))
    #expect(run.outcome.warnings.contains { $0.hasSuffix(warning) })
    let link = try #require(run.sensors.all("link").first)
    #expect(link.pathClear == nil)
    #expect(link.clearanceM == nil)
  }

  @Test("ground that the link passes outside the terrain is not guessed, a void inside it is, with a warning")
  func unknownGround() async throws {
    let columns = 100
    // All but the south is void between the camera and the centre, at the height of the ridge beside it.
    let hole = { (column: Int, row: Int) -> Int? in
      switch row {
      case 60..<70: nil
      case 70: 400
      default: 300
      }
    }
    let void = try await run(LinkSamples.files(elevation: hole))
    #expect(
      void.summary.warnings.contains { $0.hasPrefix("links to centre L pass over voids of the terrain") })
    let link = try #require(void.sensors.all("link").first)
    #expect(link.pathClear == false)
    // The void is taken to be as high as the ridge behind it: its nearest edge blocks most of the zone.
    #expect(try #require(link.blockedAtM) < 1000)
    var files = LinkSamples.files()
    files[Samples.terrainName] = Samples.grid(
      south: 41.03, columns: columns, rows: 70, elevation: LinkSamples.plain)
    files["south.asc"] = Samples.grid(columns: columns, rows: 20, elevation: LinkSamples.plain)
    files["south.prj"] = Samples.wgs84
    files[Samples.scenarioName] = files[Samples.scenarioName]?.replacing(
      "dem: dem.asc", with: "dem: [dem.asc, south.asc]")
    let gap = try await run(files)
    #expect(
      gap.summary.warnings.contains("links to centre L that leave the terrain count as not clear: from A"))
    #expect(gap.summary.perSensor.map(\.linked) == [false])
  }

  @Test("centres that can link no sensor are a warning of validate, too")
  func noRegional() async throws {
    let workspace = try Workspace(LinkSamples.files(links: "require", centres: [LinkSamples.local]))
    let outcome = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0)
    #expect(
      outcome.warnings == [
        "karaula: warning: scenario.yaml:8:8: there is no regional centre: no sensor can be linked"
      ])
    let lines = [
      "  mast_height_m: 30", "    frequency_ghz: 5.8", "    max_range_m: 40000", "  capacity: 32",
    ]
    for line in lines + [
      "links:\n  mode: require\n  applies_to: [sites]", "  accepts_sensors: true",
    ] { #expect(outcome.text.contains(line + "\n")) }
  }
}
