extension EarthCurvature {
  /// How far a target can stand to be seen over level ground (m): sqrt(2 R' h_o) + sqrt(2 R' h_t), R' = R /
  /// (1 - k).
  ///
  /// - Parameters:
  ///   - observer: the eye's height above the ground (m), at least 0.
  ///   - target: the target's (m), at least 0.
  /// - Returns: infinite on a flat earth.
  public func horizonDistance(observer: Double, target: Double) -> Double {
    guard coefficient > 0 else { return .infinity }
    return (observer / coefficient).squareRoot() + (target / coefficient).squareRoot()
  }
}
