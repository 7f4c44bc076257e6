public import GeoCore

/// A camera of a sensor: what it resolves and how far.
public struct Camera: Sendable, Hashable {
  /// Its name, unique within its sensor.
  public var name: String
  /// The band it works in.
  public var band: Band
  /// Its lens and detector.
  public var optics: Optics
  /// The share of its range that is left at night, in [0, 1]; 0 for a plain day camera.
  public var nightFactor: Double
  /// The published range for detecting a person (m), above 0; it rules over the optics.
  public var detectionRange: Double?
  /// The slant range below which it sees nothing (m), at least 0.
  public var minRange: Double
  /// A cap on its slant range (m), above 0.
  public var maxRange: Double?
  /// Its own field of regard, in (0, 360] degrees; nil when only the sensor limits it.
  public var pan: Angle?
  /// Noise-equivalent temperature difference (K), above 0; nil when not told.
  public var netd: Double?
  /// The time of one sweep of the field of regard (s), above 0; nil when not told.
  public var scanPeriod: Double?
  /// What its tasks need; nil for the set usual in its band.
  public var criteria: CriterionSet?
  /// The fixed elevation angle of its axis, in [-90, 90] degrees, below the level when negative; nil for one
  /// that tilts.
  public var tilt: Angle?
  /// How a moving sensor holds it; nil when that is not told.
  public var gimbal: Gimbal?

  /// A camera of those figures.
  public init(
    name: String, band: Band, optics: Optics, nightFactor: Double? = nil, detectionRange: Double? = nil,
    minRange: Double = 0, maxRange: Double? = nil, pan: Angle? = nil, netd: Double? = nil,
    scanPeriod: Double? = nil, criteria: CriterionSet? = nil, tilt: Angle? = nil, gimbal: Gimbal? = nil
  ) {
    self.name = name
    self.band = band
    self.optics = optics
    self.nightFactor = nightFactor ?? band.defaultNightFactor
    self.detectionRange = detectionRange
    self.minRange = minRange
    self.maxRange = maxRange
    self.pan = pan
    self.netd = netd
    self.scanPeriod = scanPeriod
    self.criteria = criteria
    self.tilt = tilt
    self.gimbal = gimbal
  }
}
