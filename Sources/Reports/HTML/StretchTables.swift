import Foundation

/// The figures of the border's parts, and of the values of the attribute that the scenario groups by.
struct StretchTables {
  let summary: SummaryDocument

  /// The markup; nil when there is one part only and no attribute to group by.
  var html: Markup? {
    let tables = [groups, parts].compactMap(\.self)
    return tables.isEmpty ? nil : tables.map(\.html).joined(separator: "\n")
  }

  private var parts: HTMLTable? {
    guard summary.parts.count > 1 else { return nil }
    return table(
      "Parts of the border", "Part",
      summary.parts.enumerated().map { (.count($0 + 1), $1) })
  }

  private var groups: HTMLTable? {
    summary.groups.map { column, figures in
      table(
        "The border by \(column)", column,
        figures.sorted { $0.key < $1.key }.map { (.text($0.key), $0.value) })
    }
  }

  private func table(
    _ caption: String, _ name: String, _ stretches: [(HTMLTable.Cell, SummaryFigures)]
  ) -> HTMLTable {
    let hasRevisits = stretches.contains { $0.1.maxRevisit != nil }
    let rows = stretches.map { name, figures -> [HTMLTable.Cell] in
      var row = [
        name, .number(figures.length, \.inKilometres), .number(figures.coveredLength, \.inKilometres),
        .number(figures.coveredFraction, \.inPercent), .count(figures.gapCount),
        .number(figures.longestGap, \.inKilometres), .number(figures.overlapFraction, \.inPercent),
      ]
      if hasRevisits { row.append(.number(figures.maxRevisit, \.inMinutes)) }
      return row
    }
    return HTMLTable(
      caption: caption,
      columns: [name, "Length km", "Covered km", "Covered", "Gaps", "Longest gap km", "Twice or more"]
        + (hasRevisits ? ["Worst revisit min"] : []), rows: rows)
  }
}
