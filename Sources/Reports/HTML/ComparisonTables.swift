import Coverage
import GeoCore
import Scenario

/// The tables of a comparison's page.
struct ComparisonTables {
  let comparison: Comparison
  let before: ComparedSide
  let after: ComparedSide
  let strokes: ComparisonStrokes

  /// How many gains and losses are printed on paper.
  private static let printedRuns = 30

  /// What the words of the table of sensors mean.
  static let note =
    "Added, removed, moved and changed is what was done to a sensor; affected is one that was left as it is, and gives more or "
    + "less as others changed. Enough by itself: what it would cover alone. Lost without it: what would no longer be covered."

  /// The headline figures, before and after.
  var figures: HTMLTable {
    let (old, new) = (before.summary.figures, after.summary.figures)
    func row(_ name: String, _ old: Double?, _ new: Double?, _ shown: (Double) -> String) -> [HTMLTable.Cell]
    {
      let difference = old.flatMap { old in new.map { $0 - old } }
      return [
        .text(name), .number(old, shown), .number(new, shown),
        .number(difference) { ($0 > 0 ? "+" : $0 < 0 ? "−" : "") + shown(abs($0)) },
      ]
    }
    let count = { (value: Double) in "\(Int(value))" }
    var rows = [
      row("Covered", old.coveredFraction, new.coveredFraction, \.inPercent),
      row("Covered border", old.coveredLength, new.coveredLength) { "\($0.inKilometres) km" },
      row("Gaps", Double(old.gapCount), Double(new.gapCount), count),
      row("Longest gap", old.longestGap, new.longestGap) { "\($0.inKilometres) km" },
      row("Covered twice or more", old.overlapFraction, new.overlapFraction, \.inPercent),
    ]
    if old.maxRevisit != nil || new.maxRevisit != nil {
      rows.append(
        row("Longest wait between looks of patrols", old.maxRevisit, new.maxRevisit) { "\($0.inMinutes) min" }
      )
    }
    let linked = [before, after].map { side in
      side.summary.sensors.contains { $0.isLinked != nil }
        ? Double(side.summary.sensors.count { $0.isLinked == true }) : nil
    }
    if linked.contains(where: { $0 != nil }) {
      rows.append(row("Sensors linked", linked[0], linked[1], count))
    }
    return HTMLTable(
      caption: "The border before (A) and after (B)", columns: ["", "A", "B", "Difference"], rows: rows)
  }

  /// Losses and gains by runs, the longest first.
  var changes: HTMLTable {
    let hasParts = comparison.before.parts.count > 1
    let rows = strokes.runs.map { named -> [HTMLTable.Cell] in
      let run = named.run
      let cause = run.cause.map { (named.kind == .lost ? "now " : "was ") + $0.text } ?? "–"
      let part = hasParts ? "part \(run.part + 1), " : ""
      return [
        HTMLTable.Cell(text: named.label, sortKey: String(named.label.dropFirst())),
        .text(named.kind.rawValue, colour: ComparisonStrokes.colour(of: named.kind)),
        .number(run.length, \.inKilometres),
        HTMLTable.Cell(
          text: "\(part)\(run.chainage.lowerBound.inKilometres) – \(run.chainage.upperBound.inKilometres)",
          sortKey: "\(run.chainage.lowerBound)"),
        .text(cause), .place(named.line.isEmpty ? "–" : named.line[named.line.count / 2].inDegrees),
      ]
    }
    return HTMLTable(
      caption: "Border that is gained or lost, the longest stretch first",
      columns: ["", "What", "Length km", "From, to km", "Cause of the gap", "Where"], rows: rows,
      keys: strokes.runs.map(\.key), printed: Self.printedRuns)
  }

  /// Requirements of either, by what they are of; nil without any.
  var requirements: HTMLTable? {
    let all = before.summary.requirements + after.summary.requirements
    var subjects: [String] = []
    for requirement in all where !subjects.contains(requirement.shownSubject) {
      subjects.append(requirement.shownSubject)
    }
    guard !subjects.isEmpty else { return nil }
    func told(_ subject: String, _ side: ComparedSide) -> String {
      guard let found = side.summary.requirements.first(where: { $0.shownSubject == subject }) else {
        return "not asked"
      }
      return "\(found.isMet ? "met" : "missed"): \(found.shownGot) (wanted \(found.shownWanted))"
    }
    return HTMLTable(
      caption: "Requirements", columns: ["Requirement", "A", "B"],
      rows: subjects.map { [.text($0), .text(told($0, before)), .text(told($0, after))] })
  }

  /// What was done to sensors and patrols, and what they give now.
  var sensors: HTMLTable {
    let sites = Dictionary((before.sites + after.sites).map { ($0.id, $0) }) { $1 }
    let rows = comparison.sensorChanges.map { change -> [HTMLTable.Cell] in
      [
        .text(change.id, note: sites[change.id] == nil ? "patrol" : sites[change.id]?.facts.type),
        .text(change.word), .number(change.isMoved ? change.movedDistance : nil, \.inWords),
        .number(change.before?.coveredLength, \.inKilometres),
        .number(change.after?.coveredLength, \.inKilometres),
        .number(change.before?.soleLength, \.inKilometres), .number(change.after?.soleLength, \.inKilometres),
      ]
    }
    return HTMLTable(
      caption: "Sensors and patrols that changed, or give more or less",
      columns: [
        "Sensor", "Change", "Moved by", "Enough by itself km, A", "B", "Lost without it km, A", "B",
      ], rows: rows, keys: comparison.sensorChanges.indices.map { "sensor-\($0)" })
  }
}
