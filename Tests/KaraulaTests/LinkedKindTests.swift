import Foundation
import Testing

/// Whose links are asked for, and what is told about those who have none.
@Suite(.timeLimit(.minutes(60))) struct LinkedKindTests {
  private struct Figures: Decodable {
    struct Links: Decodable {
      struct Patrol: Decodable {
        let id: String
        let linkedShare: Double
      }

      let mode: String
      let appliesTo: [String]
      let patrols: [Patrol]
    }

    let coveredLengthM: Double
    let causesM: [String: Double]
    let links: Links
    let warnings: [String]
  }

  private static let post =
    "{id: M, type: mobile-video-system, posts: [{at: [22.05, 41.045], from_s: 0, to_s: 28800}]}"
  private static let vehicle =
    "{id: M, type: camera-vehicle, route: [[22.04, 41.045], [22.06, 41.045]], halts: {every_m: 500, duration_s: 900}}"
  private static let aircraft = "{id: M, type: uav, route: [[22.03, 41.045], [22.07, 41.045]]}"

  /// The sample with one patrol, and a camera that looks away.
  private func figures(
    _ patrol: String, links: String, elevation: (Int, Int) -> Int? = LinkSamples.plain
  ) async throws -> (figures: Figures, workspace: Workspace) {
    let site = Samples.site.replacing("azimuth_deg: 0", with: "azimuth_deg: 180, sector_deg: 20")
    var files = LinkSamples.files(links: links, sites: [site], elevation: elevation)
    files[Samples.scenarioName]? += "patrols:\n  - \(patrol)\n"
    let workspace = try Workspace(files)
    let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return (try workspace.value(Figures.self, "out/summary.json"), workspace)
  }

  @Test(
    "patrols count without a link, with a warning, until applies_to names their kind",
    arguments: [(post, "posts"), (vehicle, "vehicles")])
  func ground(patrol: String, kind: String) async throws {
    let free = try await figures(patrol, links: "require", elevation: LinkSamples.ridge).figures
    #expect(free.coveredLengthM > 0 && free.links.patrols.isEmpty)
    #expect(free.links.mode == "require" && free.links.appliesTo == ["sites"])
    #expect(free.warnings.contains { $0.hasPrefix("links are required of sites only") && $0.contains(kind) })
    let asked = "{mode: require, applies_to: [sites, \(kind)]}"
    let blocked = try await figures(patrol, links: asked, elevation: LinkSamples.ridge)
    #expect(blocked.figures.coveredLengthM == 0)
    #expect(try #require(blocked.figures.causesM["not linked"]) > 0)
    #expect(blocked.figures.links.patrols.map(\.linkedShare) == [0])
    #expect(!blocked.figures.warnings.contains { $0.hasPrefix("links are required") })
    let again = try await Program.run(["run", "out/plan.yaml", "--out", "again"], in: blocked.workspace)
    #expect(again.status == 0, "\(again.talk)")
    for name in ["border.geojson", "plan.yaml", "sensors.geojson"] {
      #expect(try blocked.workspace.bytes("again/\(name)") == blocked.workspace.bytes("out/\(name)"))
    }
    let open = try await figures(patrol, links: asked).figures
    #expect(open.links.patrols.map(\.linkedShare) == [1])
    #expect(open.coveredLengthM == free.coveredLengthM)
    let report = try await figures(
      patrol, links: "{mode: report, applies_to: [\(kind)]}", elevation: LinkSamples.ridge
    ).figures
    #expect(report.coveredLengthM == free.coveredLengthM && report.links.patrols.map(\.linkedShare) == [0])
  }

  @Test("an aircraft links from its height: above a ridge where what drives below has none")
  func aircraft() async throws {
    let asked = "{mode: require, applies_to: [aircraft]}"
    let high = try await figures(Self.aircraft, links: asked, elevation: LinkSamples.ridge).figures
    #expect(high.links.patrols.map(\.linkedShare) == [1])
    let wall = { (column: Int, row: Int) -> Int? in row == 69 ? 900 : 300 }
    let low = try await figures(Self.aircraft, links: asked, elevation: wall).figures
    #expect(low.links.patrols.map(\.linkedShare) == [0])
    #expect(low.coveredLengthM == 0 && low.causesM["not linked"] ?? 0 > 0)
  }

  @Test("a regional centre that a sensor could reach is named, and links it when it is told to")
  func regional() async throws {
    let centre = "{id: R, level: regional, at: [22.05, 41.044]}"
    for (text, linked) in [(centre, false), (centre.replacing("}", with: ", accepts_sensors: true}"), true)] {
      let workspace = try Workspace(LinkSamples.files(links: "require", centres: [text]))
      let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      let summary = try workspace.value(LinkSummary.self, "out/summary.json")
      #expect(summary.perSensor.map(\.linked) == [linked])
      let named = summary.warnings.filter { $0.hasPrefix("regional centre R takes no links of sensors") }
      #expect(named.isEmpty == linked)
      #expect(named.allSatisfy { $0.contains("over 111 m") && $0.hasSuffix(": A") })
    }
  }

  @Test("above 10 GHz, or with rain, a warning says what the model of links leaves out")
  func rain() async throws {
    let words = "attenuation of radio links by gas and rain is not in the model (ITU-R P.676, P.838)"
    let high = LinkSamples.local.replacing("}", with: ", link: {frequency_ghz: 23}}")
    for (local, more, isTold) in [
      (LinkSamples.local, "", false), (high, "", true),
      (LinkSamples.local, "conditions: {rain_mm_h: 5}\n", true),
    ] {
      var files = LinkSamples.files(centres: [local, LinkSamples.regional])
      files[Samples.scenarioName]? += more
      let workspace = try Workspace(files)
      let outcome = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
      #expect(outcome.status == 0, "\(outcome.talk)")
      #expect(outcome.warnings.contains { $0.contains(words) } == isTold)
    }
  }
}
