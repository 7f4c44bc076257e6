public import SensorPhysics

/// Light and weather.
public struct Conditions: Sendable, Hashable {
  /// Day or night.
  public var light: Light
  /// The meteorological visibility without the rain (m), above 0; nil for clear air.
  public var visibility: Double?
  /// The rain rate (mm/h), at least 0.
  public var rainRate: Double

  /// Those conditions.
  public init(light: Light, visibility: Double?, rainRate: Double) {
    self.light = light
    self.visibility = visibility
    self.rainRate = rainRate
  }

  /// The air of this weather.
  public func atmosphere(_ assumptions: PhysicsAssumptions) -> Atmosphere {
    Atmosphere(visibility: visibility, rainRate: rainRate, assumptions: assumptions)
  }
}
