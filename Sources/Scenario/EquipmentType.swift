public import GeoCore
public import SensorPhysics

/// A type of equipment, of the scenario or of the built-in catalogue, with nothing left to inherit.
public struct EquipmentType: Sendable, Hashable {
  /// Its name, as sites give it.
  public var name: String
  /// What it is, in a few words.
  public var summary: String?
  /// What its figures assume, with sources.
  public var assumptions: String?
  /// The cameras' height above the ground (m), at least 0, unless a site tells its own.
  public var mastHeight: Double
  /// The field of regard, in (0, 360] degrees, unless a site tells its own.
  public var sector: Angle
  /// The slant range below which it sees nothing (m), at least 0, unless a site tells its own.
  public var minRange: Double
  /// Its cameras, at least one.
  public var cameras: [Camera]
  /// What one costs (EUR), at least 0; nil when not told.
  public var cost: Double?
}
