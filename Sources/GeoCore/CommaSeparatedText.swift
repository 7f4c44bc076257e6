// Texts in lists and tables that commas separate.
extension String {
  /// The text as a list that is separated by commas holds it: in quotes, its own doubled, where it holds a comma, a quote, a
  /// line's end, or blanks at an end (RFC 4180, section 2).
  ///
  /// Scalar by scalar: a combining mark after a comma makes another character of the two.
  public var inCommaSeparated: String {
    let scalars = unicodeScalars
    let isSpecial = scalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
    let ends = [scalars.first, scalars.last].compactMap { $0 }
    guard isSpecial || ends.contains(where: { $0.properties.isWhitespace }) else { return self }
    return "\"" + scalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }

  /// The text as a cell of a comma-separated table (RFC 4180).
  ///
  /// A cell that a spreadsheet would run as a formula, by its first sign, gets an apostrophe before it, which spreadsheets
  /// take for the mark of a text.
  public var inCSV: String {
    let formulas: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r"]
    let cell = unicodeScalars.first.map(formulas.contains) == true ? "'" + self : self
    return cell.inCommaSeparated
  }
}
