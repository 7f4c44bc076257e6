public import GeoCore

/// How a moving sensor holds a camera.
public struct Gimbal: Sendable, Hashable {
  /// Where the camera looks, seen from above.
  public enum Direction: Sendable, Hashable {
    /// Along the track.
    case alongTrack
    /// Square to the track, to the left.
    case left
    /// Square to the track, to the right.
    case right
    /// At the nearest point of the border.
    case border
    /// At an angle from the track, clockwise.
    case track(Angle)
  }

  /// How far the axis points below the level, in [0, 90] degrees; where it is held at a point of the border, while there is
  /// none.
  public var depression: Angle
  /// Where it looks.
  public var direction: Direction
  /// How far below the level an axis that is held at a point is tilted at least, in [0, 90] degrees.
  public var leastDepression: Angle
  /// And at most, in [leastDepression, 90 degrees].
  public var mostDepression: Angle

  /// A camera held so.
  public init(
    depression: Angle, direction: Direction, leastDepression: Angle = Angle(degrees: 0),
    mostDepression: Angle = Angle(degrees: 90)
  ) {
    precondition(leastDepression <= mostDepression, "a tilt's least is not above its most")
    self.depression = depression
    self.direction = direction
    self.leastDepression = leastDepression
    self.mostDepression = mostDepression
  }
}
