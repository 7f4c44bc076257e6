/// XML or HTML: what stands in a literal is markup, and a text that is put into it is escaped.
///
///     let item: Markup = "<li>\(name)</li>"
///
/// where `name` is `a < b` reads `<li>a &lt; b</li>`. Markup put into markup stays as it is. Nothing else makes markup of a
/// text but `init(written:)`, which says so.
struct Markup: Sendable, Hashable, ExpressibleByStringInterpolation {
  /// The markup as a file has it.
  private(set) var text: String

  /// Markup of a literal.
  init(stringLiteral literal: String) { text = literal }

  /// Markup of a literal with texts, numbers and markup in it.
  init(stringInterpolation parts: StringInterpolation) { text = parts.text }

  /// A text, escaped.
  init(escaping text: String) { self.text = text.inXML }

  /// A text that is markup already: the caller answers for it.
  init(written text: String) { self.text = text }

  /// Whether there is none.
  var isEmpty: Bool { text.isEmpty }

  static func + (left: Markup, right: Markup) -> Markup { Markup(written: left.text + right.text) }
  static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// What a literal is put together from.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ markup: Markup) { text += markup.text }
    mutating func appendInterpolation(_ words: some StringProtocol) { text += String(words).inXML }
    mutating func appendInterpolation(_ number: Int) { text += "\(number)" }
    mutating func appendInterpolation(_ number: Double) { text += "\(number)" }
  }
}

extension Sequence<Markup> {
  /// All of them, with markup in between.
  func joined(separator: Markup = "") -> Markup {
    Markup(written: map(\.text).joined(separator: separator.text))
  }
}

extension String {
  /// The text as XML and HTML hold it, in an attribute or between tags; what XML 1.0 cannot hold is a replacement
  /// character.
  fileprivate var inXML: String {
    // Most texts, and all long ones, hold nothing to escape.
    guard !utf8.allSatisfy({ $0.isPlain }) else { return self }
    return unicodeScalars.map { scalar in
      switch scalar {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      case "\t", "\n", "\r": "&#\(scalar.value);"
      case _ where scalar.properties.generalCategory == .control, "\u{FFFE}", "\u{FFFF}": "\u{FFFD}"
      default: String(scalar)
      }
    }.joined()
  }
}

extension UInt8 {
  /// Whether it is a letter of ASCII that markup holds as it is.
  fileprivate var isPlain: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): false
    default: (0x20..<0x7F).contains(self)
    }
  }
}
