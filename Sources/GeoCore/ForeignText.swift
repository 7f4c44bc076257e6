/// Texts of others (names, ids, attributes, values of a scenario), made fit for the terminal and for messages; each other
/// sink has a function of its own.
extension String {
  /// The text on one line of what is printed: without line feeds, controls, and signs that turn the direction of writing.
  ///
  /// Each of them becomes a blank. What is left cannot move a cursor, colour a screen, or start a line of its own.
  public var onOneLine: String {
    guard unicodeScalars.contains(where: \.isUnprintable) else { return self }
    var cleaned = ""
    for character in self {
      if character.isNewline {
        cleaned += " "
      } else {
        cleaned.unicodeScalars.append(
          contentsOf: character.unicodeScalars.map { $0.isUnprintable ? " " : $0 })
      }
    }
    return cleaned
  }

  /// The text as a message quotes it: on one line, the first letters of a long one.
  ///
  /// What a file holds may be a secret that its name should have kept: no message repeats more than a short value.
  public var quoted: String {
    guard !DatabaseName.isDatabase(self) else { return DatabaseName.told(self).onOneLine }
    let most = 60
    let start = prefix(most)
    return String(start).onOneLine + (start.endIndex < endIndex ? "..." : "")
  }

  /// The text as the program prints it to a terminal or a log: lines stay, all else that is no letter or sign becomes a
  /// blank, and what services that run commands of logs look for is broken up.
  ///
  /// GitHub Actions take lines that start with `::`, Azure Pipelines and older runners `##vso[` and `##[` anywhere.
  public var onTerminal: String {
    split(omittingEmptySubsequences: false) { $0 == "\n" }.map { line in
      let line = String(line).onOneLine
      let broken = line.reduce(into: "") { $0 += $0.last == "#" && $1 == "#" ? " #" : String($1) }
      let isCommand = broken.drop { $0.isWhitespace }.hasPrefix("::")
      return isCommand ? ": " + broken.drop { $0.isWhitespace || $0 == ":" } : broken
    }.joined(separator: "\n")
  }
}

extension Unicode.Scalar {
  /// Whether it is no letter, mark, number, sign or blank but works on what shows it.
  public var isUnprintable: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
    // Joiners are part of words in some scripts.
    case .format: self != "\u{200C}" && self != "\u{200D}"
    default: false
    }
  }
}
