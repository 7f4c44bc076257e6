extension YAMLNode {
  /// The value with changes merged over it: a mapping key by key, anything else replaced.
  func merged(with change: YAMLNode) -> YAMLNode {
    guard case .mapping(let changes) = change.content else { return change }
    var entries: [Entry] = []
    var mark = change.mark
    if case .mapping(let own) = content {
      entries = own
      mark = self.mark
    }
    for change in changes { entries.merge(change) }
    return YAMLNode(content: .mapping(entries), mark: mark)
  }

  /// The value of a mapping's key.
  subscript(_ key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// The mapping without some of its keys.
  func without(_ keys: [Key]) -> YAMLNode {
    guard case .mapping(let entries) = content else { return self }
    let kept = entries.filter { entry in !keys.contains { $0.name == entry.key } }
    return YAMLNode(content: .mapping(kept), mark: mark)
  }

  /// A mapping with nothing in it.
  static let emptyMapping = YAMLNode.mapping([])
}

extension [YAMLNode.Entry] {
  /// Merges a key's change; nothing as its value removes the key.
  mutating func merge(_ change: YAMLNode.Entry) {
    let index = firstIndex { $0.key == change.key }
    if change.value.isNothing {
      if let index { remove(at: index) }
    } else if let index {
      self[index] = YAMLNode.Entry(
        key: change.key, mark: change.mark, value: self[index].value.merged(with: change.value))
    } else {
      append(
        YAMLNode.Entry(
          key: change.key, mark: change.mark, value: YAMLNode.bare("").merged(with: change.value)))
    }
  }
}
