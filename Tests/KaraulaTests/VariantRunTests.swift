import Foundation
import Testing

/// What-ifs end to end: a variant is what it would be written out.
@Suite(.timeLimit(.minutes(60))) struct VariantRunTests {
  private static let post = Samples.collection(
    "Point", "[22.06, 41.045]", properties: #"{"id": "B7", "type": "thermal-camera", "azimuth_deg": 0}"#)

  /// The sample's site, a site of a layer, and variants of both.
  private static let text = Samples.scenario(
    sites: [Samples.site, "{source: posts.geojson}"],
    more: """
      variants:
        alone: {sites: {remove: ["B?"]}}
        turned: {sites: {change: {"B*": {azimuth_deg: 90, type: fixed-pillar, at: [22.07, 41.045]}}}}
        written: {sites: {add: [{id: C, type: fixed-pillar, at: [22.03, 41.045]}], remove: [A, B7]}}
      """)

  private func run(_ arguments: String..., in workspace: Workspace) async throws -> Outcome {
    let outcome = try await Program.run(arguments + ["--quiet"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    return outcome
  }

  @Test("a variant finds the gaps of the scenario that it would be written out, rows of layers included")
  func writtenOut() async throws {
    let workspace = try Workspace(Samples.files(Self.text).merging(["posts.geojson": Self.post]) { $1 })
    let turned = "{id: B7, type: fixed-pillar, at: [22.07, 41.045], azimuth_deg: 90}"
    let others: [String: [String]] = [
      "alone": [Samples.site], "turned": [Samples.site, turned],
      "written": ["{id: C, type: fixed-pillar, at: [22.03, 41.045]}"],
    ]
    var all: Set<Data> = [try await run("run", Samples.scenarioName, in: workspace).output]
    for (variant, sites) in others {
      try workspace.write(Samples.scenario(sites: sites), to: "\(variant).yaml")
      let gaps = try await run("run", Samples.scenarioName, "--variant", variant, in: workspace).output
      #expect(try await run("run", "\(variant).yaml", in: workspace).output == gaps)
      all.insert(gaps)
    }
    #expect(all.count == 4)
  }

  @Test("a comparison of the base with a variant tells what the variant loses")
  func compared() async throws {
    struct Report: Decodable { let lostM, gainedM: Double }
    let workspace = try Workspace(Samples.files(Self.text).merging(["posts.geojson": Self.post]) { $1 })
    let outcome = try await run(
      "compare", Samples.scenarioName, "\(Samples.scenarioName)@alone", "--json", in: workspace)
    let report = try JSONDecoder.snakeCase.decode(Report.self, from: outcome.output)
    #expect(report.lostM > 0)
    #expect(report.gainedM == 0)
  }

  @Test("running the plan of a variant gives the variant's gaps, and it has no variants itself")
  func plan() async throws {
    let workspace = try Workspace(Samples.files(Self.text).merging(["posts.geojson": Self.post]) { $1 })
    let gaps = try await run("run", Samples.scenarioName, "--variant", "turned", in: workspace).output
    let plan = try await run("validate", Samples.scenarioName, "--variant", "turned", in: workspace).text
    #expect(!plan.contains("variants"))
    try workspace.write(plan, to: "plan/plan.yaml")
    #expect(try await run("run", "plan/plan.yaml", in: workspace).output == gaps)
    let base = try await run("validate", Samples.scenarioName, in: workspace).text
    try workspace.write(base, to: "plan/plan.yaml")
    #expect(try await run("run", "plan/plan.yaml", "--variant", "turned", in: workspace).output == gaps)
  }

  @Test(
    "a scenario that extends one in another folder opens the other's files, and names its own from its own folder"
  )
  func extending() async throws {
    let files = Samples.files(Self.text).merging(["posts.geojson": Self.post]) { $1 }
    let workspace = try Workspace(
      Dictionary(uniqueKeysWithValues: files.map { ("base/\($0.key)", $0.value) }))
    try workspace.write(Self.post, to: "plans/more.geojson")
    try workspace.write(
      """
      karaula: 1
      extends: ../base/scenario.yaml
      sites: {remove: [B7], add: [{source: more.geojson}]}
      """, to: "plans/night.yaml")
    let gaps = try await run("run", "plans/night.yaml", in: workspace).output
    #expect(try await run("run", "base/scenario.yaml", in: workspace).output == gaps)
    let alone = try await run("run", "plans/night.yaml", "--variant", "written", in: workspace).output
    #expect(try await run("run", "base/scenario.yaml", "--variant", "written", in: workspace).output == alone)
    #expect(alone != gaps)
  }

  @Test("each variant of the synthetic landscape changes what is covered")
  func example() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Support/synthetic")
      .standardizedFileURL
    let file = folder.appending(path: "what-if.yaml").path()
    let workspace = try Workspace()
    var covered: Set<Double> = []
    for variant in ["base", "fog", "lose-P1", "better"] {
      _ = try await run("run", file, "--variant", variant, "--out", variant, in: workspace)
      covered.insert(try workspace.value(SummaryFile.self, "\(variant)/summary.json").coveredLengthM)
    }
    #expect(covered.count == 4)
    let unknown = try await Program.run(["run", file, "--variant", "fog+base"], in: workspace)
    #expect(unknown.status == 64)
    #expect(unknown.talk.contains("fog, lose-P1, better, fog+lose-P1, fog+better"))
  }

  @Test(
    "the national scenario without aircraft has none of its layer's aircraft left",
    .enabled(if: ProcessInfo.processInfo.environment["KARAULA_DATA"] != nil))
  func national() async throws {
    let data = try #require(ProcessInfo.processInfo.environment["KARAULA_DATA"])
    let file = URL(filePath: data).deletingLastPathComponent().appending(path: "scenarios/national.yaml")
      .path()
    let workspace = try Workspace()
    #expect(try await run("validate", file, in: workspace).text.contains("patrols:"))
    #expect(
      try await !run("validate", file, "--variant", "no-uav", in: workspace).text.contains("patrols:"))
  }

  @Test("the schema is JSON Schema 2020-12, and a JSON file")
  func schema() async throws {
    struct Head: Decodable {
      let schema: String
      private enum CodingKeys: String, CodingKey { case schema = "$schema" }
    }
    let outcome = try await run("schema", in: try Workspace())
    let head = try JSONDecoder().decode(Head.self, from: outcome.output)
    #expect(head.schema == "https://json-schema.org/draft/2020-12/schema")
  }
}
