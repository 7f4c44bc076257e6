public import GeoCore
import RealModule

/// The elevation angles that a camera can bring into its picture: what lies steeper, up or down, it does not
/// see.
public struct ElevationField: Sendable, Hashable {
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
