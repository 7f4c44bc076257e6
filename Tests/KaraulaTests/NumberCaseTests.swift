import Foundation
import Testing

/// The cases of links, margins and nearest sensors: what each of them must come to.
@Suite(.enabled(if: SharedCases.isThere), .timeLimit(.minutes(60))) struct NumberCaseTests {
  private func run(_ name: String) async throws -> Workspace {
    let workspace = try Workspace()
    let outcome = try await SharedCases.run(name, "--out", "out", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return workspace
  }

  private func links(_ workspace: Workspace) throws -> [SensorCollection.Properties] {
    try workspace.value(SensorCollection.self, "out/sensors.geojson").all("link")
  }

  @Test("the nearest sensor of a gap is nearest to its line, whatever the cells", arguments: ["s", "s100"])
  func nearest(name: String) async throws {
    struct Gaps: Decodable {
      struct Feature: Decodable {
        struct Properties: Decodable {
          let nearestSensor: String
          let nearestDistanceM: Double
        }

        let properties: Properties
      }

      let features: [Feature]
    }
    let gaps = try await run("whatif/nearest/\(name).yaml").value(Gaps.self, "out/gaps.geojson").features
    #expect(gaps.map(\.properties.nearestSensor) == ["AT_LINE"])
    #expect(abs(try #require(gaps.first).properties.nearestDistanceM - 11) < 0.5)
  }

  @Test("on a level plain an error of 5 m makes marginal what lies beyond some 1.4 km")
  func marginal() async throws {
    struct Margins: Decodable {
      let coveredLengthM: Double
      let marginalCoveredM: Double
      let marginalHiddenM: Double
    }
    let found = try await run("patrols/marginal/s.yaml").value(Margins.self, "out/summary.json")
    #expect((1300..<1500).contains((found.coveredLengthM - found.marginalCoveredM) / 2))
    #expect(found.marginalHiddenM == 0)
  }

  @Test("a forest of 25 m blocks links of 18 and 30 m masts")
  func forest() async throws {
    let workspace = try await run("links/s.yaml")
    let found = try links(workspace).filter { $0.to == "L" }
    #expect(found.map(\.pathClear) == [false, false])
    #expect(found.allSatisfy { $0.raisedM == 25 })
    let summary = try workspace.value(LinkSummary.self, "out/summary.json")
    #expect(summary.warnings.contains { $0.contains("not in the model (ITU-R P.676, P.838)") })
  }

  @Test("over steep ground links are as clear as sight, and the same both ways")
  func stair() async throws {
    let found = try links(await run("links/stair.yaml"))
    #expect(found.allSatisfy { $0.pathClear == true })
    let centres = found.filter { $0.from.map { $0.hasPrefix("L") } == true }
    #expect(Set(centres.map(\.clearanceShare)).count == 1)
  }

  @Test("a pillar beside a regional centre learns that a local one is wanted")
  func regional() async throws {
    let workspace = try await run("links/near-regional.yaml")
    let summary = try workspace.value(LinkSummary.self, "out/summary.json")
    #expect(summary.warnings.contains { $0.hasPrefix("regional centre R takes no links of sensors") })
  }

  @Test("what patrols see without a link is told")
  func patrols() async throws {
    let workspace = try await run("links/patrol-nolink.yaml")
    let summary = try workspace.value(LinkSummary.self, "out/summary.json")
    #expect(summary.warnings.contains { $0.hasPrefix("links are required of sites only") })
  }
}
