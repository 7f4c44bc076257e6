import Foundation
import Testing

/// What-ifs that went wrong in the field, and their kinds.
@Suite(.timeLimit(.minutes(60))) struct WhatIfCaseTests {
  private static let head = """
    karaula: 1
    name: n
    border: {source: border.geojson, inside: left, group_by: neighbour}
    grid: {cell_size_m: 100}
    sites: [{id: A, type: fixed-pillar, at: [22.05, 41.051]}]

    """

  private func workspace(_ more: String, head: String = head) throws -> Workspace {
    try Workspace(["s.yaml": head + more, "border.geojson": Samples.border])
  }

  private func run(_ arguments: String..., in workspace: Workspace) async throws -> Outcome {
    try await Program.run(arguments + ["--quiet"], in: workspace)
  }

  @Test(
    "a result does not hang on variants that are not chosen: one that cannot be read is left out of the plan")
  func unchosen() async throws {
    let workspace = try workspace(
      """
      variants:
        gone: {sites: {add: [{source: none.geojson}]}}
        here: {sites: {remove: [A]}}
      matrix: {a: [base, gone], b: [base, here]}
      """)
    let outcome = try await run("run", "s.yaml", "--out", "out", in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(workspace.files(below: "out").contains("report.html"))
    let plan = String(decoding: try workspace.bytes("out/plan.yaml"), as: UTF8.self)
    #expect(plan.contains("# Variant gone is left out: "))
    #expect(plan.contains("# Variant gone+here is left out: "))
    #expect(!plan.contains(workspace.folder.path()))
    let again = try await run("run", "out/plan.yaml", "--variant", "here", "--out", "again", in: workspace)
    #expect(again.status == 0, "\(again.talk)")
    #expect(try await run("run", "out/plan.yaml", "--variant", "gone", in: workspace).status == 64)
  }

  @Test("values of an attribute and none have groups of their own, the same in each run")
  func groups() async throws {
    struct Summary: Decodable {
      let groups: [String: Group]
      struct Group: Decodable {
        let length: Double
        enum CodingKeys: String, CodingKey { case length = "border_length_m" }
      }
      enum CodingKeys: String, CodingKey { case groups = "per_neighbour" }
    }
    let values = [#""null""#, "null", #""(none)""#]
    let features = values.enumerated().map { index, value in
      let (west, east) = (22 + 0.02 * Double(index), 22.02 + 0.02 * Double(index))
      return
        #"{"type": "Feature", "properties": {"neighbour": \#(value)}, "geometry": {"type": "LineString", "#
        + #""coordinates": [[\#(west), 41.05], [\#(east), 41.05]]}}"#
    }
    let workspace = try workspace("")
    try workspace.write(
      #"{"type": "FeatureCollection", "features": [\#(features.joined(separator: ", "))]}"#,
      to: "border.geojson")
    for name in ["one", "two", "three"] {
      #expect(try await run("run", "s.yaml", "--out", name, in: workspace).status == 0)
      let bytes = try workspace.bytes("\(name)/summary.json")
      let groups = try JSONDecoder().decode(Summary.self, from: bytes).groups
      #expect(Set(groups.keys) == ["null", "(none)", "\"(none)\""])
      #expect(groups.values.allSatisfy { $0.length > 1_600 && $0.length < 1_700 })
    }
  }

  @Test("a requirement on a sensor that a variant removes fails no run, and does not apply to the variant")
  func removedSensor() async throws {
    let workspace = try workspace(
      """
      requirements:
        - {metric: sole_length_m, sensor: A, at_most: 9000}
        - {metric: gap_count, at_least: 9}
      variants: {lose: {sites: {remove: [A]}}}
      """)
    for command in [
      ["run", "s.yaml", "--variant", "lose"], ["run", "s.yaml", "--variant", "lose", "--out", "out"],
      ["run", "s.yaml", "--all-variants"], ["validate", "s.yaml", "--variant", "lose"],
      ["compare", "s.yaml", "s.yaml@lose"],
    ] {
      let outcome = try await Program.run(command + ["--quiet"], in: workspace)
      #expect(outcome.status == 0, "\(command): \(outcome.talk)")
    }
    let check = try await run("check", "s.yaml", "--all-variants", in: workspace)
    #expect(check.status == 1)
    #expect(
      check.text.contains("n/a     lose  Lost without it of A: not applicable: variant lose has no A\n"))
    #expect(check.text.contains("missed  lose  Gaps "), "the rest is checked")
    let plan = try await run("check", "out/plan.yaml", in: workspace)
    #expect(plan.status == 1 && plan.text.split(separator: "\n").count == 1)
  }

  @Test("a run passes over a requirement that names what is nowhere; a check refuses it")
  func unknownSensor() async throws {
    let workspace = try workspace("requirements: [{metric: sole_length_m, sensor: Q, at_most: 9}]\n")
    let outcome = try await Program.run(["run", "s.yaml", "--out", "out"], in: workspace)
    #expect(outcome.status == 0)
    #expect(outcome.talk.contains("a requirement is passed over: s.yaml:6:16: requirements[0].sensor"))
    #expect(try await run("check", "s.yaml", in: workspace).status == 65)
    #expect(try await run("validate", "s.yaml", in: workspace).status == 65)
  }

  @Test("requirements that stand only in variants are checked with all of them")
  func variantsAlone() async throws {
    let workspace = try workspace("variants: {v: {requirements: [{metric: part_count, at_most: 1}]}}\n")
    let all = try await run("check", "s.yaml", "--all-variants", in: workspace)
    #expect(all.status == 0)
    #expect(all.text == "met     v  Parts of the border 1 (wanted at most 1)\n")
    #expect(try await run("check", "s.yaml", in: workspace).status == 65)
  }

  @Test("annotations and JSON name the file that a requirement stands in")
  func extended() async throws {
    let workspace = try workspace("extends: base/b.yaml\n", head: "karaula: 1\n")
    try workspace.write(
      Self.head + "requirements:\n  - {metric: gap_count, at_least: 9}\n", to: "base/b.yaml")
    try workspace.write(Samples.border, to: "base/border.geojson")
    let outcome = try await run("check", "s.yaml", "--github", in: workspace)
    #expect(outcome.text.contains("::error file=base/b.yaml,line=7,col=5,"))
    #expect(outcome.text.contains("::notice file=s.yaml,"))
    let json = try await run("check", "s.yaml", "--json", in: workspace)
    #expect(json.text.contains("\"file\" : \"base/b.yaml\""))
  }

  @Test("what is lost is rounded once: the bound that is printed is the bound that passes")
  func lossBound() async throws {
    struct Report: Decodable {
      struct Side: Decodable { let coveredLengthM: Double }
      let before, after: Side
      let lostM, gainedM, unchangedM, borderLengthM: Double
    }
    let sites = (0..<5).map { index in
      let x = String(format: "%.5f", 22.0213 + 0.01317 * Double(index))
      return "{id: S\(index), type: thermal-camera, at: [\(x), 41.0553], azimuth_deg: 180, sector_deg: 20}"
    }
    let workspace = try Workspace([
      "border.geojson": Samples.border,
      "s.yaml": """
      karaula: 1
      border: {source: border.geojson}
      grid: {cell_size_m: 37}
      sites: [\(sites.joined(separator: ", "))]
      variants: {x: {sites: []}, y: {sites: {change: {"S*": {azimuth_deg: 160}}}}}
      """,
    ])
    for name in ["base", "x", "y"] {
      #expect(
        try await run("run", "s.yaml", "--variant", name, "--out", name, in: workspace).status == 0)
    }
    for after in ["x", "y"] {
      for (one, other) in [("base", after), ("s.yaml", "s.yaml@\(after)")] {
        let outcome = try await run("compare", one, other, "--json", in: workspace)
        let report = try JSONDecoder.snakeCase.decode(Report.self, from: outcome.output)
        for (side, folder) in [(report.before, "base"), (report.after, after)] {
          let own = try workspace.value(SummaryFile.self, "\(folder)/summary.json").coveredLengthM
          #expect(side.coveredLengthM == own)
        }
        let rise = report.after.coveredLengthM - report.before.coveredLengthM
        #expect(abs(report.gainedM - report.lostM - rise) < 1e-6)
        #expect(report.lostM > 0)
        #expect(
          try await run("compare", one, other, "--fail-on-loss", "\(report.lostM)", in: workspace).status == 0
        )
        let below = try await run(
          "compare", one, other, "--fail-on-loss", "\(report.lostM - 0.001)", in: workspace)
        #expect(below.status == 1)
        #expect(below.talk.contains("\(report.lostM) m of coverage are lost"))
      }
    }
  }

  @Test("folders of variants that are gone are told")
  func goneFolders() async throws {
    let workspace = try workspace("variants: {old: {task: recognition}, new: {task: identification}}\n")
    let arguments = ["run", "s.yaml", "--all-variants", "--out", "out"]
    #expect(try await !Program.run(arguments, in: workspace).talk.contains("also holds"))
    try workspace.write(Self.head + "variants: {new: {task: identification}}\n", to: "s.yaml")
    let outcome = try await Program.run(arguments, in: workspace)
    #expect(outcome.talk.contains("out also holds results that are of no variant of the scenario: old\n"))
  }

  @Test("ids with commas do not blur the list of who sees a piece in a GeoPackage")
  func commas() async throws {
    let workspace = try workspace(
      "",
      head: Self.head.replacing("id: A,", with: "id: \"A, B\",")
        .replacing("]}]", with: "]}, {id: C, type: fixed-pillar, at: [22.05, 41.051]}]"))
    #expect(try await run("run", "s.yaml", "--out", "out", in: workspace).status == 0)
    #expect(
      try await workspace.features(of: "border", in: "out/karaula.gpkg")
        .contains("seen_by (String) = \"A, B\", C"))
  }
}
