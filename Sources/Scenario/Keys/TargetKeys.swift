import SensorPhysics

/// The keys of `target`, when it is neither a person nor a vehicle.
enum TargetKeys {
  /// The targets that have a name.
  static let named: [(word: String, target: Target)] = [("person", .person), ("vehicle", .vehicle)]
  /// Their names.
  static let words = named.map(\.word)

  static let height = Key(
    "height_m", .number(.positiveLength, .metres), "its height above the ground", isRequired: true)
  static let criticalDimension = Key(
    "critical_dimension_m", .number(.positiveLength, .metres), "the dimension that pixels are counted across",
    isRequired: true)
  static let deltaT = Key(
    "delta_t_k", .number(.from(-1000, upTo: 1000), .kelvin), "its temperature difference to the background",
    fallback: "\(Target.standardDeltaT)")

  static let all = [height, criticalDimension, deltaT]
}
