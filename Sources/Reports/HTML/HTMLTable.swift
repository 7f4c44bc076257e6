/// A table of texts and numbers that a reader can sort.
struct HTMLTable {
  /// A cell.
  struct Cell {
    /// What it shows, not yet escaped.
    let text: String
    /// The number it is sorted by, empty for one that is not known; nil for what is sorted by its text.
    var sortKey: String?

    /// A text.
    static func text(_ text: String) -> Cell { Cell(text: text) }

    /// A number, shown as a text; a dash for one that is not known.
    static func number(_ number: Double?, _ shown: (Double) -> String) -> Cell {
      Cell(text: number.map(shown) ?? "–", sortKey: number.map { "\($0)" } ?? "")
    }

    /// A count.
    static func count(_ count: Int) -> Cell { Cell(text: "\(count)", sortKey: "\(count)") }
  }

  let caption: String
  let columns: [String]
  /// As many cells each as columns; the first one names the row.
  let rows: [[Cell]]

  /// The markup.
  var html: String {
    let heads = columns.indices.map { column in
      let isNumeric = !rows.isEmpty && rows.allSatisfy { $0[column].sortKey != nil }
      return "<th scope=\"col\"\(isNumeric ? " class=\"number\"" : "")>\(columns[column].inXML)</th>"
    }.joined()
    let lines = rows.map { row in
      "<tr>" + row.enumerated().map { Self.html($1, isFirst: $0 == 0) }.joined() + "</tr>\n"
    }
    let table = """
      <table class="sortable">
      <caption>\(caption.inXML)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(lines.joined())</tbody>
      </table>
      """
    return HTMLText.wide(caption, table)
  }

  /// Texts of more letters get a wide column, so that they make no tower on a phone.
  private static let longText = 40

  private static func html(_ cell: Cell, isFirst: Bool) -> String {
    let name = isFirst ? "th scope=\"row\"" : "td"
    let sort =
      cell.sortKey.map { " class=\"number\" data-sort=\"\($0)\"" }
      ?? (cell.text.count > longText ? " class=\"long\"" : "")
    return "<\(name)\(sort)>\(cell.text.inXML)</\(isFirst ? "th" : "td")>"
  }
}
