import GeoCore

extension String {
  /// The text as a cell of a comma-separated table (RFC 4180).
  ///
  /// A cell that a spreadsheet would run as a formula, by its first sign, gets an apostrophe before it, which spreadsheets
  /// take for the mark of a text.
  var inCSV: String {
    let formulas: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r"]
    let cell = unicodeScalars.first.map(formulas.contains) == true ? "'" + self : self
    return cell.inCommaSeparated
  }
}
