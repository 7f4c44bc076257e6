/// Checks of values that are not read yet.
extension YAMLValue {
  /// Checks changes of a mapping: known keys, values of their kind; nothing removes a key.
  func checkChanges(of keys: [Key], _ summary: String) throws {
    guard case .mapping(let entries) = node.content else {
      throw fault(expected: "a mapping", fix: "give \(summary)")
    }
    for entry in entries {
      let key = try key(of: entry, among: keys)
      guard !entry.value.isNothing else { continue }
      try YAMLValue(node: entry.value, path: path.key(entry.key), log: log).check(key.kind, key.summary)
    }
  }

  /// Checks that the value is of a kind; a mapping may leave out what is required.
  private func check(_ kind: Key.Kind, _ summary: String) throws {
    switch kind {
    case .text: _ = try text(summary)
    case .flag: _ = try flag(summary)
    case .number(let interval, let unit): _ = try number(in: interval, unit: unit, summary)
    case .integer(let interval): _ = try integer(in: interval, summary)
    case .choice(let words): _ = try choice(words, summary)
    case .list(let kind): for item in try list(summary) { try item.check(kind, summary) }
    case .mapping(let keys): try checkChanges(of: keys, summary)
    case .either(let kinds):
      let isFit = kinds.contains { kind in (try? check(kind, summary)) != nil }
      if !isFit, let last = kinds.last { try check(last, summary) }
    case .named, .anything: break
    }
  }
}
