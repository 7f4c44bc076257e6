import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct CheckTests {
  private static let met = "{metric: covered_fraction, at_least: 0.01, where: {neighbour: BG}}"
  private static let missed = "{metric: longest_gap_m, at_most: 1, name: \"no gap, at all: 100%\"}"

  /// A workspace whose requirements stand from line 7 on.
  private func workspace(_ requirements: String...) throws -> Workspace {
    let more = "requirements:\n" + requirements.map { "  - \($0)\n" }.joined()
    return try Workspace(Samples.files(Samples.scenario(more: more)))
  }

  private func check(
    _ workspace: Workspace, _ options: String..., environment: [String: String] = [:]
  ) async throws -> Outcome {
    let clean = ["GITHUB_STEP_SUMMARY": "", "GITHUB_WORKSPACE": ""]
    return try await Program.run(
      ["check", Samples.scenarioName] + options, in: workspace,
      environment: clean.merging(environment) { $1 })
  }

  @Test("all met: 0, a line each, nothing on standard error and no file")
  func allMet() async throws {
    let workspace = try workspace(Self.met, "{metric: part_count, at_least: 1, at_most: 1}")
    let outcome = try await check(workspace)
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty)
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("met     Covered where neighbour = BG "))
    #expect(lines[0].hasSuffix(" % (wanted at least 1 %)"))
    #expect(lines[1] == "met     Parts of the border 1 (wanted at least 1 and at most 1)")
    #expect(workspace.files() == Set(Samples.files().keys))
  }

  @Test("one missed: 1, and standard error says how many")
  func oneMissed() async throws {
    let outcome = try await check(try workspace(Self.met, Self.missed))
    #expect(outcome.status == 1)
    #expect(outcome.talk == "karaula: 1 of 2 requirements missed\n")
    let lines = outcome.text.split(separator: "\n")
    #expect(lines.map { $0.prefix(6) } == ["met   ", "missed"])
    #expect(lines[1].contains("no gap, at all: 100%: Longest gap "))
    #expect(lines[1].hasSuffix(" km (wanted at most 0.001 km)"))
  }

  @Test("a run never fails for a requirement")
  func run() async throws {
    let outcome = try await Program.run(["run", Samples.scenarioName], in: try workspace(Self.missed))
    #expect(outcome.status == 0)
    #expect(outcome.talk.isEmpty)
  }

  @Test("what is got is what summary.json says")
  func summary() async throws {
    let workspace = try workspace(
      "{metric: covered_length_m, at_least: 0}", "{metric: covered_length_m, at_least: 0, sensor: A}")
    _ = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    let summary = try workspace.value(SummaryFile.self, "out/summary.json")
    let outcome = try await check(workspace, "--json")
    let answer = try JSONDecoder.snakeCase.decode(Answer.self, from: outcome.output)
    #expect(answer.runs[0].requirements.map(\.got) == [summary.coveredLengthM, summary.coveredLengthM])
  }

  @Test("plan.yaml of a run keeps the requirements")
  func plan() async throws {
    let workspace = try workspace(Self.met, Self.missed)
    _ = try await Program.run(["run", Samples.scenarioName, "--out", "out"], in: workspace)
    let first = try await check(workspace)
    let again = try await Program.run(["check", "out/plan.yaml"], in: workspace)
    #expect(again.status == 1)
    #expect(again.output == first.output)
  }

  @Test("--json is one object on standard output")
  func json() async throws {
    let outcome = try await check(
      try workspace(Self.met, Self.missed, "{metric: max_revisit_s, at_most: 60}"), "--json", "--github")
    #expect(outcome.status == 1)
    let answer = try JSONDecoder.snakeCase.decode(Answer.self, from: outcome.output)
    #expect(!answer.met)
    #expect(answer.missedCount == 2)
    #expect(answer.runs.map(\.variant) == ["base"])
    let found = answer.runs[0].requirements
    #expect(found.map(\.met) == [true, false, false])
    #expect(found.map(\.line) == [7, 8, 9])
    #expect(found[2].got == nil)
    #expect(outcome.talk.contains("::error file=scenario.yaml,line=8,"))
  }

  @Test("--junit writes a suite with a case for each requirement, the same bytes each time")
  func junit() async throws {
    let workspace = try workspace(Self.met, Self.missed)
    let outcome = try await check(workspace, "--junit", "reports/junit.xml")
    #expect(outcome.status == 1)
    #expect(workspace.files(below: "reports") == ["junit.xml"])
    let bytes = try workspace.bytes("reports/junit.xml")
    let tree = try XMLTree(bytes)
    // The elements and attributes of junit-10.xsd, required ones included.
    let counts = ["tests": "2", "failures": "1", "errors": "0", "name": "scenario"]
    #expect(
      tree.elements.map(\.path) == [
        "testsuites", "testsuites/testsuite", "testsuites/testsuite/testcase",
        "testsuites/testsuite/testcase",
        "testsuites/testsuite/testcase/failure",
      ])
    #expect(tree.elements[0].attributes == counts)
    #expect(tree.elements[1].attributes == counts.merging(["file": "scenario.yaml"]) { $1 })
    #expect(tree.elements[3].attributes == ["name": "no gap, at all: 100%", "classname": "scenario"])
    let failure = tree.elements[4]
    #expect(failure.attributes["type"] == "requirement")
    #expect(failure.attributes["message"]?.hasSuffix(" km (wanted at most 0.001 km)") == true)
    #expect(failure.text.hasPrefix("scenario.yaml:8:5: "))
    _ = try await check(workspace, "--junit", "reports/junit.xml", "--threads", "1")
    #expect(try workspace.bytes("reports/junit.xml") == bytes)
  }

  @Test("--github points at the requirement's line, and appends a table to the step's summary")
  func github() async throws {
    let workspace = try workspace(Self.met, Self.missed)
    try workspace.write("before\n", to: "summary.md")
    let environment = [
      "GITHUB_STEP_SUMMARY": workspace.file("summary.md").path(),
      "GITHUB_WORKSPACE": workspace.folder.deletingLastPathComponent().path(),
    ]
    let outcome = try await check(workspace, "--github", environment: environment)
    #expect(outcome.status == 1)
    let commands = outcome.text.split(separator: "\n").filter { $0.hasPrefix("::") }
    let file = "\(workspace.folder.lastPathComponent)/scenario.yaml"
    #expect(commands.count == 2)
    #expect(
      commands[0].hasPrefix(
        "::error file=\(file),line=8,col=5,title=no gap%2C at all%3A 100%25::no gap, at all: 100%25: Longest gap "
      ))
    #expect(commands[0].hasSuffix(" km (wanted at most 0.001 km)"))
    #expect(commands[1] == "::notice file=\(file),title=scenario::1 of 2 requirements missed")
    let summary = String(decoding: try workspace.bytes("summary.md"), as: UTF8.self)
    #expect(summary.hasPrefix("before\n### ❌ scenario: 1 of 2 requirements missed\n"))
    #expect(summary.split(separator: "\n").count { $0.hasPrefix("| ") } == 4)
    // Without a summary's file only the annotations are printed.
    let plain = try await check(workspace, "--github")
    #expect(plain.text.contains("::error file=scenario.yaml,line=8,"))
  }

  @Test("variants are checked by name or all of them, each for its own requirements")
  func variants() async throws {
    let more = """
      requirements:
        - {metric: covered_fraction, at_least: 0.01}
        - {metric: covered_fraction, at_most: 0, variants: [blind]}
      variants: {blind: {sites: {change: {A: {azimuth_deg: 180}}}}}
      """
    let workspace = try Workspace(Samples.files(Samples.scenario(more: more)))
    let all = try await check(workspace, "--all-variants", "--junit", "all.xml")
    #expect(all.status == 1)
    let lines = all.text.split(separator: "\n").map { $0.prefix { !$0.isNumber } }
    #expect(
      lines == [
        "met     base  Covered ", "missed  blind  Covered ", "met     blind  Covered ",
      ])
    let tree = try XMLTree(workspace.bytes("all.xml"))
    #expect(
      tree.elements.compactMap { $0.path.hasSuffix("/testsuite") ? $0.attributes["tests"] : nil } == [
        "1", "2",
      ])
    #expect(try await check(workspace).status == 0)
    #expect(try await check(workspace, "--variant", "blind").status == 1)
    _ = try await Program.run(
      ["run", Samples.scenarioName, "--variant", "blind", "--out", "out"], in: workspace)
    let plan = try await Program.run(["check", "out/plan.yaml"], in: workspace)
    #expect(plan.status == 1)
    #expect(plan.text.split(separator: "\n").count == 2)
  }

  @Test("a step's summary that cannot be written ends with 73")
  func badSummary() async throws {
    let outcome = try await check(
      try workspace(Self.met), "--github", environment: ["GITHUB_STEP_SUMMARY": "border.geojson/summary.md"])
    #expect(outcome.status == 73)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.talk.contains("border.geojson: is a file, not a folder"))
  }
}

/// What `check --json` prints, as far as tests look at it.
private struct Answer: Decodable {
  struct Run: Decodable {
    let variant: String
    let requirements: [Result]
  }

  struct Result: Decodable {
    let met: Bool
    let got: Double?
    let line: Int
  }

  let met: Bool
  let missedCount: Int
  let runs: [Run]
}
