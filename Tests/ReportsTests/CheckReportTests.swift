import Foundation
@testable import Reports
import Scenario
import Testing

@Suite struct CheckReportTests {
  private func report(_ variants: String?..., items: String...) throws -> CheckReport {
    let requirements = try items.flatMap { try SmallResult.requirements($0) }
    let runs = variants.map {
      CheckedRun(requirements, variant: $0, in: SmallResult.assessment(), context: SmallResult.context)
    }
    return CheckReport(file: "plans/s.yaml", name: "a <b>, \"c\" & d", runs: runs)
  }

  private let nasty =
    #"metric: gap_count, at_least: 3, where: {neighbour: "5%"}, name: "100%, a: <b> & \"c\"\u0001|d""#

  @Test("lines tell met or missed, wanted and got")
  func lines() throws {
    let report = try report(
      nil, items: "metric: gap_count, at_most: 3", "metric: covered_fraction, at_least: 0.25, name: enough",
      "metric: max_revisit_s, at_most: 60")
    #expect(
      report.lines == """
        missed  Gaps 4 (wanted at most 3)
        met     enough: Covered 42.9 % (wanted at least 25 %)
        missed  Longest wait between looks not known (wanted at most 1 min; not known: no patrol sees the border there)

        """)
    #expect(report.verdict == "2 of 3 requirements missed")
  }

  @Test("each variant is told apart, with the requirements that are for it")
  func variants() throws {
    let report = try report(
      nil, "fog", items: "metric: gap_count, at_most: 4", "metric: gap_count, at_most: 3, variants: [fog]")
    #expect(
      report.lines == """
        met     base  Gaps 4 (wanted at most 4)
        met     fog  Gaps 4 (wanted at most 4)
        missed  fog  Gaps 4 (wanted at most 3)

        """)
    #expect(report.githubCommands { _ in "s.yaml" }.contains(",title=fog%3A gap_count at most 3::"))
    #expect(report.junit.components(separatedBy: "<testsuite ").count == 3)
    #expect(report.markdown.contains("| fog | ❌ missed | Gaps | at most 3 | 4 |\n"))
  }

  @Test("GitHub's commands escape percent signs, line ends, and in properties colons and commas")
  func escapes() throws {
    let commands = try report(nil, items: nasty).githubCommands { _ in "a,b:c%\r\n.yaml" }
    let lines = commands.split(separator: "\n")
    #expect(lines.count == 2)
    let place = "file=a%2Cb%3Ac%25%0D%0A.yaml,line=4,col=5"
    #expect(
      lines[0] == "::error \(place),title=100%25%2C a%3A <b> & \"c\" |d::"
        + "100%25, a: <b> & \"c\" |d: Gaps where neighbour = 5%25 0 (wanted at least 3)")

    #expect(lines[1].hasPrefix("::notice file="))
    #expect(lines[1].hasSuffix("::1 of 1 requirement missed"))
  }

  @Test("XML escapes what it must and holds no character that it cannot")
  func xml() throws {
    let junit = try report(nil, items: nasty).junit
    #expect(junit.contains("name=\"100%, a: &lt;b&gt; &amp; &quot;c&quot; |d\""))
    #expect(
      junit.contains("<testsuites name=\"a &lt;b&gt;, &quot;c&quot; &amp; d\" tests=\"1\" failures=\"1\""))
  }

  @Test("a cell of the Markdown table stays one cell")
  func markdown() throws {
    let table = try report(nil, items: nasty).markdown
    #expect(table.contains("c\" \\|d"))
    #expect(table.hasPrefix("### ❌ a \\<b\\>, \"c\" & d: 1 of 1 requirement missed\n\n"))
  }

  @Test("escapes go scalar by scalar: a combining mark after a letter hides nothing")
  func combining() throws {
    let accent = "\u{301}"
    let name = ["%", ",", ":", "|", "*"].map { $0 + accent }.joined()
    let report = try report(nil, items: "metric: gap_count, at_least: 9, name: \"\(name)\"")
    let title = "title=%25\(accent)%2C\(accent)%3A\(accent)|\(accent)*\(accent)::"
    let bytes = Array(report.githubCommands { $0 }.utf8)
    #expect(bytes.firstRange(of: Array(title.utf8)) != nil)
    #expect(Array(report.markdown.utf8).firstRange(of: Array("\\|\(accent)\\*\(accent)".utf8)) != nil)
  }

  @Test("cases of equal requirements are told apart by their names")
  func equalNames() throws {
    let same = "metric: gap_count, at_most: 3"
    let report = try report(
      nil, items: same, same, "metric: part_count, at_most: 3, name: gap_count at most 3 (2)", same)
    let junit = report.junit
    let names = junit.split(separator: "<testcase name=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(
      names == [
        "gap_count at most 3", "gap_count at most 3 (3)", "gap_count at most 3 (2)",
        "gap_count at most 3 (4)",
      ])
  }

  @Test("what does not apply is said in every report, and is neither met nor missed")
  func notApplicable() throws {
    let scenario = try Scenario(
      yaml:
        "karaula: 1\nborder: {source: b}\nrequirements:\n  - {metric: sole_length_m, at_least: 1, sensor: B}\n"
        + "  - {metric: gap_count, at_most: 9}\n", file: "s.yaml")
    let applied = scenario.appliedRequirements(sensors: ["A"], on: SmallResult.border) { _ in true }
    let run = CheckedRun(
      applied, variant: nil, in: SmallResult.assessment(), context: SmallResult.context)
    let report = CheckReport(file: "s.yaml", name: "n", runs: [run])
    #expect((report.count, report.missedCount, report.inapplicableCount) == (1, 0, 1))
    #expect(report.verdict == "1 requirement, all met, 1 not applicable")
    let reason = "the scenario without a variant has no B"
    #expect(
      report.lines.hasPrefix("n/a     Lost without it of B: not applicable: \(reason)\nmet     Gaps "))
    #expect(report.markdown.contains("➖ not applicable"))
    #expect(report.junit.contains("tests=\"2\" failures=\"0\" errors=\"0\" skipped=\"1\""))
    #expect(report.junit.contains("<skipped message=\"\(reason)\"/>"))
    #expect(!report.githubCommands { $0 }.contains("::error"))
  }

  @Test("a value that misses its bound by little is told with the decimals that tell it from the bound")
  func decimals() {
    let share = Metric.figure(.coveredFraction)
    #expect(share.text(0.69996, besides: [0.7]) == "69.996 %")
    #expect(share.text(0.666, besides: [0.7]) == "66.6 %")
    #expect(share.bound(0.7) == "70 %")
    #expect(Metric.figure(.longestGap).bound(60_000) == "60 km")
    #expect(share.difference(-0.04) == "-4.0")
  }

  @Test("a variant that cannot be checked is told in every report, and stops no other")
  func fault() throws {
    var runs = try report("fog", items: "metric: gap_count, at_most: 4").runs
    runs.append(CheckedRun(variant: "torn", fault: "s.yaml:3: <no> such file"))
    let report = CheckReport(file: "s.yaml", name: "n", runs: runs)
    #expect(report.verdict == "1 requirement, all met, 1 of 2 variants cannot be checked")
    #expect(report.lines.hasSuffix("error   torn  cannot be checked: s.yaml:3: <no> such file\n"))
    #expect(report.junit.contains("errors=\"1\""))
    #expect(report.junit.contains("<error message=\"s.yaml:3: &lt;no&gt; such file\"/>"))
    #expect(report.githubCommands { $0 }.contains("::error file=s.yaml,title=torn cannot be checked::"))
    #expect(report.markdown.contains("**torn** cannot be checked"))
  }

  @Test("however many variants miss a requirement, GitHub gets ten annotations at the most")
  func fewAnnotations() throws {
    let items = (0..<12).map { "metric: gap_count, at_most: 3, name: r\($0)" }
    let runs = try ["a", "b"].flatMap { variant -> [CheckedRun] in
      let requirements = try SmallResult.decoded(
        requirements: "[\n" + items.map { "{\($0)}" }.joined(separator: ",\n") + "]")
      return [
        CheckedRun(requirements, variant: variant, in: SmallResult.assessment(), context: SmallResult.context)
      ]
    }
    let commands = CheckReport(file: "s.yaml", name: "n", runs: runs).githubCommands { $0 }
    let lines = commands.split(separator: "\n")
    #expect(lines.count == 10)
    #expect(lines[0].contains("title=a%2C b%3A r0::"))
    #expect(lines[9].hasSuffix("; 3 more are in the job's summary"))
  }
}
