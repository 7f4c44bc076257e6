public import GeoCore

/// A camera on the move: what it takes in at a moment, and with what chance.
public struct FlyingCamera: Sendable, Hashable, Codable {
  /// Its name.
  public var name: String
  /// Its picture.
  public var view: CameraView
  /// Where its axis points, seen from above.
  public var direction: Gimbal.Direction
  /// The least depression of an axis that is held at the border, in [0, 90] degrees.
  public var leastDepression: Angle
  /// The greatest, in [leastDepression, 90 degrees].
  public var mostDepression: Angle
  /// The probability of the task in the weather at hand.
  public var curve: DetectionCurve
  /// The same in clear and dry air.
  public var clearCurve: DetectionCurve

  /// A camera of that picture, direction and chance.
  public init(
    name: String, view: CameraView, direction: Gimbal.Direction, curve: DetectionCurve,
    clearCurve: DetectionCurve, leastDepression: Angle = Angle(degrees: 0),
    mostDepression: Angle = Angle(degrees: 90)
  ) {
    self.leastDepression = leastDepression
    self.mostDepression = mostDepression
    self.name = name
    self.view = view
    self.direction = direction
    self.curve = curve
    self.clearCurve = clearCurve
  }

  /// The slant range (m) beyond which it neither sees with `negligibleProbability` in the weather at hand nor would
  /// reach a probability in clear air.
  ///
  /// - Parameter probability: in (0, 1].
  public func furthestRange(required probability: Double) -> Double {
    max(
      curve.range(forProbability: negligibleProbability) ?? 0,
      clearCurve.range(forProbability: probability) ?? 0)
  }
}

/// How a moving sensor holds a camera.
public struct Gimbal: Sendable, Hashable {
  /// Where the camera looks, seen from above.
  public enum Direction: Sendable, Hashable, Codable {
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

extension Gimbal.Direction {
  /// The azimuth of the camera's axis, in [0, 360) degrees.
  ///
  /// - Parameters:
  ///   - track: the azimuth in which the sensor moves.
  ///   - border: the azimuth of the nearest point of the border; any while the sensor is above it.
  public func azimuth(track: Angle, border: Angle) -> Angle {
    let azimuth =
      switch self {
      case .alongTrack: track
      case .left: track - Self.square
      case .right: track + Self.square
      case .border: border
      case .track(let turn): track + turn
      }
    return azimuth.normalized
  }

  private static let square = Angle(degrees: 90)
}
