import GeoCore

/// A mapping read against the keys it may hold.
struct YAMLMapping {
  /// The mapping as a value.
  let value: YAMLValue
  private let entries: [String: YAMLNode.Entry]

  /// Checks the keys: unknown ones are an error, missing required ones too; keys that are only carried warn.
  init(_ value: YAMLValue, keys: [Key], _ summary: String) throws {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(summary)")
    }
    self.value = value
    self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    for entry in entries {
      warnIfCarried(entry, try value.key(of: entry, among: keys))
    }
    for key in keys where key.isRequired && self.entries[key.name] == nil {
      throw missing(key)
    }
  }

  /// The value of a key; nil when the key is absent.
  func callAsFunction(_ key: Key) -> YAMLValue? {
    entries[key.name].map { YAMLValue(node: $0.value, path: value.path.key(key.name), log: value.log) }
  }

  /// The value of a required key.
  func required(_ key: Key) throws -> YAMLValue {
    guard let value = self(key) else { throw missing(key) }
    return value
  }

  /// The fault that a key is absent.
  func missing(_ key: Key) -> InputError {
    InputError(
      .badData, at: value.place, "\(value.path.key(key.name)): missing",
      fix: "add `\(key.name)`: \(key.summary)")
  }

  private func warnIfCarried(_ entry: YAMLNode.Entry, _ key: Key) {
    guard let carried = key.carried else { return }
    let meaning = carried.meaning.isEmpty ? "" : ": \(carried.meaning)"
    value.log.warn(
      at: value.log.place(entry.mark), value.path.key(key.name),
      "not honoured yet, carried into the plan unchanged\(meaning)")
  }
}
