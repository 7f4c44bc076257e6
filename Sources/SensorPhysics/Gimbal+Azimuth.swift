public import GeoCore

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
