/// When a piece of border is seen by moving sensors: the passes of all aircraft over a period that repeats.
///
///     0                                  T = 0
///     |==]     [====]   wait   [==]    [==|==]
///              [=======]                          two aircraft at once: two passes, seen once
///
/// A pass is one fly-by of one aircraft. The passes are kept sorted, and every figure follows from an exact
/// sweep over their begins and ends, in whole milliseconds: the order in which passes were found does not
/// change a bit of any figure.
public struct ObservationTimeline: Sendable, Hashable {
  /// The period that repeats.
  public let period: CyclicPeriod
  /// The passes in order of begin, duration and probability; none without any probability.
  public let passes: [ObservationWindow]

  /// The timeline of passes.
  ///
  /// - Parameters:
  ///   - passes: those of all aircraft, in any order; those without any probability are left out.
  ///   - period: the one the passes were made for.
  /// - Complexity: O(n log n) in the passes.
  public init(passes: [ObservationWindow], period: CyclicPeriod) {
    self.period = period
    self.passes = passes.filter { $0.probability > 0 }.sorted()
  }

  /// The timeline of what each aircraft sees.
  ///
  /// - Parameter sightings: one list per aircraft, in any order.
  public init(sightings: [[Sighting]], period: CyclicPeriod) {
    self.init(
      passes: sightings.flatMap { ObservationWindow.passes(of: $0, period: period) }, period: period)
  }

  /// The number of looks in a period: that of the passes.
  public var lookCount: Int { passes.count }

  /// The share of time during which any aircraft sees the piece, in [0, 1].
  ///
  /// - Complexity: O(n) in the passes.
  public var seenShare: Double {
    let unseen = waits.reduce(0, +)
    return passes.isEmpty ? 0 : Double(Int(period.ticks) - unseen) / Double(period.ticks)
  }

  /// The worst revisit time (s), in [0, T]: the longest wait between the end of one window and the begin of
  /// the next while no other lasts.
  ///
  /// - Returns: 0 when the piece is seen all the time; nil when it never is.
  /// - Complexity: O(n) in the passes.
  public var maxRevisit: Double? {
    passes.isEmpty ? nil : Double(waits.max() ?? 0) / CyclicPeriod.ticksPerSecond
  }

  /// How long one who comes at random waits on average until the piece is next seen (s), in [0, T/2].
  ///
  /// The mean of what is left of the wait met, 0 while the piece is seen: the sum of w^2 / (2 T) over the
  /// waits w (the waiting time of renewal theory; Cox 1962).
  ///
  /// - Returns: nil when it never is.
  /// - Complexity: O(n) in the passes.
  public var meanWait: Double? {
    guard !passes.isEmpty else { return nil }
    let length = period.length
    return waits.reduce(0.0) { sum, wait in
      let wait = Double(wait) / CyclicPeriod.ticksPerSecond
      return sum + wait * wait / (2 * length)
    }
  }

  /// The waits between windows (milliseconds, above 0), in the order of their ends; none without passes.
  var waits: [Int] {
    guard let first = passes.first else { return [] }
    let length = Int(period.ticks)
    var waits: [Int] = []
    // Seen from the period's begin on until then, by windows that go on across its end.
    var seenUntil = passes.reduce(Int(first.startTick)) { max($0, $1.endTick - length) }
    for pass in passes {
      if Int(pass.startTick) > seenUntil { waits.append(Int(pass.startTick) - seenUntil) }
      seenUntil = max(seenUntil, pass.endTick)
    }
    let last = Int(first.startTick) + length - seenUntil
    if last > 0 { waits.append(last) }
    return waits
  }
}
