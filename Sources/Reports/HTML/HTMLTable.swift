/// A table of texts and numbers that a reader can sort.
struct HTMLTable {
  /// A cell.
  struct Cell {
    /// What it shows, not yet escaped.
    let text: String
    /// The number it is sorted by, empty for one that is not known; nil for what is sorted by its text.
    var sortKey: String?
    /// What stands below it in small letters.
    var note: String?
    /// A colour that stands before the text, for what a map draws in it.
    var colour: Colour?

    /// Whether it is a place, which stays on one line.
    var isPlace = false

    /// A place's coordinates.
    static func place(_ text: String, note: String? = nil) -> Cell {
      Cell(text: text, note: note, isPlace: true)
    }

    /// A text.
    static func text(_ text: String, note: String? = nil, colour: Colour? = nil) -> Cell {
      Cell(text: text, note: note, colour: colour)
    }

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
  /// What ties rows to marks on map and profile; empty for none, else one for each row.
  var keys: [String] = []
  /// How many rows are printed on paper, with a line that says how many are not; nil for all.
  var printed: Int?

  /// The markup.
  var html: Markup {
    let heads = columns.indices.map { column -> Markup in
      let isNumeric = !rows.isEmpty && rows.allSatisfy { $0[column].sortKey != nil }
      let kind: Markup = isNumeric ? " class=\"number\"" : ""
      return "<th scope=\"col\"\(kind)>\(columns[column])</th>"
    }.joined()
    let lines = rows.enumerated().map { index, row -> Markup in
      let key: Markup = keys.isEmpty ? "" : " data-for=\"\(keys[index])\""
      let isOnScreenOnly = printed.map { index >= $0 } ?? false
      let kind: Markup = isOnScreenOnly ? " class=\"screen\"" : ""
      return "<tr\(key)\(kind)>"
        + row.enumerated().map { Self.html($1, isFirst: $0 == 0) }.joined() + "</tr>\n"
    }
    let table: Markup = """
      <table class="sortable">
      <caption>\(caption)</caption>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(lines.joined())</tbody>
      </table>
      """
    return HTMLText.wide(caption, table) + omission
  }

  private var omission: Markup {
    guard let printed, rows.count > printed else { return "" }
    return
      "\n<p class=\"paper\">\(rows.count - printed) more rows are left out on paper: the page on a screen has them.</p>"
  }

  /// Texts of more letters get a wide column, so that they make no tower on a phone.
  private static let longText = 40

  private static func html(_ cell: Cell, isFirst: Bool) -> Markup {
    let name: Markup = isFirst ? "th scope=\"row\"" : "td"
    let sort: Markup =
      cell.sortKey.map { " class=\"number\" data-sort=\"\($0)\"" }
      ?? (cell.text.count > longText || cell.note.map { $0.count > longText } ?? false
        ? " class=\"long\"" : cell.isPlace ? " class=\"place\"" : "")
    let swatch = cell.colour.map { HTMLText.swatch($0.hexadecimal) } ?? ""
    let note: Markup = cell.note.map { "<small>\($0)</small>" } ?? ""
    return "<\(name)\(sort)>\(swatch)\(cell.text)\(note)</\(isFirst ? "th" : "td")>"
  }
}
