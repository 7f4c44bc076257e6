import Yams

/// Nodes made by the program.
extension YAMLNode {
  /// A text; quoted when it would read back as something else.
  static func text(_ text: String) -> YAMLNode {
    let isAmbiguous = nothings.contains(text) || Bool(text) != nil || Double(text) != nil
    return YAMLNode(content: .scalar(text, isQuoted: isAmbiguous), mark: .start)
  }

  /// A number that reads back to the same Double.
  static func number(_ value: Double) -> YAMLNode {
    let isWhole = value == value.rounded() && value.magnitude < 1 / Double.ulpOfOne
    return .bare(isWhole ? "\(Int(value))" : "\(value)")
  }

  /// A flag.
  static func flag(_ value: Bool) -> YAMLNode { .bare("\(value)") }

  /// A scalar that is written without quotes.
  static func bare(_ text: String) -> YAMLNode {
    YAMLNode(content: .scalar(text, isQuoted: false), mark: .start)
  }

  /// A list.
  static func list(_ items: [YAMLNode]) -> YAMLNode { YAMLNode(content: .list(items), mark: .start) }

  /// A mapping, in the order given.
  static func mapping(_ pairs: [(String, YAMLNode)]) -> YAMLNode {
    let entries = pairs.map { Entry(key: $0.0, mark: .start, value: $0.1) }
    return YAMLNode(content: .mapping(entries), mark: .start)
  }
}

extension YAMLNode {
  /// The document's text, with a line feed at its end.
  func serialized() throws -> String {
    try serialize(node: node(inList: false), indent: 2, width: -1, allowUnicode: true)
  }

  /// The emitter's own node; flat items of lists, and lists of scalars, are written on one line.
  private func node(inList: Bool) -> Node {
    switch content {
    case .scalar(let text, let isQuoted):
      // Only double quotes have escapes.
      let quotes: Node.Scalar.Style = text.hasControls ? .doubleQuoted : .singleQuoted
      return .scalar(Node.Scalar(text, Tag(.str), isQuoted || text.hasControls ? quotes : .any))
    case .list(let items):
      let style: Node.Sequence.Style = items.allSatisfy(\.isScalar) ? .flow : .block
      return .sequence(Node.Sequence(items.map { $0.node(inList: true) }, Tag(.seq), style))
    case .mapping(let entries):
      let style: Node.Mapping.Style = inList && isFlat ? .flow : .block
      let pairs = entries.map { (YAMLNode.text($0.key).node(inList: false), $0.value.node(inList: false)) }
      return .mapping(Node.Mapping(pairs, Tag(.map), style))
    }
  }

  var isScalar: Bool {
    if case .scalar = content { true } else { false }
  }

  /// Whether it is a mapping of scalars and lists of scalars.
  private var isFlat: Bool {
    guard case .mapping(let entries) = content else { return false }
    return entries.allSatisfy { entry in
      if case .list(let items) = entry.value.content { return items.allSatisfy(\.isScalar) }
      return entry.value.isScalar
    }
  }
}

extension String {
  /// Whether it holds what YAML cannot have as it is, or would break the line at.
  fileprivate var hasControls: Bool {
    unicodeScalars.contains {
      [.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
    }
  }
}
