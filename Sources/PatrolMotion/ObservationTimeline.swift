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
  /// - Parameters:
  ///   - sightings: one list per aircraft, in any order.
  ///   - period: the planning period, which repeats itself.
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

/// The product of factors of which one changes at a time.
///
///             ab cd            each change multiplies again on the way to the root;
///            /     \           nothing is divided out, so that a factor of 0 can come and go
///          ab       cd
///         /  \     /  \
///        a    b   c    d
struct ProductTree {
  /// The root at 1, the factors from `count` on; two parts of node n are at 2 n and 2 n + 1.
  private var nodes: [Double]
  private let count: Int

  /// The product of that many ones.
  init(count: Int) {
    // A whole binary tree keeps the factors in their order.
    var leaves = 1
    while leaves < count { leaves *= 2 }
    self.count = leaves
    nodes = Array(repeating: 1, count: 2 * leaves)
  }

  /// The product of all factors.
  var product: Double { nodes[1] }

  /// Changes a factor.
  ///
  /// - Complexity: O(log n) in the factors.
  mutating func set(_ index: Int, to factor: Double) {
    var node = count + index
    nodes[node] = factor
    while node > 1 {
      node /= 2
      nodes[node] = nodes[2 * node] * nodes[2 * node + 1]
    }
  }
}
