public import GeoCore

/// A file that a result depends on.
public struct InputFile: Sendable, Hashable {
  /// What it is to the scenario.
  public var role: String
  /// Its name without its folder.
  public var name: String
  /// Its SHA-256 checksum as 64 hexadecimal digits; nil for what is no single file.
  public var sha256: String?
  /// How its coordinates are placed on Earth; nil for what has none.
  public var system: InputSystem?

  /// A file.
  public init(role: String, name: String, sha256: String?, system: InputSystem? = nil) {
    self.role = role
    self.name = name
    self.sha256 = sha256
    self.system = system
  }

  var json: JSONValue {
    func text(_ value: String?) -> JSONValue { value.map { .text($0) } ?? .null }
    return .object([
      "role": .text(role), "name": .text(name), "sha256": text(sha256), "crs": text(system?.name),
      "operation": text(system?.operation),
      "accuracy_m": system?.accuracy.map { .number($0) } ?? .null,
    ])
  }
}

/// What the equipment of a scenario costs.
public struct EquipmentCost: Sendable, Hashable {
  /// The sum of what is priced (EUR), at least 0.
  public var total = 0.0
  /// How many sensors, vehicles and aircraft have no price.
  public var unpricedCount = 0

  /// Nothing.
  public init() {}
}
