import RealModule

/// How far a terrain's elevations may be off, and how far that is the same at neighbouring places.
///
/// Errors of an elevation model are correlated: ground beside a target moves with the target's own. The correlation
/// of the errors of two places a distance d apart is taken as rho(d) = exp(-d / L), an assumption common in geostatistics
/// (the exponential variogram).
public struct TerrainError: Sendable, Hashable {
  /// The standard deviation of an elevation's error (m), at least 0.
  public var standardDeviation: Double
  /// L (m), above 0: over this distance the correlation falls to 37 %.
  public var correlationLength: Double

  /// The correlation length (m) where only the size of the error is known: an assumption.
  public static let standardCorrelation = 500.0

  /// An error of that standard deviation (m) and correlation length (m).
  public init(standardDeviation: Double, correlationLength: Double = standardCorrelation) {
    self.standardDeviation = standardDeviation
    self.correlationLength = correlationLength
  }

  /// No band is wider than this (m): all that is taken off the variance is at least 0, and the rest is at most 2.
  public var widestBand: Double { standardDeviation * 2.0.squareRoot() }

  /// The standard deviation (m) of the clearance of a sight line over the ground at a share of its way.
  ///
  /// The line's ends move with the ground under them. With the line's length D, a crossing at x = t D has the variance
  ///
  ///     sd^2 (1 + (1-t)^2 + t^2 + 2 t (1-t) rho(D) - 2 (1-t) rho(x) - 2 t rho(D-x))
  ///
  /// - Parameters:
  ///   - share: t, in (0, 1).
  ///   - length: D (m), above 0.
  public func band(at share: Double, ofLength length: Double) -> Double {
    let rest = 1 - share
    let rho = { (distance: Double) in Double.exp(-distance / correlationLength) }
    let own = 1 + rest * rest + share * share + 2 * share * rest * rho(length)
    let common = 2 * rest * rho(share * length) + 2 * share * rho(rest * length)
    return standardDeviation * max(0, own - common).squareRoot()
  }
}
