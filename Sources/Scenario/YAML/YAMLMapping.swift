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

/// Values of keys, read as the key's declaration says; nil when the key is absent.
extension YAMLMapping {
  /// A text.
  func text(_ key: Key) throws -> String? { try self(key)?.text(key.summary) }

  /// A flag.
  func flag(_ key: Key) throws -> Bool? { try self(key)?.flag(key.summary) }

  /// A number in the unit that the program keeps.
  func number(_ key: Key) throws -> Double? {
    guard case .number(let interval, let unit) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a number")
    }
    return try self(key).map { unit.kept(try $0.number(in: interval, unit: unit, key.summary)) }
  }

  /// A whole number.
  func integer(_ key: Key) throws -> Int? {
    guard case .integer(let interval) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a whole number")
    }
    return try self(key)?.integer(in: interval, key.summary)
  }

  /// A case of an enumeration whose raw values are the words of the file.
  func choice<Value: RawRepresentable & CaseIterable>(_ key: Key, _ type: Value.Type) throws -> Value?
  where Value.RawValue == String {
    guard let value = self(key) else { return nil }
    let word = try value.choice(Value.allCases.map(\.rawValue), key.summary)
    return Value(rawValue: word)
  }
}

/// The known word that a mistyped one is nearest to.
///
/// - Returns: nil when every word is more than a third of its letters, and more than two, away.
func nearest(to word: String, among known: [String]) -> String? {
  let typed = Array(word.lowercased())
  let distances = known.map { (word: $0, distance: editDistance(typed, Array($0.lowercased()))) }
  guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(2, best.word.count / 3) && best.distance < best.word.count ? best.word : nil
}

/// What to do about an unknown word: the nearest known one, or all of them.
func suggestion(for word: String, among known: [String]) -> String {
  if let best = nearest(to: word, among: known) { return "did you mean `\(best)`?" }
  return "known here: \(known.joined(separator: ", "))"
}

/// The number of letters to insert, remove or replace to turn one word into another (Levenshtein 1966).
///
/// - Complexity: O(n m).
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, diagonal + 1, row[j] + 1)
    }
  }
  return row[right.count]
}
