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
}

extension InputFile: Codable {
  private enum CodingKeys: String, CodingKey {
    case role, name, sha256, operation
    case system = "crs"
    case accuracy = "accuracy_m"
  }

  /// Reads what summary.json tells of an input: a system's file is the input itself.
  public init(from decoder: any Decoder) throws {
    let facts = try decoder.container(keyedBy: CodingKeys.self)
    role = try facts.decode(String.self, forKey: .role)
    name = try facts.decode(String.self, forKey: .name)
    sha256 = try facts.decodeIfPresent(String.self, forKey: .sha256)
    guard let system = try facts.decodeIfPresent(String.self, forKey: .system) else { return }
    self.system = InputSystem(
      file: name, layer: nil, name: system,
      operation: try facts.decodeIfPresent(String.self, forKey: .operation),
      accuracy: try facts.decodeIfPresent(Double.self, forKey: .accuracy))
  }

  /// Writes what summary.json tells of an input, null for what it has not.
  public func encode(to encoder: any Encoder) throws {
    var facts = encoder.container(keyedBy: CodingKeys.self)
    try facts.encode(role, forKey: .role)
    try facts.encode(name, forKey: .name)
    try facts.encode(sha256, forKey: .sha256)
    try facts.encode(system?.name, forKey: .system)
    try facts.encode(system?.operation, forKey: .operation)
    try facts.encode(system?.accuracy, forKey: .accuracy)
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
