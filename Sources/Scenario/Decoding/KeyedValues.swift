import GeoCore

/// Values by key, as a mapping of a scenario and a row of a layer both hold them; nil where there is none.
protocol KeyedValues {
  /// Where they stand.
  var place: InputError.Place { get }
  /// The YAML path of the mapping; empty for a row.
  var path: String { get }

  /// Whether there is a value.
  func has(_ key: Key) -> Bool
  /// Where a value stands, else where all of them do.
  func place(of key: Key) -> InputError.Place
  /// A text.
  func text(_ key: Key) throws -> String?
  /// A flag.
  func flag(_ key: Key) throws -> Bool?
  /// A number in the unit that the program keeps.
  func number(_ key: Key) throws -> Double?
  /// A whole number.
  func integer(_ key: Key) throws -> Int?
  /// A case of an enumeration whose raw values are the words of the file.
  func choice<Value: RawRepresentable & CaseIterable>(_ key: Key, _ type: Value.Type) throws -> Value?
  where Value.RawValue == String
  /// A value of any kind, as a scenario writes it.
  func value(_ key: Key) throws -> YAMLValue?
  /// The fault that there is no value.
  func missing(_ key: Key) -> InputError
}

extension KeyedValues {
  /// A text that must be there.
  func requiredText(_ key: Key) throws -> String {
    guard let text = try text(key) else { throw missing(key) }
    return text
  }

  /// An angle that is written in degrees.
  func angle(_ key: Key) throws -> Angle? { try number(key).map(Angle.init(degrees:)) }

  /// An azimuth that is written in degrees, in [0, 360).
  func azimuth(_ key: Key) throws -> Angle? { try number(key).map(Angle.init(azimuthDegrees:)) }

  /// A mapping.
  func mapping(_ key: Key) throws -> YAMLMapping? {
    guard case .mapping(let keys) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a mapping")
    }
    return try value(key).map { try YAMLMapping($0, keys: keys, key.summary) }
  }
}

extension YAMLMapping: KeyedValues {
  var place: InputError.Place { value.place }
  var path: String { "\(value.path)" }

  func has(_ key: Key) -> Bool { self(key) != nil }

  func place(of key: Key) -> InputError.Place { self(key)?.place ?? place }

  func value(_ key: Key) -> YAMLValue? { self(key) }
}
