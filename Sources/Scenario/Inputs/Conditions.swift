public import GeoCore
public import SensorPhysics

/// Light and weather.
public struct Conditions: Sendable, Hashable {
  /// Day or night.
  public var light: Light
  /// The meteorological visibility without the rain (m), above 0; nil for clear air.
  public var visibility: Double?
  /// The rain rate (mm/h), at least 0.
  public var rainRate: Double

  /// The visibilities (km) that can be: from a metre to three times what clean air lets see (Koschmieder 1924: 300 km).
  public static let visibilities = 0.001...1000.0
  /// The rain rates (mm/h) that can be: to more than the most of any hour, 401 mm (Shangdi, 1975).
  public static let rains = 0.0...1000.0

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

/// Something in a scenario that does not stop a run but that its user should know.
public struct ScenarioWarning: Sendable, Hashable, CustomStringConvertible {
  /// Where it stands.
  public var place: InputError.Place
  /// The YAML path and what is to know, in one line.
  public var text: String

  /// FILE:LINE:COL: text.
  public var description: String { "\(place): \(text)" }
}
