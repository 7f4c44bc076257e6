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

  /// How far the axis points below the level, in [0, 90] degrees.
  public var depression: Angle
  /// Where it looks.
  public var direction: Direction

  /// A camera held so.
  public init(depression: Angle, direction: Direction) {
    self.depression = depression
    self.direction = direction
  }
}
