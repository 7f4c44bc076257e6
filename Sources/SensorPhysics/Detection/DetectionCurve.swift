import RealModule

/// The probability that a camera does a task on a target, by slant range.
///
/// Optics resolve details up to Nyquist's frequency f_N = resolution / 2 (cycles/rad). What the air leaves of
/// the target's signal must lie above the camera's threshold, which rises in proportion to the frequency:
///
///     thermal: MRTD(f) = factor x NETD x f / f_N   against  |dT| exp(-sigma R)
///     visible: threshold x f / f_N                 against  C0 exp(-sigma R)
///
/// so that the camera resolves f = f_N min(1, signal / threshold at f_N). Then N = f x critical dimension / R
/// cycles, and P = TTPF(N / N50). That MRTD is a line in f is a simplification: a real one rises faster near
/// f_N.
///
/// 1. P never rises with range beyond the camera's least range.
/// 2. Thicker air never raises it.
/// 3. Where the signal exceeds the threshold at f_N the range of 50 % is the geometric law's.
public struct DetectionCurve: Sendable, Hashable, Codable {
  /// The geometric law's range (m), of 50 % without a gate or cap, at least 0; at night with the night
  /// factor.
  public let ceiling: Double
  /// Resolved cycles across the target for 50 %, N50, above 0.
  public let neededCycles: Double
  /// Extinction in the camera's band (1/m), at least 0.
  public let extinction: Double
  /// The target's signal at no range over the threshold at f_N (no unit), at least 0.
  public let signal: Double
  /// The slant range below which the camera sees nothing (m), at least 0.
  public let minRange: Double
  /// The cap on its slant range (m), above 0; nil for none.
  public let maxRange: Double?

  /// The curve of a camera.
  ///
  /// - Parameters:
  ///   - criteria: what the task needs; nil for the camera's own, else those usual for its band.
  ///   - light: at night a visible camera's resolution is taken times its night factor.
  ///   - camera: its optics, or its published range.
  ///   - task: what is to be told of the target.
  ///   - target: who is looked for.
  ///   - atmosphere: what the air takes.
  ///   - assumptions: the constants that nobody could verify.
  /// - Returns: nil when neither optics nor a published range tell what the camera resolves.
  public init?(
    camera: Camera, criteria: CriterionSet? = nil, task: DiscriminationTask, target: Target, light: Light,
    atmosphere: Atmosphere, assumptions: PhysicsAssumptions = .init()
  ) {
    let criteria = criteria ?? camera.usedCriteria
    guard
      let ceiling = camera.geometricRange(for: task, target: target, light: light, criteria: criteria)
    else { return nil }
    self.ceiling = ceiling
    neededCycles = criteria.cycles(for: task, target: target)
    extinction = atmosphere.extinction(in: camera.band)
    if let netd = camera.netd ?? assumptions.netd(of: camera.band), camera.band.isThermal {
      signal = target.deltaT.magnitude / (assumptions.mrtdFactor * netd)
    } else {
      signal = assumptions.inherentContrast / assumptions.contrastThreshold
    }
    minRange = camera.minRange
    maxRange = camera.maxRange
  }

  /// The share of Nyquist's frequency that the camera resolves, in [0, 1].
  private func resolvedShare(at range: Double) -> Double {
    min(1, signal * .exp(-extinction * range))
  }

  /// Resolved cycles over those needed; N = f d / R and f_N d / N50 = ceiling.
  private func ratio(at range: Double) -> Double {
    guard ceiling > 0 else { return 0 }
    return resolvedShare(at: range) * ceiling / range
  }

  /// Resolved cycles across the target's critical dimension, in [0, infinity]; limits of range do not count.
  ///
  /// - Parameter range: the slant range (m), at least 0.
  public func cycles(at range: Double) -> Double { ratio(at: range) * neededCycles }

  /// The probability of the task, in [0, 1]; 0 beyond the camera's limits of range.
  ///
  /// - Parameter range: the slant range (m), at least 0.
  public func probability(atSlantRange range: Double) -> Double {
    guard range >= minRange, range <= maxRange ?? .infinity else { return 0 }
    return TargetTransferProbability.probability(ratio(at: range))
  }

  /// The largest slant range (m) with at least a probability.
  ///
  /// - Parameter probability: in (0, 1].
  /// - Returns: nil when the camera reaches it nowhere but, at most, at no range.
  public func range(forProbability probability: Double) -> Double? {
    precondition(probability > 0 && probability <= 1, "a range has a probability in (0, 1]")
    var range = uncappedRange(ratio: TargetTransferProbability.ratio(for: probability))
    if let maxRange { range = min(range, maxRange) }
    // Rounding may leave the range some units in its last place too long.
    var step = range.ulp
    while range > 0, TargetTransferProbability.probability(ratio(at: range)) < probability {
      range -= step
      step += step
    }
    return range > 0 && range >= minRange ? range : nil
  }

  /// Where the resolved cycles fall to a multiple of those needed (m).
  ///
  /// Ungated it is ceiling / ratio. Gated, signal exp(-sigma R) ceiling / R = ratio, or ln R + sigma R = ln A
  /// with A = signal x ceiling / ratio: increasing and concave in R, so that Newton's steps from A / (1 +
  /// sigma A), the first step from A, rise to the root.
  private func uncappedRange(ratio: Double) -> Double {
    let geometric = ceiling / ratio
    guard signal * .exp(-extinction * geometric) < 1 else { return geometric }
    let start = signal * geometric
    guard start > 0 else { return 0 }
    var range = start / (1 + extinction * start)
    while true {
      let excess = Double.log(range / start) + extinction * range
      let next = range - excess / (1 / range + extinction)
      guard next > range else { return range }
      range = next
    }
  }
}

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
