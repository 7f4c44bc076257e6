import GeoCore

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
