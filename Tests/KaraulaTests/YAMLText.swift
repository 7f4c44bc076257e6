/// A value of a scenario that a test makes, printed on one line.
indirect enum YAMLText: Sendable, Equatable, ExpressibleByStringLiteral {
  /// A scalar as it is printed.
  case bare(String)
  case list([YAMLText])
  /// Keys and values, in order.
  case map([Entry])

  struct Entry: Sendable, Equatable {
    var key: String
    var value: YAMLText
  }

  init(stringLiteral text: String) { self = .bare(text) }

  /// A mapping in order.
  static func map(_ entries: KeyValuePairs<String, YAMLText>) -> YAMLText {
    .map(entries.map { Entry(key: $0.key, value: $0.value) })
  }

  /// The value on one line.
  var text: String {
    switch self {
    case .bare(let text): text
    case .list(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\"\($0.key)\": \($0.value.text)" }.joined(separator: ", ") + "}"
    }
  }

  /// The value of a mapping's key; nil removes it.
  subscript(_ key: String) -> YAMLText? {
    get {
      guard case .map(let entries) = self else { return nil }
      return entries.first { $0.key == key }?.value
    }
    set {
      guard case .map(var entries) = self else { return }
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key: key, value: value))
      case (nil, nil): break
      }
      self = .map(entries)
    }
  }

  /// The items of a list.
  var items: [YAMLText] { if case .list(let items) = self { items } else { [] } }

  /// The value with a change merged over it as the README has it, written anew as the program's twin: a mapping key by key,
  /// null removes, items of lists by id, all else replaced.
  func changed(by change: YAMLText) -> YAMLText {
    guard case .map(let changes) = change else { return change }
    var result = self
    if case .map = self {} else { result = .map([Entry]()) }
    for entry in changes {
      if entry.value == "null" {
        result[entry.key] = nil
      } else if ["sites", "centres", "patrols"].contains(entry.key), case .map = entry.value {
        result[entry.key] = .list(
          Self.edited(result[entry.key]?.items ?? [], by: entry.value))
      } else {
        result[entry.key] = (result[entry.key] ?? "null").changed(by: entry.value)
      }
    }
    return result
  }

  private static func edited(_ items: [YAMLText], by edit: YAMLText) -> [YAMLText] {
    func isMeant(_ item: YAMLText, _ pattern: String) -> Bool {
      let id = item["id"]?.text ?? ""
      return pattern == id || pattern.hasSuffix("*") && id.hasPrefix(pattern.dropLast())
    }
    var items = items
    for pattern in edit["remove"]?.items ?? [] {
      items.removeAll { isMeant($0, pattern.text.filter { $0 != "\"" }) }
    }
    if case .map(let changes)? = edit["change"] {
      for change in changes {
        items = items.map { isMeant($0, change.key) ? $0.changed(by: change.value) : $0 }
      }
    }
    return items + (edit["add"]?.items ?? [])
  }
}
