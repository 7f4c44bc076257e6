import RealModule

/// How long a metre takes on a slope: the least at one slope, and exponentially more away from it.
public struct TravelPace: Sendable, Hashable {
  /// The speed at the best slope (m/s), above 0.
  public let bestSpeed: Double
  /// How fast the speed falls away from the best slope, at least 0; 0 for a speed that no slope changes.
  public let decay: Double
  /// The slope (rise over run, uphill positive) at which it is fastest.
  public let bestSlope: Double
  /// The time that a metre takes at slopes (0, 1, ...) / `resolution` away from the best one, relative to it.
  let table: [Double]

  /// Knots per unit of slope. Between knots the relative error is at most (3.5 / 4096)^2 / 8 < 1e-7.
  static let resolution = 4096.0
  /// Further from the best slope than this (63 degrees) the pace is taken as here.
  static let steepest = 2.0

  /// A pace.
  public init(bestSpeed: Double, decay: Double = 0, bestSlope: Double = 0) {
    precondition(
      bestSpeed > 0 && decay >= 0, "a pace has a speed above 0 that falls away from its best slope")
    self.bestSpeed = bestSpeed
    self.decay = decay
    self.bestSlope = bestSlope
    table = (0...Int(Self.steepest * Self.resolution) + 1).map {
      Double.exp(decay * Double($0) / Self.resolution) / bestSpeed
    }
  }

  /// On foot: 6 exp(-3.5 |slope + 0.05|) km/h (Tobler 1993, "Three presentations on geographical analysis and modeling",
  /// NCGIA report 93-1), times a factor.
  ///
  /// - Parameter factor: of the speed, in (0, 1]: Tobler takes 0.6 off paths.
  public static func tobler(factor: Double) -> TravelPace {
    TravelPace(bestSpeed: 6 / 3.6 * factor, decay: 3.5, bestSlope: -0.05)
  }

  /// The time that a metre takes (s/m), measured on the map.
  ///
  /// - Parameter slope: rise over run, uphill positive.
  public func secondsPerMetre(slope: Double) -> Double {
    let offset = min(abs(slope - bestSlope), Self.steepest) * Self.resolution
    let knot = Int(offset)
    return table[knot] + (table[knot + 1] - table[knot]) * (offset - Double(knot))
  }
}
