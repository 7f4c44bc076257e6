/// A Markdown table that can be read without rendering it: the columns are aligned.
struct Table {
  private var rows: [[String]]

  init(_ header: [String]) { rows = [header] }

  /// Adds a row of as many cells as the header has.
  mutating func add(_ row: [String]) {
    precondition(row.count == rows[0].count, "a row has a cell for each column")
    rows.append(row)
  }

  /// The table as Markdown.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let rule = "|" + widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "|") + "|"
    var lines = rows.map { row in
      "| "
        + zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: " | ")
        + " |"
    }
    lines.insert(rule, at: 1)
    return lines.joined(separator: "\n")
  }
}
