import RealModule

/// The chance to do a task from the resolved cycles: the target transfer probability function.
///
/// P = n^E / (1 + n^E) with E = 2.7 + 0.7 n, n the resolved cycles over those needed for 50 % (Johnson 1958;
/// ACQUIRE). It is written P = 1 / (1 + exp(-E ln n)), since the quotient is not monotone near n = 1 by
/// rounding.
///
/// 1. P(0) = 0 and P(1) = 0.5, exactly.
/// 2. P never decreases in n.
public enum TargetTransferProbability {
  /// The exponent is 2.7 + 0.7 n (ACQUIRE's fit).
  private static let exponentBase = 2.7
  private static let exponentSlope = 0.7

  /// The probability, in [0, 1].
  ///
  /// - Parameter ratio: resolved cycles over those needed for 50 %, at least 0, infinity included.
  public static func probability(_ ratio: Double) -> Double {
    guard ratio > 0 else { return 0 }
    return 1 / (1 + .exp(-logOdds(logRatio: .log(ratio))))
  }

  /// The ratio at which the probability is reached.
  ///
  /// Bisection in ln n, on which the log-odds (2.7 + 0.7 n) ln n rise everywhere: their slope in n is at
  /// least 2.3. The result is right to 2 units in the last place of ln n, or 1e-16 of n where n is near 1.
  ///
  /// - Parameter probability: in [0, 1].
  /// - Returns: in [0, infinity]: 0 for 0, infinity for 1.
  public static func ratio(for probability: Double) -> Double {
    precondition((0...1).contains(probability), "a probability is in [0, 1]")
    guard probability > 0 else { return 0 }
    guard probability < 1 else { return .infinity }
    let wanted = Double.log(probability / (1 - probability))
    var (low, high) = (lowestLogRatio, highestLogRatio)
    while high - low > .ulpOfOne / 2 {
      let middle = (low + high) / 2
      guard low < middle, middle < high else { break }
      if logOdds(logRatio: middle) < wanted { low = middle } else { high = middle }
    }
    return .exp((low + high) / 2)
  }

  private static func logOdds(logRatio: Double) -> Double {
    (exponentBase + exponentSlope * .exp(logRatio)) * logRatio
  }

  /// ln n of less than the least positive probability: 2.7 x 300 is above -ln(5e-324) = 744.4.
  private static let lowestLogRatio = -300.0
  /// ln n of more than the greatest probability below 1, whose log-odds are 36.7: (2.7 + 0.7 e^4) 4 = 164.
  private static let highestLogRatio = 4.0
}
