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

/// Where a value stands in its document, such as `sites[2].azimuth_deg`; the document itself is the empty
/// path.
struct YAMLPath: Sendable, Hashable, CustomStringConvertible {
  private enum Step: Hashable {
    case key(String)
    case index(Int)
  }

  private var steps: [Step] = []

  /// The document itself.
  static let root = YAMLPath()

  /// The path of a key's value.
  func key(_ name: String) -> YAMLPath {
    var path = self
    path.steps.append(.key(name))
    return path
  }

  /// The path of a list's item, counted from 0.
  func item(_ index: Int) -> YAMLPath {
    var path = self
    path.steps.append(.index(index))
    return path
  }

  var description: String { text { "[\($0)]" } }

  /// The path without its indices, such as `sites[].azimuth_deg`: one text for all items of a list.
  var pattern: String { text { _ in "[]" } }

  private func text(_ index: (Int) -> String) -> String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let name): text += (text.isEmpty ? "" : ".") + name.quoted
      case .index(let number): text += index(number)
      }
    }
    return text
  }
}
