import Coverage
import Foundation
import GeoCore
import Scenario

extension CheckReport {
  /// The workflow commands that GitHub Actions shows as annotations: an error at the line of each missed requirement, all
  /// variants that miss it in one, and a notice of the whole; ten at the most.
  ///
  /// - Parameter path: gives the path within the repository of the scenario, or of one that it extends.
  public func githubCommands(path: (_ file: String) -> String) -> String {
    let missed = Dictionary(grouping: all.filter(\.result.isMissed)) { $0.result.requirement.place }
    let errors = missed.sorted {
      ($0.key.line ?? 0, $0.key.column ?? 0) < ($1.key.line ?? 0, $1.key.column ?? 0)
    }
    .map { place, found in
      let first = found[0]
      let others = found.count - 1
      let variants = hasVariants ? "\(Self.listed(found.map(\.run.variant))): " : ""
      let more = others > 0 ? "; this is the first of \(found.count) variants that miss it" : ""
      return Self.command(
        "error",
        [
          ("file", path(place.file)), ("line", place.line.map(String.init)),
          ("col", place.column.map(String.init)), ("title", variants + first.result.requirement.title),
        ], first.result.sentence(against: first.run.baseline) + more)
    }
    let faults = runs.compactMap { run in
      run.fault.map {
        Self.command("error", [("file", path(file)), ("title", "\(run.variant) cannot be checked")], $0)
      }
    }
    let told = errors + faults
    let left = told.count - Self.mostErrors
    let rest = left > 0 ? "; \(left) more are in the job's summary" : ""
    let notice = Self.command("notice", [("file", path(file)), ("title", name)], verdict + rest)
    return (told.prefix(Self.mostErrors) + [notice]).joined()
  }

  /// GitHub shows ten errors of a step, and none beyond.
  private static let mostErrors = 9

  /// Some names, and how many more there are.
  private static func listed(_ names: [String]) -> String {
    let shown = 3
    return names.prefix(shown).joined(separator: ", ")
      + (names.count > shown ? " and \(names.count - shown) more" : "")
  }

  /// The results as tables in Markdown, for a job's summary: requirements, what changed, a small map.
  public var markdown: String {
    let mark = missedCount == 0 && faultCount == 0 ? "✅" : "❌"
    let hasBaseline = runs.contains { $0.baseline != nil }
    let columns =
      (hasVariants ? ["variant"] : []) + ["", "requirement", "wanted", "got"]
      + (hasBaseline ? [runs.compactMap(\.baseline?.name).first ?? "", "difference"] : [])
    let rows = all.map { run, result in
      (hasVariants ? [run.variant] : []) + [
        result.isMet ? "✅ met" : result.isMissed ? "❌ missed" : "➖ not applicable",
        (result.requirement.name.map { "\($0.onOneLine): " } ?? "") + result.requirement.wordsOfSubject,
        result.requirement.wordsOfBounds,
        result.got == nil ? result.reason ?? result.wordsOfGot : result.wordsOfGot,
      ] + (hasBaseline ? Self.former(result, run.baseline) : [])
    }
    let faults = runs.compactMap { run in
      run.fault.map { "- ❌ **\(run.variant.inMarkdown)** cannot be checked: \($0.inMarkdown)\n" }
    }
    return "### \(mark) \(name.inMarkdown): \(verdict)\n\n" + Self.table(columns, rows) + "\n"
      + (faults.isEmpty ? "" : faults.joined() + "\n") + runs.compactMap(change).joined()
  }

  private static func table(_ columns: [String], _ rows: [[String]]) -> String {
    ([columns, columns.map { _ in "---" }] + rows)
      .map { "| " + $0.map(\.inMarkdown).joined(separator: " | ") + " |\n" }.joined()
  }

  /// What the baseline has, and by how much it differs.
  private static func former(_ result: RequirementResult, _ baseline: CheckBaseline?) -> [String] {
    guard let former = baseline?.value(of: result.requirement), let got = result.got else {
      return ["–", "–"]
    }
    let metric = result.requirement.metric
    return [
      metric.text(former, besides: result.requirement.bounds), metric.difference(got - former),
    ]
  }

  /// What a run gains and loses against its baseline, with a map where anything changed.
  private func change(_ run: CheckedRun) -> String? {
    guard let baseline = run.baseline else { return nil }
    let comparison = baseline.comparison
    let title = hasVariants ? "**\(run.variant.inMarkdown)** " : ""
    let losses = comparison.runs(of: .lost).prefix(Self.listedLosses).map { loss -> [String] in
      let part = comparison.before.parts.count > 1 ? "part \(loss.part + 1), " : ""
      return [
        loss.length.inWords,
        "\(part)\(loss.chainage.lowerBound.inKilometres) – \(loss.chainage.upperBound.inKilometres)",
        loss.cause?.text ?? "–",
      ]
    }
    let table = losses.isEmpty ? "" : "\n" + Self.table(["lost", "from, to km", "cause now"], losses)
    return "\(title)\(baseline.line.inMarkdown)\n\(table)\n" + TextMap(of: comparison).markdown + "\n"
  }

  /// How many losses are listed of a run.
  private static let listedLosses = 5

  /// A command as the runner reads it: `::name key=value,...::message`.
  private static func command(_ name: String, _ properties: [(String, String?)], _ message: String) -> String
  {
    let list = properties.compactMap { key, value in value.map { "\(key)=\($0.inProperty)" } }
    return "::\(name) \(list.joined(separator: ","))::\(message.inMessage)\n"
  }
}

extension String {
  /// The text as a command's message holds it.
  fileprivate var inMessage: String { escaping("%\r\n") }

  /// The text as a command's property holds it.
  fileprivate var inProperty: String { escaping("%\r\n:,") }

  /// The text with some ASCII letters as `%` and their two hexadecimal digits; other controls are blanks.
  ///
  /// Scalar by scalar: a combining mark after one of them makes another character of the two.
  private func escaping(_ letters: String) -> String {
    unicodeScalars.map { scalar in
      guard letters.unicodeScalars.contains(scalar) else {
        return scalar.isUnprintable ? " " : String(scalar)
      }
      return String(format: "%%%02X", scalar.value)
    }.joined()
  }

  /// The text as a cell of a table holds it.
  fileprivate var inMarkdown: String {
    replacing("\r\n", with: "\n").unicodeScalars.map { scalar in
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "<", ">": "\\\(scalar)"
      case _ where Character(scalar).isNewline || scalar.isUnprintable: " "
      default: String(scalar)
      }
    }.joined()
  }
}
