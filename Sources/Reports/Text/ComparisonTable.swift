public import Coverage
import Foundation
import GeoCore

/// The short table that a comparison prints: what was gained and lost, what sensors do now, the longest losses.
public enum ComparisonTable {
  /// How many lost stretches are listed.
  private static let listedLosses = 10

  /// The table's text, ending in a line break.
  ///
  /// - Parameters:
  ///   - before: how the user calls what was before.
  ///   - after: how the user calls what is after.
  public static func text(of comparison: Comparison, before: String, after: String) -> String {
    let whole = comparison.length
    var lines = [
      "A  \(before)", "B  \(after)", "",
      row("border", whole, of: nil),
      row("covered in A", comparison.coveredBefore, of: whole),
      row("covered in B", comparison.coveredAfter, of: whole),
    ]
    for kind in Comparison.Kind.allCases {
      lines.append(row(kind.rawValue, comparison.length(of: kind), of: whole))
      guard kind == .gained || kind == .lost, let marginal = comparison.marginalLength(of: kind) else {
        continue
      }
      lines.append(row("  of which marginal", marginal, of: whole))
    }
    lines.append(row("unchanged", comparison.unchangedLength, of: whole))
    lines += sensors(comparison.sensorChanges) + losses(of: comparison)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sensors(_ changes: [SensorChange]) -> [String] {
    guard !changes.isEmpty else { return ["", "no sensor changed"] }
    let width = max(changes.map(\.id.count).max() ?? 0, "sensor".count) + 2
    // Each of the two figures has a column for A and one for B.
    let figures = ["enough by itself, km", "lost without it, km"].map { right($0, in: 2 * figureWidth) }
    let heads = [
      String(repeating: " ", count: width + wordWidth) + figures.joined(),
      pad("sensor", width) + pad("change", wordWidth) + right("A") + right("B") + right("A") + right("B"),
    ]
    let listed = changes.filter { $0.word != "affected" || $0.largestEffect >= leastEffect }
    let rest = changes.count - listed.count
    let others = rest > 0 ? ["  and \(rest) more, affected by less than \(Int(leastEffect)) m"] : []
    return [""] + heads
      + listed.map { change in
        pad(change.id, width) + pad(change.word, wordWidth) + right(kilometres(change.before?.coveredLength))
          + right(kilometres(change.after?.coveredLength)) + right(kilometres(change.before?.soleLength))
          + right(kilometres(change.after?.soleLength))
      } + others
  }

  private static func losses(of comparison: Comparison) -> [String] {
    let runs = comparison.runs(of: .lost)
    guard !runs.isEmpty else { return ["", "nothing lost"] }
    let count = runs.count == 1 ? "1 stretch lost" : "\(runs.count) stretches lost"
    return ["", count + (runs.count > listedLosses ? ", the longest:" : ":")]
      + runs.prefix(listedLosses).map { run in
        let part = comparison.before.parts.count > 1 ? "part \(run.part + 1) " : ""
        return "  \(kilometres(run.length)) km  \(part)km \(kilometres(run.chainage.lowerBound))"
          + " to \(kilometres(run.chainage.upperBound))" + (run.cause.map { "  \($0.text)" } ?? "")
      }
  }

  private static func row(_ label: String, _ length: Double, of whole: Double?) -> String {
    let share = whole.map { $0 > 0 ? String(format: "  %7.2f %%", 100 * length / $0) : "" } ?? ""
    // To the millimetre, as a bound on losses compares them.
    return pad(label, labelWidth) + String(format: "%13.6f km", length.kilometres) + share
  }

  private static let labelWidth = 24
  private static let wordWidth = 9
  private static let figureWidth = 16

  /// Less than this is affected too little to be listed line by line (m).
  private static let leastEffect = 50.0

  private static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  private static func right(_ text: String) -> String { right(text, in: figureWidth) }

  private static func right(_ text: String, in width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  private static func kilometres(_ length: Double?) -> String {
    length.map { String(format: "%.3f", $0.kilometres) } ?? "-"
  }
}
