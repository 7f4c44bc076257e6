import RadioLinks
import Foundation
import GeoCore
import Scenario
import SensorPhysics
import Testing

/// Scenarios that planners would write.
enum RealScenarios {
  /// The folder that has `scenarios` beside it; tests of what is there are skipped without.
  static let data = ProcessInfo.processInfo.environment["KARAULA_DATA"]

  /// Five sensors and three patrols over the demonstration's border.
  static func golden() throws -> String {
    let support = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "../Support")
    return try String(contentsOf: support.appendingPathComponent("golden/maleshevo.yaml"), encoding: .utf8)
  }

  /// Serbia's whole border, with sites and routes in layers.
  static func national() throws -> String {
    let folder = URL(fileURLWithPath: try #require(data)).deletingLastPathComponent()
    return try String(contentsOf: folder.appendingPathComponent("scenarios/national.yaml"), encoding: .utf8)
  }
}

@Suite struct RealScenarioTests {
  @Test("the Maleshevo scenario has five sensors, and its later keys are named")
  func maleshevo() throws {
    let scenario = try Scenario(yaml: try RealScenarios.golden(), file: "maleshevo.yaml")
    let sensors = try scenario.sensors(sites: scenario.inlineSites)
    #expect(sensors.map(\.id) == ["P1", "P2", "T1", "T2", "T3"])
    #expect(sensors.map { $0.maxRange.rounded() } == [4412, 4412, 2206, 2206, 2206])
    #expect(
      scenario.requirements.map(\.title) == ["covered_fraction at least 0.1", "longest_gap_m at most 60000"])
    #expect(!scenario.warnings.contains { $0.text.contains("requirements") })
    #expect(!scenario.warnings.contains { $0.text.contains("netd_mk") })
    let plan = try scenario.planYAML(
      resolving: scenario.inlineSites, centres: scenario.inlineCentres, patrols: scenario.inlinePatrols(),
      cellSize: 60,
      paths: .absolute(base: "/a/b"))
    let again = try Scenario(yaml: plan, file: "plan.yaml")
    #expect(try again.sensors(sites: again.inlineSites) == sensors)
    #expect(
      try again.planYAML(
        resolving: again.inlineSites, centres: again.inlineCentres, patrols: again.inlinePatrols(),
        cellSize: 60, paths: .absolute(base: "/a/b")) == plan)
    #expect(scenario.inlineCentres.map(\.station.id) == ["LC-Berovo", "RC-Strumica"])
    #expect(scenario.links.mode == .report)
  }

  @Test("the national scenario takes its sites from a layer", .enabled(if: RealScenarios.data != nil))
  func national() throws {
    let scenario = try Scenario(yaml: try RealScenarios.national(), file: "national.yaml")
    guard case .layer(let layer) = try #require(scenario.sites.first) else {
      Issue.record("the sites are a layer")
      return
    }
    #expect(layer.source == SourcePath("national.gpkg"))
    #expect(layer.query.layers == .named("sites"))
    #expect(scenario.terrain?.voids == .transparent)
    guard case .layer(let routes) = try #require(scenario.patrols.first) else {
      Issue.record("the patrols are a layer")
      return
    }
    #expect(routes.source == SourcePath("national.gpkg"))
    #expect(routes.query.layers == .named("routes"))
  }

  @Test("the Maleshevo scenario has a UAV, a vehicle that halts and a system at two posts")
  func patrols() throws {
    let scenario = try Scenario(yaml: try RealScenarios.golden(), file: "maleshevo.yaml")
    let patrols = try scenario.inlinePatrols()
    #expect(patrols.map(\.id) == ["U1", "V1", "M1"])
    #expect(patrols.map(\.route.count) == [9, 7, 0])
    #expect(patrols.map(\.speed) == [17, 8, nil])
    #expect(patrols[0].route.allSatisfy { $0.height == RouteHeight(metres: 150, above: .ground) })
    #expect(patrols[0].cameras.map(\.name) == ["camera"])
    #expect(patrols[0].aircraft == 2)
    #expect(patrols[1].halts == .every(3000, duration: 900))
    #expect(patrols[2].posts.map(\.time) == [0..<14_400, 16_200..<28_800])
    #expect(scenario.period == 28_800)
    #expect(!scenario.warnings.contains { $0.text.contains("patrols") || $0.text.contains("period_s") })
  }
}
