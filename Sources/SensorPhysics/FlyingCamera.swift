public import GeoCore

/// A camera on the move: what it takes in at a moment, and with what chance.
public struct FlyingCamera: Sendable, Hashable {
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
