public import SensorPhysics

/// A number of the sensor models that is an assumption, as reports list it.
public struct ListedAssumption: Sendable, Hashable {
  /// The key that overrides it, with its unit.
  public let key: String
  /// What it is.
  public let summary: String
  /// Its value in the key's unit.
  public let value: String
  /// Whether it is another than the documented one.
  public let isOverridden: Bool
}

extension PhysicsAssumptions {
  /// All assumptions, in the order of the scenario's keys.
  public var listed: [ListedAssumption] {
    AssumptionKeys.entries.map { entry in
      let number = self[keyPath: entry.number]
      var written = number
      if case .number(_, let unit) = entry.key.kind { written = unit.written(number) }
      return ListedAssumption(
        key: entry.key.name, summary: entry.key.summary, value: YAMLNode.number(written).summary,
        isOverridden: number != PhysicsAssumptions()[keyPath: entry.number])
    }
  }
}
