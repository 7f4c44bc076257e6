/// How far the ground drops below the observer's level plane, bent back by refraction.
///
/// Apparent drop h(d) = (1 - k) d^2 / (2 R): the standard geodetic approximation, R the mean radius
/// (IUGG 1980). Its error against the sphere is d^4 / (8 R^3): 5 mm at 10 km, 0.4 m at 30 km... both far
/// below the uncertainty of k itself.
public struct EarthCurvature: Sendable, Hashable, Codable {
  /// Mean earth radius R (m), IUGG 1980, rounded to the kilometre.
  public static let earthRadius = 6_371_000.0

  /// Refraction coefficient k, dimensionless; 0 for none, 0.13 for light over land (Gauss).
  public let refraction: Double

  /// The drop per squared distance (1/m): drop = coefficient d^2; 0 on a flat earth.
  public let coefficient: Double

  /// Curvature bent by refraction.
  ///
  /// - Parameter refraction: k, below 1.
  public init(refraction: Double) {
    precondition(refraction < 1, "refraction must be below 1")
    self.refraction = refraction
    coefficient = (1 - refraction) / (2 * Self.earthRadius)
  }

  private init(flat: Void) {
    refraction = 1
    coefficient = 0
  }

  /// No curvature: the plane, for worked examples.
  public static let flat = EarthCurvature(flat: ())

  /// The refraction this project uses unless told otherwise.
  public static let standardRefraction = 0.13

  /// The apparent drop (m) at a ground distance (m).
  public func drop(at distance: Double) -> Double { coefficient * distance * distance }
}

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
