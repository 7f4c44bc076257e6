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
}
