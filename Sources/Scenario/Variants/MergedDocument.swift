import GeoCore

/// A document with changes merged over it.
///
/// Every value keeps the mark of where it is written.
struct MergedDocument: Sendable {
  /// The values.
  var node: YAMLNode
  /// The files that they are written in, the one that extends the others first.
  let files: [String]
  /// What is still to be changed in the rows of layers, in order.
  var edits: [EditedList: [ListEdit]] = [:]

  /// Merges changes: mappings key by key, lists of what has ids by id, anything else replaced, nothing removes.
  mutating func merge(_ changes: YAMLValue) throws {
    guard case .mapping(let changed) = changes.node.content else {
      throw changes.fault(expected: "a mapping", fix: "give the keys that change, such as task: recognition")
    }
    guard case .mapping(var entries) = node.content else { return }
    for entry in changed {
      if entry.key == ScenarioKeys.variants.name, let own = node[entry.key] {
        let all = YAMLNode.Entry(
          key: entry.key, mark: entry.mark, value: own.mergedVariants(with: entry.value))
        entries.removeAll { $0.key == entry.key }
        entries.append(all)
        continue
      }
      guard let list = EditedList(rawValue: entry.key) else {
        entries.merge(entry, keepsNothings: entry.key == ScenarioKeys.variants.name)
        continue
      }
      guard case .mapping = entry.value.content else {
        edits[list] = nil
        entries.merge(entry)
        continue
      }
      let value = YAMLValue(node: entry.value, path: changes.path.key(entry.key), log: changes.log)
      let items = try edited(list, node[list.rawValue], value)
      let whole = YAMLNode(content: .list(items), mark: node[list.rawValue]?.mark ?? entry.value.mark)
      entries.merge(YAMLNode.Entry(key: entry.key, mark: entry.mark, value: whole))
    }
    node.content = .mapping(entries)
  }

  /// The items of a list after a change by id: first those that go, then those that change, then new ones.
  private mutating func edited(
    _ list: EditedList, _ old: YAMLNode?, _ value: YAMLValue
  ) throws -> [YAMLNode] {
    let map = try YAMLMapping(value, keys: VariantKeys.edits, VariantKeys.editSummary)
    var items: [YAMLNode] = []
    if let old {
      let path = YAMLPath.root.key(list.rawValue)
      items = try YAMLValue(node: old, path: path, log: value.log).list(list.key.summary).map(\.node)
    }
    for pattern in try map(VariantKeys.remove)?.list(VariantKeys.remove.summary) ?? [] {
      let text = try pattern.text(VariantKeys.remove.summary)
      try apply(.remove, to: &items, of: list, text, pattern.place, pattern.path)
    }
    if let changes = map(VariantKeys.change) {
      guard case .mapping(let entries) = changes.node.content else {
        throw changes.fault(expected: "a mapping", fix: "give \(VariantKeys.change.summary)")
      }
      for entry in entries {
        let change = YAMLValue(node: entry.value, path: changes.path.key(entry.key), log: changes.log)
        try change.checkChanges(of: list.itemKeys, VariantKeys.change.summary)
        try apply(
          .change(entry.value), to: &items, of: list, entry.key, changes.log.place(entry.mark), change.path)
      }
    }
    return items + (try map(VariantKeys.add)?.list(VariantKeys.add.summary).map(\.node) ?? [])
  }

  private mutating func apply(
    _ action: ListEdit.Action, to items: inout [YAMLNode], of list: EditedList, _ pattern: String,
    _ place: InputError.Place, _ path: YAMLPath
  ) throws {
    let layers = items.count { $0.isLayer }
    var edit = ListEdit(
      list: list, pattern: IDPattern(text: pattern), action: action, place: place, path: "\(path)",
      layerCount: layers, isMatched: false)
    let ids = items.map(\.itemID)
    let isMeant = ids.map { $0.map(edit.pattern.matches) ?? false }
    edit.isMatched = isMeant.contains(true)
    guard edit.isMatched || layers > 0 else { throw edit.unmatched(among: ids.compactMap { $0 }) }
    items = zip(items, isMeant).compactMap { item, isMeant in
      guard isMeant else { return item }
      guard case .change(let change) = action else { return nil }
      return item.merged(with: change)
    }
    if layers > 0 { edits[list, default: []].append(edit) }
  }
}

extension YAMLNode {
  /// Whether it is an item that names a layer.
  fileprivate var isLayer: Bool { self[SiteKeys.source.name] != nil }

  /// The id of an item; nil for a layer.
  fileprivate var itemID: String? {
    guard !isLayer, case .scalar(let text, _)? = self[SiteKeys.id.name]?.content else { return nil }
    return text
  }
}

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
