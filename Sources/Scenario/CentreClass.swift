import SensorPhysics

/// A class of monitoring centre: what holds for a centre that does not tell its own figures.
///
/// The figures are assumptions, typical of point-to-point links at 5.8 GHz: the programme publishes none of its own.
struct CentreClass: Sendable, Hashable {
  /// The name that `type` may give.
  let name: String
  /// What its centres are for; each level has one class.
  let level: CentreLevel
  /// The antenna's height above the ground (m).
  let mastHeight: Double
  /// The frequency of its links (Hz).
  let frequency: Double
  /// The longest link it takes (m).
  let maxRange: Double
  /// How many sensors it serves.
  let capacity: Int

  static let all = [
    CentreClass(
      name: "local-centre", level: .local, mastHeight: 30, frequency: 5.8e9, maxRange: 40_000, capacity: 32),
    CentreClass(
      name: "regional-centre", level: .regional, mastHeight: 40, frequency: 5.8e9, maxRange: 60_000,
      capacity: 256),
  ]
}
