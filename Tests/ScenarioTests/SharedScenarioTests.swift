import Foundation
import GeoCore
import Scenario
import SensorPhysics
import Testing

/// The scenarios beside the data folder that `KARAULA_DATA` names.
private enum SharedScenarios {
  static let data = ProcessInfo.processInfo.environment["KARAULA_DATA"]

  static func text(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: try #require(data)).deletingLastPathComponent()
    return try String(contentsOf: folder.appendingPathComponent("scenarios/\(name)"), encoding: .utf8)
  }
}

@Suite(.enabled(if: SharedScenarios.data != nil)) struct SharedScenarioTests {
  @Test("the Maleshevo scenario has five sensors, and its later keys are named")
  func maleshevo() throws {
    let scenario = try Scenario(yaml: try SharedScenarios.text("maleshevo.yaml"), file: "maleshevo.yaml")
    let sensors = try scenario.sensors(sites: scenario.inlineSites)
    #expect(sensors.map(\.id) == ["P1", "P2", "T1", "T2", "T3"])
    #expect(sensors.map { $0.maxRange.rounded() } == [4412, 4412, 2206, 2206, 2206])
    #expect(scenario.warnings.contains { $0.text.hasPrefix("centres: not honoured yet") })
    #expect(!scenario.warnings.contains { $0.text.contains("netd_mk") })
    let plan = try scenario.planYAML(
      resolving: scenario.inlineSites, patrols: scenario.inlinePatrols(), cellSize: 60,
      paths: .absolute(base: "/a/b"))
    let again = try Scenario(yaml: plan, file: "plan.yaml")
    #expect(try again.sensors(sites: again.inlineSites) == sensors)
    #expect(
      try again.planYAML(
        resolving: again.inlineSites, patrols: again.inlinePatrols(), cellSize: 60,
        paths: .absolute(base: "/a/b")) == plan)
  }

  @Test("the national scenario takes its sites from a layer")
  func national() throws {
    let scenario = try Scenario(yaml: try SharedScenarios.text("national.yaml"), file: "national.yaml")
    guard case .layer(let layer) = try #require(scenario.sites.first) else {
      Issue.record("the sites are a layer")
      return
    }
    #expect(layer.source == SourcePath("national.gpkg"))
    #expect(layer.layer == "sites")
    #expect(scenario.terrain?.voids == .transparent)
  }
}
