extension YAMLNode {
  /// The value with changes merged over it: a mapping key by key, anything else replaced.
  ///
  /// - Parameter keepsNothings: whether nothing as a value stays, as in changes that are still to be merged, instead of
  ///   removing its key.
  func merged(with change: YAMLNode, keepsNothings: Bool = false) -> YAMLNode {
    guard case .mapping(let changes) = change.content else { return change }
    var entries: [Entry] = []
    var mark = change.mark
    if case .mapping(let own) = content {
      entries = own
      mark = self.mark
    }
    for change in changes { entries.merge(change, keepsNothings: keepsNothings) }
    return YAMLNode(content: .mapping(entries), mark: mark)
  }

  /// Variants with others merged over them: nothing removes a variant, but stays inside of one.
  func mergedVariants(with change: YAMLNode) -> YAMLNode {
    guard case .mapping(let own) = content, case .mapping(let changes) = change.content else { return change }
    var entries = own
    for change in changes {
      let old = entries.first { $0.key == change.key }?.value ?? .emptyMapping
      entries.removeAll { $0.key == change.key && change.value.isNothing }
      guard !change.value.isNothing else { continue }
      let value = old.merged(with: change.value, keepsNothings: true)
      let entry = Entry(key: change.key, mark: change.mark, value: value)
      if let index = entries.firstIndex(where: { $0.key == change.key }) {
        entries[index] = entry
      } else {
        entries.append(entry)
      }
    }
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
  /// Merges a key's change; nothing as its value removes the key, unless it is to be kept.
  mutating func merge(_ change: YAMLNode.Entry, keepsNothings: Bool = false) {
    let index = firstIndex { $0.key == change.key }
    guard !change.value.isNothing || keepsNothings else {
      if let index { remove(at: index) }
      return
    }
    let old = index.map { self[$0].value } ?? .bare("")
    let entry = YAMLNode.Entry(
      key: change.key, mark: change.mark,
      value: old.merged(with: change.value, keepsNothings: keepsNothings))
    if let index {
      self[index] = entry
    } else {
      append(entry)
    }
  }
}
