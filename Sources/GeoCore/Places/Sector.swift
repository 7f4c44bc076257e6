import RealModule

/// A range of azimuths around a viewpoint: any width, across north as well.
///
/// A direction belongs to the sector when it lies clockwise of its first azimuth and anticlockwise of its last,
/// both included, decided by the signs of two cross products; within the rounding of an azimuth it does, too.
public struct Sector: Sendable, Hashable {
  /// All azimuths.
  public static let full = Sector(from: Angle(degrees: 0), width: Angle(degrees: 360))

  /// The first azimuth, in [0, 360) degrees.
  public let start: Angle
  /// How far it reaches clockwise, in (0, 360] degrees.
  public let width: Angle
  /// The unit vectors (east, north) of the first and the last azimuth.
  public let bounds: (first: SIMD2<Double>, last: SIMD2<Double>)

  /// The sector clockwise from an azimuth.
  ///
  /// - Parameter width: in (0, 360] degrees.
  public init(from start: Angle, width: Angle) {
    precondition(
      width.radians > 0 && width.degrees <= 360, "a sector is wider than 0 and at most 360 degrees")
    self.start = start.normalized
    self.width = width
    let end = start + width
    bounds = (
      SIMD2(.sin(start.radians), .cos(start.radians)), SIMD2(.sin(end.radians), .cos(end.radians))
    )
  }

  /// The sector on both sides of an azimuth.
  public init(around centre: Angle, width: Angle) {
    self.init(from: Angle(radians: centre.radians - width.radians / 2), width: width)
  }

  /// Whether every azimuth belongs to it.
  public var isFull: Bool { width.degrees >= 360 }

  /// Whether a direction belongs to the sector; no direction at all does to any.
  ///
  /// - Parameters:
  ///   - east: offset to the east (m).
  ///   - north: offset to the north (m).
  public func contains(east: Double, north: Double) -> Bool {
    if isFull || (east == 0 && north == 0) { return true }
    let slack = Self.rounding * (abs(east) + abs(north))
    let isAfterFirst = bounds.first.x * north - bounds.first.y * east <= slack
    let isBeforeLast = bounds.last.x * north - bounds.last.y * east >= -slack
    // Up to a half turn both must hold, beyond it either one does.
    return width.degrees <= 180 ? isAfterFirst && isBeforeLast : isAfterFirst || isBeforeLast
  }

  /// What degrees, radians, sine and cosine may lose (rad): some units in the last place of a whole turn.
  private static let rounding = 4e-15

  /// Two sectors are equal when they begin at the same azimuth and are as wide.
  public static func == (left: Sector, right: Sector) -> Bool {
    left.start == right.start && left.width == right.width
  }

  /// Hashes the first azimuth and the width.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(start)
    hasher.combine(width)
  }
}

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
