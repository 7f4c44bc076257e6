import GeoCore

/// A value of a YAML document, with the place where it starts.
struct YAMLNode: Sendable, Hashable {
  /// What a value can be.
  enum Content: Sendable, Hashable {
    /// A scalar's text; quoted text is never a number, a flag or nothing.
    case scalar(String, isQuoted: Bool)
    case list([YAMLNode])
    case mapping([Entry])
  }

  /// A key with its value.
  struct Entry: Sendable, Hashable {
    var key: String
    /// Where the key starts.
    var mark: YAMLMark
    var value: YAMLNode
  }

  var content: Content
  var mark: YAMLMark

  /// Whether nothing is written where a value should be.
  var isNothing: Bool {
    guard case .scalar(let text, isQuoted: false) = content else { return false }
    return Self.nothings.contains(text)
  }

  /// The ways YAML writes nothing.
  static let nothings: Set<String> = ["", "~", "null", "Null", "NULL"]

  /// What a message says was found.
  var summary: String {
    switch content {
    case _ where isNothing: "nothing"
    case .scalar(let text, isQuoted: false): text.quoted
    case .scalar(let text, isQuoted: true): "the text \"\(text.quoted)\""
    case .list(let items): "a list of \(items.count)"
    case .mapping: "a mapping"
    }
  }
}

/// A line and a column, both from 1; columns count Unicode scalars.
struct YAMLMark: Sendable, Hashable {
  var line: Int
  var column: Int
  /// The file, for values that were merged from several; nil for the one that is decoded.
  var file: String?

  /// The start of a document; also the mark of values that are not read from one.
  static let start = YAMLMark(line: 1, column: 1)
}
