import GeoCore

/// A mapping of the plan under construction; keys that have no value are left out.
struct PlanMapping {
  private var pairs: [(String, YAMLNode)] = []

  /// The mapping as a node.
  var node: YAMLNode { .mapping(pairs) }

  /// Adds a value under a key.
  mutating func add(_ key: Key, _ node: YAMLNode?) {
    if let node { pairs.append((key.name, node)) }
  }

  /// Adds a text.
  mutating func add(_ key: Key, text: String?) { add(key, text.map(YAMLNode.text)) }

  /// Adds a number, turned from what the program keeps to the key's unit.
  mutating func add(_ key: Key, number: Double?) {
    guard case .number(_, let unit) = key.kind else {
      preconditionFailure("`\(key.name)` is not declared as a number")
    }
    add(key, number.map { .number(unit.written($0)) })
  }

  /// Adds a whole number.
  mutating func add(_ key: Key, integer: Int?) { add(key, integer.map { .number(Double($0)) }) }

  /// Adds an angle in degrees.
  mutating func add(_ key: Key, angle: Angle?) { add(key, angle.map { .number($0.writtenDegrees) }) }
}
