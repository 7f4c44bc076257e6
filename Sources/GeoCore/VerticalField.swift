import RealModule

/// A range of elevation angles that an eye takes in: what lies steeper up or down is outside.
public struct VerticalField: Sendable, Hashable {
  /// The lowest elevation angle, below the level when negative; above -90 degrees.
  public let lowest: Angle
  /// The highest elevation angle; below 90 degrees.
  public let highest: Angle
  /// The slopes (rise over run) of the lowest and the highest angle.
  public let slopes: ClosedRange<Double>

  /// The field between two elevation angles, within (-90, 90) degrees, the lower one first.
  public init(from lowest: Angle, to highest: Angle) {
    precondition(lowest < highest, "a vertical field has its lower angle below its higher one")
    precondition(
      lowest.degrees > -90 && highest.degrees < 90, "elevation angles are within (-90, 90) degrees")
    self.lowest = lowest
    self.highest = highest
    slopes = Double.tan(lowest.radians)...Double.tan(highest.radians)
  }

  /// Whether a point is in the field.
  ///
  /// - Parameters:
  ///   - rise: its height above the eye's level (m), less the drop of the curved earth.
  ///   - distance: its ground distance (m), at least 0.
  public func contains(rise: Double, distance: Double) -> Bool {
    rise >= slopes.lowerBound * distance && rise <= slopes.upperBound * distance
  }
}
