extension YAMLNode {
  /// What merged over this plan, as a variant is, gives another one; nil when nothing does.
  func changes(to other: YAMLNode) -> YAMLNode? {
    guard case .mapping(let own) = content, case .mapping(let others) = other.content else { return nil }
    var changes: [(String, YAMLNode)] = []
    for entry in own where other[entry.key] == nil { changes.append((entry.key, .bare("null"))) }
    for entry in others {
      guard let old = self[entry.key] else {
        changes.append((entry.key, entry.value))
        continue
      }
      guard !old.hasSameValues(as: entry.value) else { continue }
      let change =
        EditedList(rawValue: entry.key).flatMap { _ in old.edits(to: entry.value) }
        ?? old.difference(to: entry.value)
      let isTold = isTold(change, of: entry)
      changes.append((entry.key, isTold ? change : entry.value))
    }
    let all = YAMLNode.mapping(changes)
    return planMerged(with: all)?.hasSameValues(as: other) == true ? all : nil
  }

  /// Whether a key's change gives what another plan has there.
  private func isTold(_ change: YAMLNode, of entry: Entry) -> Bool {
    let merged = planMerged(with: .mapping([(entry.key, change)]))
    return merged?[entry.key].map { $0.hasSameValues(as: entry.value) } ?? false
  }

  /// The plan with a variant's changes merged over it; nil when they do not fit.
  func planMerged(with changes: YAMLNode) -> YAMLNode? {
    var document = MergedDocument(node: self, files: [])
    let log = DecodingLog(file: "")
    guard (try? document.merge(YAMLValue(node: changes, path: .root, log: log))) != nil else { return nil }
    return document.node
  }

  /// Whether two values are the same, wherever they are written and in whatever order their keys are.
  func hasSameValues(as other: YAMLNode) -> Bool {
    switch (content, other.content) {
    case (.mapping(let own), .mapping(let others)):
      let values = Dictionary(others.map { ($0.key, $0.value) }) { first, _ in first }
      return own.count == others.count
        && own.allSatisfy { entry in values[entry.key].map(entry.value.hasSameValues) ?? false }
    case (.list(let own), .list(let others)):
      return own.count == others.count && zip(own, others).allSatisfy { $0.hasSameValues(as: $1) }
    case (.scalar, .scalar): return content == other.content
    default: return false
    }
  }

  /// What merged over a value gives another one: of a mapping what differs, else the other one.
  private func difference(to other: YAMLNode) -> YAMLNode {
    guard case .mapping(let own) = content, case .mapping(let others) = other.content else { return other }
    let gone = own.filter { other[$0.key] == nil }.map { ($0.key, YAMLNode.bare("null")) }
    let rest = others.compactMap { entry -> (String, YAMLNode)? in
      guard let old = self[entry.key] else { return (entry.key, entry.value) }
      return old.hasSameValues(as: entry.value) ? nil : (entry.key, old.difference(to: entry.value))
    }
    return .mapping(gone + rest)
  }

  /// What removes, changes and adds to a list's items by id; nil when the order tells otherwise, or nothing stays.
  private func edits(to other: YAMLNode) -> YAMLNode? {
    guard case .list(let own) = content, case .list(let others) = other.content else { return nil }
    func id(_ item: YAMLNode) -> String {
      if case .scalar(let text, _)? = item[SiteKeys.id.name]?.content { text } else { "" }
    }
    let old = Dictionary(own.map { (id($0), $0) }) { first, _ in first }
    let new = Set(others.map(id))
    let kept = own.map(id).filter(new.contains)
    guard !kept.isEmpty, others.prefix(kept.count).map(id) == kept else { return nil }
    let gone = own.filter { !new.contains(id($0)) }.map { YAMLNode.text(id($0)) }
    let changed = others.prefix(kept.count).compactMap { item -> (String, YAMLNode)? in
      guard let before = old[id(item)], !before.hasSameValues(as: item) else { return nil }
      return (id(item), before.difference(to: item))
    }
    let added = Array(others.dropFirst(kept.count))
    var edits = PlanMapping()
    edits.add(VariantKeys.remove, gone.isEmpty ? nil : .list(gone))
    edits.add(VariantKeys.change, changed.isEmpty ? nil : .mapping(changed))
    edits.add(VariantKeys.add, added.isEmpty ? nil : .list(added))
    return edits.node
  }
}

extension YAMLNode {
  /// The keys whose values are paths, wherever they stand but in `free`.
  private static let pathKeys: Set<String> = [
    BorderKeys.source.name, TerrainKeys.dem.name, TerrainKeys.canopy.name, PatrolKeys.routeSource.name,
  ]
  /// The keys below which no value is a path, whatever its key.
  private static let free: Set<String> = [
    ScenarioKeys.criterionSets.name, SiteKeys.attributes.name, ScenarioKeys.matrix.name,
    ScenarioKeys.requirements.name, ScenarioKeys.equipment.name,
  ]

  /// The same value with the paths in it written from elsewhere.
  func rebased(_ paths: PlanPaths, isPath: Bool = false) -> YAMLNode {
    var copy = self
    switch content {
    case .scalar(let text, let isQuoted):
      guard isPath, !isNothing, !text.isEmpty, text != TerrainKeys.copernicusGLO30 else { return self }
      copy.content = .scalar(paths.written(SourcePath(text)), isQuoted: isQuoted)
    case .list(let items):
      copy.content = .list(items.map { $0.rebased(paths, isPath: isPath) })
    case .mapping(let entries):
      copy.content = .mapping(
        entries.map { entry in
          guard !Self.free.contains(entry.key) else { return entry }
          var entry = entry
          entry.value =
            entry.key == ScenarioKeys.variants.name
            ? entry.value.rebasedVariants(paths)
            : entry.value.rebased(paths, isPath: Self.pathKeys.contains(entry.key))
          return entry
        })
    }
    return copy
  }

  /// Variants with the paths in them written from elsewhere, whatever they are called.
  func rebasedVariants(_ paths: PlanPaths) -> YAMLNode {
    guard case .mapping(let entries) = content else { return self }
    let variants = entries.map { Entry(key: $0.key, mark: $0.mark, value: $0.value.rebased(paths)) }
    return YAMLNode(content: .mapping(variants), mark: mark)
  }
}
