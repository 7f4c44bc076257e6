import Foundation
import Testing

/// The one law of what-ifs, over random scenarios: a variant is the same scenario written by hand, from the source and from
/// the written plan alike, and every run gives the same bytes.
@Suite(.timeLimit(.minutes(60))) struct WhatIfLawTests {
  private static let files = [
    "border.geojson", "gaps.geojson", "sensors.geojson", "coverage.tif", "karaula.gpkg",
  ]

  private func run(_ scenario: String, _ options: [String] = [], to folder: String, in workspace: Workspace)
    async throws
  {
    let outcome = try await Program.run(
      ["run", scenario, "--quiet", "--out", folder] + options, in: workspace)
    #expect(outcome.status == 0, "\(scenario) \(options): \(outcome.talk)")
  }

  /// summary.json without what tells of files, times and the variant's name.
  private func summary(_ folder: String, in workspace: Workspace) throws -> NSDictionary {
    let value = try JSONSerialization.jsonObject(with: workspace.bytes("\(folder)/summary.json"))
    var figures = try #require(value as? [String: Any])
    for key in ["inputs", "timings_s", "variant", "warnings"] { figures[key] = nil }
    return figures as NSDictionary
  }

  private func expectSame(_ one: String, _ other: String, in workspace: Workspace, _ what: String) throws {
    for file in Self.files {
      #expect(
        try workspace.bytes("\(one)/\(file)") == workspace.bytes("\(other)/\(file)"), "\(what): \(file)")
    }
    #expect(try summary(one, in: workspace) == summary(other, in: workspace), "\(what)")
  }

  @Test(
    "a variant is the scenario written by hand, from the source and from its plan",
    arguments: 0..<6 as Range<UInt64>)
  func byHand(seed: UInt64) async throws {
    let sample = RandomWhatIf(seed: seed)
    let workspace = try Workspace(sample.files)
    try await run("s.yaml", to: "base", in: workspace)
    let plan = String(decoding: try workspace.bytes("base/plan.yaml"), as: UTF8.self)
    #expect(!plan.contains("left out"), "\(plan)")
    try await run("s.yaml", ["--all-variants"], to: "all", in: workspace)
    for name in ["base"] + sample.variants.map(\.name) + [RandomWhatIf.combination] {
      let what = "seed \(seed), \(name)"
      try workspace.write(sample.byHand(name == "base" ? nil : name), to: "hand-\(name).yaml")
      try await run("hand-\(name).yaml", to: "hand-\(name)", in: workspace)
      try await run("s.yaml", ["--variant", name, "--threads", "1"], to: "own-\(name)", in: workspace)
      try await run("base/plan.yaml", ["--variant", name], to: "planned-\(name)", in: workspace)
      try expectSame("own-\(name)", "hand-\(name)", in: workspace, "by hand, \(what)")
      try expectSame("own-\(name)", "planned-\(name)", in: workspace, "from the plan, \(what)")
      try expectSame("own-\(name)", "all/\(name)", in: workspace, "with the others, \(what)")
    }
  }

  @Test("losses are what runs without those that fail cover less", arguments: 0..<4 as Range<UInt64>)
  func losses(seed: UInt64) async throws {
    struct Losses: Decodable {
      struct Loss: Decodable {
        let without: [String]
        let lostLengthM: Double
      }
      let coveredLengthM: Double
      let single: [Loss]
      let worstPair: Loss?
    }
    struct Row: Decodable {
      let variant: String
      let coveredLengthM: Double
    }
    struct Sensors: Decodable {
      struct Sensor: Decodable {
        let id: String
        let soleLengthM: Double
      }
      let perSensor: [Sensor]
      let patrols: [Sensor]
    }
    let sites = ["A", "B", "C", "L1", "L2"]
    let ids = sites + ["U", "W"]
    let pairs = ids.indices.flatMap { one in ids[(one + 1)...].map { [ids[one], $0] } }
    let removals = ids.map { [$0] } + pairs
    let sample = RandomWhatIf(seed: 100 + seed)
    let variants = removals.map { gone in
      let lists = [("sites", gone.filter(sites.contains)), ("patrols", gone.filter { !sites.contains($0) })]
      let edits = lists.filter { !$0.1.isEmpty }.map {
        "\($0.0): {remove: [\($0.1.joined(separator: ", "))]}"
      }
      return "  no-\(gone.joined(separator: "-")): {\(edits.joined(separator: ", "))}\n"
    }
    let workspace = try Workspace(sample.files)
    try workspace.write(sample.byHand(nil) + "variants:\n" + variants.joined(), to: "s.yaml")
    try await run("s.yaml", ["--losses"], to: "base", in: workspace)
    try await run("s.yaml", ["--all-variants"], to: "all", in: workspace)
    let rows = try workspace.value([Row].self, "all/variants.json")
    let covered = Dictionary(uniqueKeysWithValues: rows.map { ($0.variant, $0.coveredLengthM) })
    let losses = try workspace.value(Losses.self, "base/losses.json")
    let summary = try workspace.value(Sensors.self, "base/summary.json")
    func lost(_ gone: [String]) throws -> Double {
      try losses.coveredLengthM - #require(covered["no-" + gone.joined(separator: "-")])
    }
    // Each of the three figures is rounded to the millimetre.
    let rounding = 0.0021
    #expect(losses.single.map(\.without) == ids.map { [$0] })
    let shares = summary.perSensor + summary.patrols
    for (loss, share) in zip(losses.single, shares) {
      #expect(try abs(loss.lostLengthM - lost(loss.without)) < rounding, "seed \(seed), \(loss.without)")
      #expect(abs(loss.lostLengthM - share.soleLengthM) < rounding, "seed \(seed), \(share.id)")
    }
    let worst = try #require(losses.worstPair)
    #expect(try abs(worst.lostLengthM - lost(worst.without)) < rounding)
    #expect(try abs(worst.lostLengthM - (pairs.map(lost).max() ?? 0)) < rounding)
  }
}
