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
public struct DetectionCurve: Sendable, Hashable {
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
