/// The chance that a crosser is detected.
extension ObservationTimeline {
  /// The probability that a crosser who can be observed for a time E, arriving at random, is detected.
  ///
  /// P = (1/T) integral over t of [1 - product over the passes that meet [t, t + E] of (1 - p)] dt: passes
  /// are independent trials (Koopman 1946 for looks of a search). The crosser meets a window [s, e] when it
  /// arrives in [s - E, e], on the circle of the period:
  ///
  ///     arrival      [=======|====]          an arc of E and the window's duration
  ///     window               [====]
  ///                s - E     s    e
  ///
  /// The arcs are swept from end to end; between two ends the product is constant, so that there is no step
  /// of time. With p = 1 it is 1 - sum over waits of max(0, wait - E) / T. A pass counts once for a crosser,
  /// also when E is longer than the period. Error: that of rounding, at most 2 ms / T and 3e-8 per pass.
  ///
  /// - Parameter exposure: E (s), at least 0, rounded to the millisecond.
  /// - Returns: in [0, 1], never decreasing in E within rounding; 0 without passes.
  /// - Complexity: O(n log n) in the passes.
  public func detectionProbability(exposure: Double) -> Double {
    precondition(exposure >= 0, "an exposure is 0 s or longer")
    guard !passes.isEmpty else { return 0 }
    var missing = ProductTree(count: passes.count)
    let ends = arrivalEnds(exposure: exposure, missing: &missing)
    var last = 0
    var detected = 0.0
    for end in ends {
      detected += Double(end.tick - last) * (1 - missing.product)
      last = end.tick
      missing.set(end.pass, to: end.isBegin ? 1 - passes[end.pass].probability : 1)
    }
    detected += Double(Int(period.ticks) - last) * (1 - missing.product)
    return min(1, detected / Double(period.ticks))
  }

  /// The chance of being detected by moving or by persistent sensors, 1 - (1 - P)(1 - p).
  ///
  /// - Parameters:
  ///   - moving: P, in [0, 1].
  ///   - persistent: p of all persistent sensors together, in [0, 1].
  /// - Returns: in [0, 1]; exactly the other one where one is 0.
  public static func combined(moving: Double, persistent: Double) -> Double {
    moving + persistent * (1 - moving)
  }

  /// One end of the arc of arrivals that meet a pass.
  private struct ArrivalEnd {
    /// When (milliseconds), in [0, T).
    var tick: Int
    /// The pass's index.
    var pass: Int
    /// Whether arrivals meet the pass from then on.
    var isBegin: Bool
  }

  /// The ends of all arcs in order; an arc as long as the period has none, its pass is met by all.
  ///
  /// - Parameter missing: takes 1 - p for the passes that an arrival at time 0 meets.
  private func arrivalEnds(exposure: Double, missing: inout ProductTree) -> [ArrivalEnd] {
    let length = Int(period.ticks)
    let exposure = Int(period.tickCount(of: exposure))
    var ends: [ArrivalEnd] = []
    for (index, pass) in passes.enumerated() {
      let arc = exposure + Int(pass.tickCount)
      let begin = (Int(pass.startTick) - exposure + length) % length
      if begin + arc > length || arc >= length { missing.set(index, to: 1 - pass.probability) }
      guard arc > 0, arc < length else { continue }
      ends.append(ArrivalEnd(tick: begin, pass: index, isBegin: true))
      ends.append(ArrivalEnd(tick: (begin + arc) % length, pass: index, isBegin: false))
    }
    return ends.sorted { ($0.tick, $0.pass) < ($1.tick, $1.pass) }
  }
}
