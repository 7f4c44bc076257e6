/// What a sensor stands on.
public struct SensorGround: Sendable, Hashable {
  /// The elevation of its ground (m); nil when none is known, then it sees nothing.
  public let elevation: Double?
  /// Whether the elevation is a neighbouring cell's, as the sensor's own is void.
  public let isAssumed: Bool
  /// How far the centre of its cell, where it is taken to stand, lies from its place (m).
  public let shift: Double

  /// What a sensor stands on.
  public init(elevation: Double?, isAssumed: Bool, shift: Double) {
    self.elevation = elevation
    self.isAssumed = isAssumed
    self.shift = shift
  }
}
