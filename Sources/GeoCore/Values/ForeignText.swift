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

extension String {
  /// The text of some bytes: what is UTF-8 as it is, other bytes as `\xC1`.
  ///
  /// Different bytes give different texts, which a replacement sign for each would not.
  public init(escapingBytesOtherThanUTF8 bytes: [UInt8]) {
    self.init()
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar):
        unicodeScalars.append(Unicode.UTF8.decode(scalar))
        position += scalar.count
      case .error(let length):
        for byte in bytes[position..<position + length] {
          let digits = String(byte, radix: 16, uppercase: true)
          append("\\x" + (digits.count < 2 ? "0" : "") + digits)
        }
        position += length
      case .emptyInput: return
      }
    }
  }
}

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
