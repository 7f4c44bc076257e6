import Foundation
import Testing

/// Patrols as `validate` and `run` resolve them.
@Suite(.timeLimit(.minutes(60))) struct PatrolResolutionTests {
  private static let flightPlan = """
    {"fileType": "Plan", "version": 1, "mission": {"version": 2, "plannedHomePosition": [41.03, 22.03, 310],
    "items": [{"type": "SimpleItem", "command": 16, "frame": 3, "params": [0, 0, 0, null, 41.04, 22.02, 120]},
    {"type": "SimpleItem", "command": 16, "frame": 3, "params": [0, 0, 0, null, 41.04, 22.08, 130]}]}}
    """

  private static let patrols = """
    patrols:
      - {source: data/routes.geojson}
      - {id: U1, type: uav, route_source: data/a.plan}
      - {id: U2, type: drone, route: [[22.02, 41.04, 100], [22.08, 41.04, 120.5]], closed: true}
      - {id: V1, type: camera-vehicle, route: [[22.02, 41.04], [22.08, 41.04]], halts: {every_m: 900, duration_s: 60}}
      - {id: M1, type: mobile-video-system, posts: [{at: [22.05, 41.04], from_s: 0, to_s: 9}]}
    """

  private func workspace(_ patrols: String = patrols, more: [String: String] = [:]) throws -> Workspace {
    let routes = Samples.collection(
      "LineString", "[[22.02, 41.06], [22.08, 41.06]]",
      properties: #"{"id": "L1", "type": "uav", "height_m": 150, "owner": "north"}"#)
    let files = Samples.files(Samples.scenario(more: patrols))
      .merging(["data/a.plan": Self.flightPlan, "data/routes.geojson": routes]) { $1 }
    return try Workspace(files.merging(more) { $1 })
  }

  @Test("the plan writes out the patrols of layers and keeps the sources of routes")
  func plan() async throws {
    let workspace = try workspace()
    let plan = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(plan.status == 0, "\(plan.talk)")
    let lines = [
      "- id: L1", "  height_m: 150", "  height_reference: agl", "    owner: north", "  closed: true",

      "  - [22.08, 41.04, 120.5]", "    every_m: 900", "  - {at: [22.05, 41.04], from_s: 0, to_s: 9}",
      "period_s: 28800",
    ]
    for line in lines { #expect(plan.text.contains(line + "\n"), "\(line)") }
    // A mapping of plain values stands on one line.
    let file = workspace.file("data/a.plan").path()
    let source = "id: U1\n  type: uav\n  route_source: \(file)\n  route_vertices:\n"
    #expect(plan.text.contains("- \(source)"))
    #expect(plan.text.contains("  launch: [22.03, 41.03]\n  aircraft: 1\n"))
    #expect(!plan.text.contains("routes.geojson"))
  }

  @Test("a plan with patrols validates to itself, also from the folder that a run leaves it in")
  func again() async throws {
    let workspace = try workspace()
    let first = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    try workspace.write(first.text, to: "elsewhere/plan.yaml")
    let second = try await Program.run(["validate", "elsewhere/plan.yaml"], in: workspace)
    #expect(second.status == 0, "\(second.talk)")
    #expect(second.text == first.text)
    let run = try await Program.run(["run", Samples.scenarioName, "--out", "deep/out"], in: workspace)
    #expect(run.status == 0, "\(run.talk)")
    let left = String(decoding: try workspace.bytes("deep/out/plan.yaml"), as: UTF8.self)
    #expect(left.contains("route_source: ../../data/a.plan\n"))
    let third = try await Program.run(["validate", "deep/out/plan.yaml"], in: workspace)
    #expect(third.text == first.text)
  }

  @Test("a vehicle that never looks, a far patrol and what a route's source leaves open are warnings")
  func warnings() async throws {
    let track = """
      <gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1"><trk>
      <trkseg><trkpt lat="41.04" lon="22.02"><ele>7</ele></trkpt></trkseg><trkseg></trkseg>
      <trkseg><trkpt lat="41.04" lon="22.08"><ele>8</ele></trkpt></trkseg></trk></gpx>
      """
    let workspace = try workspace(
      """
      patrols:
        - {id: V1, type: camera-vehicle, route: [[22.02, 41.04], [22.08, 41.04]]}
        - {id: V2, type: patrol-vehicle, route: [[32.02, 41.04], [32.08, 41.04]]}
        - {id: U1, type: uav, route_source: a.gpx}
      """, more: ["a.gpx": track])
    let outcome = try await Program.run(["validate", Samples.scenarioName], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    let wanted = [
      "patrol V1 never looks", "patrol V2 is far from the border",
      "(layer tracks, feature 0): its 2 lines are flown one after the other",
      "patrol U1: the heights of its route are not used",
    ]
    #expect(outcome.warnings.count == wanted.count, "\(outcome.talk)")
    for words in wanted { #expect(outcome.warnings.contains { $0.contains(words) }, "\(words)") }
  }

  @Test(
    "the national scenario has its 30 flying patrols from a layer",
    .enabled(if: ProcessInfo.processInfo.environment["KARAULA_DATA"] != nil))
  func national() async throws {
    let data = try #require(ProcessInfo.processInfo.environment["KARAULA_DATA"])
    let outcome = try await Program.run(
      ["validate", "\(data)/../scenarios/national.yaml"], in: try Workspace())
    #expect(outcome.status == 0, "\(outcome.talk)")
    let lines = outcome.text.split(separator: "\n")
    let patrols = lines.drop { $0 != "patrols:" }
    #expect(patrols.filter { $0 == "  type: uav" }.count == 25)
    #expect(patrols.filter { $0 == "  type: drone" }.count == 5)
    // The drones' rows tell their own; the catalogue's are 20 m/s and 10 m/s.
    #expect(patrols.filter { $0.hasPrefix("  speed_m_s: ") }.count == 30)
    #expect(patrols.filter { $0 == "  endurance_s: 5400" }.count == 25)
  }
}
