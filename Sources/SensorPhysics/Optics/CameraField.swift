public import GeoCore
import RealModule

/// The field of regard of one camera of a placed sensor: what it can look at, swept by pan or by its
/// operator, and with what chance.
public struct CameraField: Sendable, Hashable, Codable {
  /// The camera's name.
  public var camera: String
  /// The band it works in.
  public var band: Band
  /// The slant range below which it sees nothing (m), at least 0.
  public var minRange: Double
  /// The slant range up to which it does the task with `geometricRangeProbability` (m); 0 for a day camera at
  /// night.
  public var maxRange: Double
  /// The slant range up to which it does the task with `negligibleProbability` (m), at least `maxRange`.
  public var reach: Double
  /// The direction of the sector's middle, clockwise from true north, in [0, 360) degrees.
  public var azimuth: Angle
  /// The sector's full width, in (0, 360] degrees.
  public var sector: Angle
  /// The elevation angles it can look at.
  public var elevations: ElevationField
  /// How often it looks at a target.
  public var looks: ScanLooks
  /// The probability of a look in the weather at hand; nil for one that is the same at all ranges.
  public var curve: DetectionCurve?
  /// The same in clear and dry air: what weather takes.
  public var clearCurve: DetectionCurve?
  /// The slant range (m) of each task with `geometricRangeProbability`, in the weather and with the looks at
  /// hand; 0 for a task it never does.
  public var taskRanges: [DiscriminationTask: Double]

  /// A field of that reach and direction.
  ///
  /// - Parameters:
  ///   - reach: nil for `maxRange`.
  ///   - curve: nil for `geometricRangeProbability` from `minRange` to `maxRange`.
  ///   - camera: the camera's name.
  ///   - band: the band it sees in.
  ///   - minRange: below this slant range it sees nothing (m), at least 0.
  ///   - maxRange: the slant range at which the task succeeds with the required probability (m).
  ///   - azimuth: the middle of its sector, clockwise from true north.
  ///   - sector: the width of its field of regard, in (0, 360] degrees.
  ///   - elevations: the angles up and down that it holds.
  ///   - looks: how often a sweeping camera looks at one place.
  ///   - clearCurve: the same curve in clear air; nil for `curve`.
  ///   - taskRanges: the slant ranges of other tasks (m), for reports alone.
  public init(
    camera: String, band: Band, minRange: Double, maxRange: Double, azimuth: Angle, sector: Angle,
    reach: Double? = nil, elevations: ElevationField = .all, looks: ScanLooks = .staring,
    curve: DetectionCurve? = nil, clearCurve: DetectionCurve? = nil,
    taskRanges: [DiscriminationTask: Double] = [:]
  ) {
    self.camera = camera
    self.band = band
    self.minRange = minRange
    self.maxRange = maxRange
    self.azimuth = azimuth
    self.sector = sector
    self.reach = reach ?? maxRange
    self.elevations = elevations
    self.looks = looks
    self.curve = curve
    self.clearCurve = clearCurve
    self.taskRanges = taskRanges
  }

  /// Whether it sees anything within its limits of range.
  public var isUseful: Bool { reach > 0 && reach >= minRange }

  /// The slant range (m) beyond which it neither sees with `negligibleProbability` in the weather at hand nor would
  /// reach a probability in clear air; 0 for a camera that never sees anything.
  ///
  /// - Parameter probability: in (0, 1].
  public func furthestRange(required probability: Double) -> Double {
    max(isUseful ? reach : 0, clearRange(required: probability))
  }

  /// The slant range (m) up to which it reaches a probability in clear and dry air; 0 when nowhere.
  ///
  /// - Parameter probability: in (0, 1].
  public func clearRange(required probability: Double) -> Double {
    let usual = probability <= geometricRangeProbability ? maxRange : 0
    let range = clearCurve.map { looks.range(on: $0, forProbability: probability) } ?? usual
    return range >= minRange ? range : 0
  }

  /// Whether the sector holds a direction, its two edges included.
  ///
  /// - Parameter direction: clockwise from true north, any angle.
  public func contains(azimuth direction: Angle) -> Bool {
    sector.radians >= 2 * .pi || azimuth.separation(from: direction).radians <= sector.radians / 2
  }

  /// The probability of the task on a target in the field and in sight, in [0, 1]: that of a look, and that
  /// the sweep brings one.
  ///
  /// - Parameter range: the slant range (m), at least 0.
  public func detectionProbability(atSlantRange range: Double) -> Double {
    guard let curve else { return range <= maxRange && range >= minRange ? geometricRangeProbability : 0 }
    return probability(of: curve, at: range)
  }

  /// The same in clear and dry air.
  public func clearDetectionProbability(atSlantRange range: Double) -> Double {
    guard let clearCurve else { return detectionProbability(atSlantRange: range) }
    return probability(of: clearCurve, at: range)
  }

  private func probability(of curve: DetectionCurve, at range: Double) -> Double {
    range >= minRange ? looks.probability(of: curve.probability(atSlantRange: range)) : 0
  }
}

extension ScanLooks {
  /// The largest slant range (m) at which a look and its chance reach a probability; 0 when none does.
  ///
  /// - Parameters:
  ///   - probability: in (0, 1].
  ///   - curve: the probability by slant range of a camera that looks.
  public func range(on curve: DetectionCurve, forProbability probability: Double) -> Double {
    glimpse(for: probability).flatMap { curve.range(forProbability: $0) } ?? 0
  }
}

/// The elevation angles that a camera can bring into its picture: what lies steeper, up or down, it does not
/// see.
public struct ElevationField: Sendable, Hashable, Codable {
  /// The lowest elevation angle, in [-90, 90] degrees, below the level when negative.
  public let lowest: Angle
  /// The highest, in [-90, 90] degrees.
  public let highest: Angle

  /// All that lies below and above.
  public static let all = ElevationField(tiltedFrom: quarterTurnDown, to: quarterTurnUp)

  private static let quarterTurnUp = Angle(degrees: 90)
  private static let quarterTurnDown = Angle(degrees: -90)

  /// What a camera sees whose axis is tilted between two angles.
  ///
  /// - Parameters:
  ///   - low: the lowest tilt of the axis, in [-90, 90] degrees; equal to `high` for a fixed one.
  ///   - high: the highest tilt.
  ///   - field: the vertical field of view, of which half lies on either side of the axis; nil when unknown,
  ///     then only what the axis itself can point at counts as seen.
  public init(tiltedFrom low: Angle, to high: Angle, field: Angle? = nil) {
    precondition(low <= high, "a tilt's lower limit is not above its higher one")
    let half = Angle(radians: (field?.radians ?? 0) / 2)
    lowest = max(low - half, Self.quarterTurnDown)
    highest = min(high + half, Self.quarterTurnUp)
  }

  /// Whether a point is in the field.
  ///
  /// - Parameters:
  ///   - rise: its height above the eye's level (m), less the drop of the curved earth.
  ///   - distance: its ground distance (m), at least 0.
  public func contains(rise: Double, distance: Double) -> Bool {
    let isLowEnough =
      highest >= Self.quarterTurnUp || rise * .cos(highest.radians) <= .sin(highest.radians) * distance
    return isLowEnough && !isBelow(rise: rise, distance: distance)
  }

  /// Whether a point lies below the field; the parameters are those of ``contains(rise:distance:)``.
  public func isBelow(rise: Double, distance: Double) -> Bool {
    lowest > Self.quarterTurnDown && rise * .cos(lowest.radians) < .sin(lowest.radians) * distance
  }
}
