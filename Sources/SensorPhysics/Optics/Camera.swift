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
  /// Noise-equivalent temperature difference (K), above 0; nil when not given.
  public var netd: Double?
  /// The time of one sweep of the field of regard (s), above 0; nil when not given.
  public var scanPeriod: Double?
  /// What its tasks need; nil for the set usual in its band.
  public var criteria: CriterionSet?
  /// The fixed elevation angle of its axis, in [-90, 90] degrees, below the level when negative; nil for one
  /// that tilts.
  public var tilt: Angle?
  /// How a moving sensor holds it; nil when that is not given.
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

/// The geometric range law: how far the camera does a task on a target in clear air.
extension Camera {
  /// What its tasks need: its own criteria, else those usual for its band.
  public var usedCriteria: CriterionSet { criteria ?? .usual(for: band) }

  /// The slant range (m) at which the task succeeds with `geometricRangeProbability`, at least 0.
  ///
  /// R = k x resolution, k the largest stretch of the target that a pixel may cover. By cycles: k = critical
  /// dimension / (2 N50), with resolution N_h / HFOV or f / pitch (FLIR TN-0002). By pixels per metre: R =
  /// N_h / (2 ppm tan(HFOV/2)) (EN 62676-4), whatever the target's size. A published detection range takes
  /// the place of the law's for a person and is scaled to other tasks and targets as the law scales. At night
  /// the range is multiplied by the night factor; the cap comes last.
  ///
  /// These are ceilings: haze, rain and a small temperature difference only shorten them.
  ///
  /// - Parameters:
  ///   - criteria: what the task needs; nil for `usedCriteria`.
  ///   - task: what is to be told of the target.
  ///   - target: who is looked for.
  ///   - light: day or night.
  /// - Returns: nil when neither the optics nor a published range tell it.
  public func range(
    for task: DiscriminationTask, target: Target, light: Light, criteria: CriterionSet? = nil
  ) -> Double? {
    geometricRange(for: task, target: target, light: light, criteria: criteria ?? usedCriteria).map {
      min($0, maxRange ?? .infinity)
    }
  }

  /// The range (m) without a cap.
  func geometricRange(
    for task: DiscriminationTask, target: Target, light: Light, criteria: CriterionSet
  ) -> Double? {
    let needed = criteria.metresPerPixel(for: task, target: target)
    let ceiling =
      detectionRange.map { $0 * (needed / criteria.metresPerPixel(for: .detection, target: .person)) }
      ?? optics.resolution(in: band).map { needed * $0 }
    return ceiling.map { light == .night ? $0 * nightFactor : $0 }
  }
}

/// The part of the spectrum that a camera works in.
public enum Band: String, Sendable, Hashable, CaseIterable, Codable {
  /// Long-wave infrared, 8 to 12 um.
  case lwir
  /// Mid-wave infrared, 3 to 5 um.
  case mwir
  /// Visible and near infrared light.
  case visible

  /// Whether the camera sees heat, so that darkness does not matter to it.
  public var isThermal: Bool { self != .visible }

  /// The share of the day range that is left at night unless a camera's data say otherwise, in [0, 1].
  ///
  /// All of it for a thermal camera; none for a visible one, which is then a plain day camera.
  public var defaultNightFactor: Double { isThermal ? 1 : 0 }
}

/// Whether the sun lights the scene.
public enum Light: String, Sendable, Hashable, CaseIterable {
  case day
  /// A moonless night.
  case night
}
