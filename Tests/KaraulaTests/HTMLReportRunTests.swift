import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct HTMLReportRunTests {
  private static let more = """
    name: "Sector <7> & \\"east\\""
    centres: [{id: R1, level: regional, at: [22.04, 41.03]}, {id: L1, level: local, at: [22.05, 41.03]}]
    links: report
    requirements: [{metric: covered_fraction, at_least: 0.999, name: nearly all}]
    patrols:
      - {id: U7, type: uav, route: [[22.02, 41.041], [22.08, 41.041]], height_m: 200, endurance_s: 5400}
    """
  private static let second = "{id: B2, type: fixed-pillar, at: [22.03, 41.044]}"

  private func run(
    _ options: String..., more: String = more, page: String = "out/report.html"
  ) async throws -> (Workspace, Data) {
    let workspace = try Workspace(
      Samples.files(Samples.scenario(sites: [Samples.site, Self.second], more: more)))
    let outcome = try await Program.run(["run", "scenario.yaml", "--out", "out"] + options, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return (workspace, try workspace.bytes(page))
  }

  @Test("report.html is well-formed and holds every gap, sensor, patrol and requirement")
  func contents() async throws {
    let (workspace, bytes) = try await run()
    let elements = try XMLTree(bytes).elements
    let gaps = try workspace.value(LineCollection.self, "out/gaps.geojson").features.count
    #expect(gaps > 0)
    #expect(elements.count { $0.attributes["class"] == "gap" } == gaps)
    let rows = elements.filter { $0.path.hasSuffix("tbody/tr/th") }.map(\.text)
    for id in (1...max(gaps, 1)).map({ "G\($0)" }) + ["A", "B2", "U7", "border.geojson", "dem.asc"] {
      #expect(rows.contains(id))
    }
    #expect(rows.contains { $0.hasPrefix("nearly all: Covered") })
    #expect(elements.contains { $0.path.hasSuffix("/h1") && $0.text == "Sector <7> & \"east\"" })
    for kind in ["field", "site", "centre", "route", "swath"] {
      #expect(elements.contains { $0.attributes["class"] == kind }, "\(kind)")
    }
    #expect(elements.contains { $0.path.hasSuffix("svg/title") && $0.text.hasPrefix("When patrols") })
  }

  @Test("the report names the criterion and says in words what a range means, and whose links are asked for")
  func words() async throws {
    let usual = String(bytes: try await run().1, encoding: .utf8) ?? ""
    #expect(
      usual.contains("industry: at its range a watcher who looks at the right place has an even chance"))
    #expect(usual.contains("report, of sites"))
    let alarms =
      String(bytes: try await run(more: Self.more + "\ncriteria: analytics").1, encoding: .utf8) ?? ""
    #expect(alarms.contains("analytics: at its range an automatic alarm has an even chance to detect"))
    #expect(!alarms.contains("industry: at its range"))
  }

  @Test("report.html is the same bytes for any number of threads")
  func reproducible() async throws {
    let one = try await run("--threads", "1")
    let four = try await run("--threads", "4")
    #expect(one.1 == four.1)
  }

  @Test("without patrols report.html has no picture of them")
  func noPatrols() async throws {
    let (_, bytes) = try await run(more: "")
    let elements = try XMLTree(bytes).elements
    #expect(
      elements.filter { $0.path.hasSuffix("/svg") }.compactMap { $0.attributes["id"] } == ["map", "profile"])
    #expect(!elements.contains { $0.attributes["id"] == "patrols" })
  }

  @Test("`report` makes the same page again from the folder's files alone, wherever they lie")
  func again() async throws {
    let (workspace, bytes) = try await run()
    let outcome = try await Program.shell(
      #"mv out moved && rm -f *.geojson *.asc moved/report.html && "$0" report moved"#, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.text == "written: moved/report.html\n")
    #expect(try workspace.bytes("moved/report.html") == bytes)
    #expect(String(decoding: bytes, as: UTF8.self).contains("data:image/jpeg;base64,"))
  }

  @Test(
    "`report` names a file that is missing or broken, and leaves the page as it is",
    arguments: [
      "plan.yaml", "summary.json", "gaps.geojson", "border.geojson", "sensors.geojson", "patrols.svg",
      "hillshade.tif",
    ])
  func faults(name: String) async throws {
    let (workspace, bytes) = try await run()
    try workspace.write("{", to: "out/\(name)")
    let broken = try await Program.run(["report", "out"], in: workspace)
    #expect(broken.status == 65)
    #expect(broken.errorLines.count == 1)
    #expect(broken.errorLines.first?.contains("out/\(name)") == true)
    try FileManager.default.removeItem(at: workspace.file("out/\(name)"))
    let missing = try await Program.run(["report", "out"], in: workspace)
    #expect(missing.status == 66)
    #expect(missing.errorLines.first?.contains("out/\(name)") == true)
    #expect(missing.errorLines.first?.contains("run `karaula run SCENARIO --out DIR` again") == true)
    #expect(try workspace.bytes("out/report.html") == bytes)
  }

  /// The landscape's last block lies outside the map.
  @Test("`report` names a hillshade that was cut off, wherever that was", arguments: [0.3, 0.6, 0.9, 0.99])
  func cutOff(share: Double) async throws {
    let workspace = try Workspace()
    let scenario = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Support/synthetic/synthetic.yaml").standardizedFileURL.path()
    let run = try await Program.run(["run", scenario, "--out", "out"], in: workspace)
    #expect(run.status == 0, "\(run.talk)")
    let page = try workspace.bytes("out/report.html")
    let hillshade = try workspace.bytes("out/hillshade.tif")
    try hillshade.prefix(Int(Double(hillshade.count) * share)).write(to: workspace.file("out/hillshade.tif"))
    let outcome = try await Program.run(["report", "out"], in: workspace)
    #expect(outcome.status == 65)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.errorLines.first?.contains("out/hillshade.tif: ") == true)
    #expect(try workspace.bytes("out/report.html") == page)
  }

  @Test("`report` of a file says that it is no folder")
  func file() async throws {
    let workspace = try Workspace(["summary.json": "{}"])
    let outcome = try await Program.run(["report", "summary.json"], in: workspace)
    #expect(outcome.status == 66)
    #expect(outcome.talk.hasPrefix("karaula: summary.json: is no folder; "))
  }

  @Test("`report` of all variants' folder says to name one of them")
  func variants() async throws {
    let more = "variants: {fog: {conditions: {visibility_km: 0.5}}}"
    let (workspace, _) = try await run("--all-variants", more: more, page: "out/fog/report.html")
    let outcome = try await Program.run(["report", "out"], in: workspace)
    #expect(outcome.status == 66)
    #expect(
      outcome.talk == "karaula: out: holds a folder for each variant; name one of them, such as out/base\n")
  }

  @Test("`report` of no folder is a missing input, and makes none")
  func noFolder() async throws {
    let workspace = try Workspace([:])
    let outcome = try await Program.run(["report", "nowhere"], in: workspace)
    #expect(outcome.status == 66)
    #expect(workspace.files().isEmpty)
  }
}
