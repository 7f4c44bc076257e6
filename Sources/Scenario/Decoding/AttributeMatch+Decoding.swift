import GeoCore

extension AttributeMatch {
  /// What a requirement's `where` asks for: a mapping, or one comparison as a text.
  static func list(_ value: YAMLValue) throws -> [AttributeMatch] {
    guard case .mapping(let entries) = value.node.content else { return [try AttributeMatch(value)] }
    guard !entries.isEmpty else {
      throw value.fault(
        expected: "an attribute with its value", fix: "give \(RequirementKeys.filter.summary)")
    }
    return try entries.map { entry in
      let child = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
      guard case .scalar = child.node.content, !child.node.isNothing else {
        throw child.fault(
          expected: "a text, a number, true or false", fix: "give \(RequirementKeys.filter.summary)")
      }
      return AttributeMatch(attribute: entry.key, value: try AttributeValue(child))
    }
  }

  /// Reads `attribute = 'text'` or `attribute = 7`; a quote within a text is written twice, as in SQL.
  private init(_ value: YAMLValue) throws {
    let text = try value.text(RequirementKeys.filter.summary)
    let comparison = /\s*"?(?<name>[^"'=]*[^"'=\s])"?\s*=\s*(?:'(?<text>(?:[^']|'')*)'|(?<bare>[^'\s]+))\s*/
    guard let match = text.wholeMatch(of: comparison) else {
      throw value.fault(
        expected: "attribute = 'value'", fix: "give \(RequirementKeys.filter.summary)")
    }
    attribute = String(match.name)
    if let quoted = match.text {
      self.value = .text(String(quoted.replacing("''", with: "'")))
      return
    }
    let bare = String(match.bare ?? "")
    if let flag = Bool(bare) {
      self.value = .boolean(flag)
    } else if let number = Int(bare) {
      self.value = .integer(number)
    } else if let number = Double(bare), number.isFinite {
      self.value = .real(number)
    } else {
      throw value.fault(
        expected: "attribute = 'value'", fix: "put a text in quotes: \(attribute) = '\(bare)'".onOneLine)
    }
  }
}
