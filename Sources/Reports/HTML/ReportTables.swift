import Coverage
import Foundation

/// The tables of the report.
struct ReportTables {
  let summary: ReportSummary
  /// By part and chainage.
  let listedGaps: [ReportGap]

  /// The gaps.
  var gaps: HTMLTable {
    let hasParts = summary.parts.count > 1
    let hasRevisits = listedGaps.contains { $0.properties.maxRevisit != nil }
    let rows = listedGaps.enumerated().map { index, gap in
      row(of: gap.properties, number: index + 1, hasPart: hasParts, hasRevisit: hasRevisits)
    }
    var columns = ["Gap"]
    if hasParts { columns.append("Part") }
    columns += [
      "From km", "To km", "Length km", "Cause", "Causes, km of each", "Nearest sensor", "Its distance km",
    ]
    if hasRevisits { columns.append("Worst revisit min") }
    return HTMLTable(
      caption: "Stretches that are not covered", columns: columns, rows: rows)
  }

  private func row(
    of gap: ReportGap.Properties, number: Int, hasPart: Bool, hasRevisit: Bool
  ) -> [HTMLTable.Cell] {
    let causes = gap.causes.compactMap { text, length in GapCause(text: text).map { ($0, length) } }
      .sorted { $0.0 < $1.0 }.map { "\($0.text) \($1.inKilometres)" }
    var row = [HTMLTable.Cell(text: gap.id, sortKey: "\(number)")]
    if hasPart { row.append(.count(gap.part)) }
    row += [gap.start, gap.end, gap.length].map { .number($0, \.inKilometres) }
    row.append(.text(GapCause(text: gap.cause)?.text ?? gap.cause))
    row.append(.text(causes.count > 1 ? causes.joined(separator: ", ") : "–"))
    row.append(.text(gap.nearestSensor ?? "–"))
    row.append(.number(gap.nearestDistance, \.inKilometres))
    if hasRevisit { row.append(.number(gap.maxRevisit, \.inMinutes)) }
    return row
  }

  /// The placed sensors, in the scenario's order.
  var sensors: HTMLTable {
    HTMLTable(
      caption: "Sensors", columns: ["Sensor", "Type"] + Self.shareColumns + ["Linked"],
      rows: summary.sensors.map { sensor in
        Self.cells(sensor) + [.text(sensor.isLinked.map { $0 ? "yes" : "no" } ?? "–")]
      })
  }

  /// The patrols, in the scenario's order.
  var patrols: HTMLTable {
    let rows = summary.patrols.map { patrol -> [HTMLTable.Cell] in
      let schedule = patrol.schedule
      return Self.cells(patrol.share) + [
        .number(schedule.map { Double($0.aircraft) }, \.short), .number(schedule?.lapTime, \.inMinutes),
        .number(schedule?.meanInAir, \.short),
        .number(schedule.map { Double($0.airframesNeeded) }, \.short),
      ]
    }
    return HTMLTable(
      caption: "Patrols",
      columns: ["Patrol", "Type"] + Self.shareColumns + [
        "Owned", "Lap min", "Mean under way", "Needed without a break",
      ], rows: rows)
  }

  /// Who is under way when; nil when no patrol has sorties.
  var rota: HTMLTable? {
    let rows = summary.patrols.flatMap { patrol in
      (patrol.schedule?.sorties ?? []).map { sortie -> [HTMLTable.Cell] in
        let times = [sortie.flight.start, sortie.onRoute.start, sortie.onRoute.end, sortie.flight.end]
        return [.text(patrol.share.id), .count(sortie.airframe)] + times.map { .number($0, \.onClock) }
      }
    }
    guard !rows.isEmpty else { return nil }
    return HTMLTable(
      caption: "Rota: hours and minutes of the planning period",
      columns: ["Patrol", "Aircraft or vehicle", "Starts", "On the route from", "to", "Returns"], rows: rows)
  }

  private static let shareColumns = ["Enough by itself km", "Lost without it km", "Contribution km"]

  private static func cells(_ share: ReportSummary.Share) -> [HTMLTable.Cell] {
    let lengths = [share.coveredLength, share.soleLength, share.contribution]
    return [.text(share.id), .text(share.type)] + lengths.map { .number($0, \.inKilometres) }
  }
}
