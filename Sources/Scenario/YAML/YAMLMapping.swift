import GeoCore

/// A mapping read against the keys it may hold.
struct YAMLMapping {
  /// The mapping as a value.
  let value: YAMLValue
  private let entries: [String: YAMLNode.Entry]

  /// Checks the keys: unknown ones are an error, missing required ones too.
  init(_ value: YAMLValue, keys: [Key], _ summary: String) throws {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(summary)")
    }
    self.value = value
    self.entries = Dictionary(entries.map { ($0.key, $0) }) { first, _ in first }
    for entry in entries {
      _ = try value.key(of: entry, among: keys)
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
}
