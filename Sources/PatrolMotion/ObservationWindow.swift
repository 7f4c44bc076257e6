/// One pass: the time during which one aircraft sees a piece of border in one fly-by, and its highest
/// probability of detection.
///
/// Takes 12 bytes: 2,360 km of border in pieces of 90 m, each seen by 30 aircraft twice an hour for 8 hours,
/// are 26,223 x 480 windows or 151 MB. Times are rounded to the millisecond (by at most 0.5 ms), the
/// probability to a Float (by at most 2^-25, 3e-8).
public struct ObservationWindow: Sendable, Hashable, Codable {
  /// The begin in milliseconds, below the period's.
  let startTick: UInt32
  /// The duration in milliseconds, at most the period's.
  let tickCount: UInt32
  /// The stored probability.
  let storedProbability: Float

  /// A window of a period.
  ///
  /// - Parameters:
  ///   - start: when it begins (s), any finite number, taken to its place in the period.
  ///   - end: when it ends (s), at least `start`; a window of a period's length or more lasts all the time.
  ///   - probability: the highest of the pass, in [0, 1].
  ///   - period: the period that repeats.
  public init(start: Double, end: Double, probability: Double, period: CyclicPeriod) {
    precondition(start <= end, "a window ends when it begins, or later")
    precondition(probability >= 0 && probability <= 1, "a probability is in [0, 1]")
    // Both ends are rounded, not the duration: windows that meet do so afterwards.
    let first = Int((start * Self.ticks).rounded())
    let last = Int((end * Self.ticks).rounded())
    let length = Int(period.ticks)
    startTick = UInt32((first % length + length) % length)
    tickCount = UInt32(min(last - first, length))
    storedProbability = Float(probability)
  }

  private static let ticks = CyclicPeriod.ticksPerSecond

  /// When it begins (s), in [0, T).
  public var start: Double { Double(startTick) / Self.ticks }
  /// When it ends (s), in [start, start + T]; beyond T it goes on at the period's beginning.
  public var end: Double { Double(endTick) / Self.ticks }
  /// How long it lasts (s), in [0, T].
  public var duration: Double { Double(tickCount) / Self.ticks }
  /// The highest probability of detection of the pass, in [0, 1].
  public var probability: Double { Double(storedProbability) }

  /// The end in milliseconds, not taken back into the period.
  var endTick: Int { Int(startTick) + Int(tickCount) }
}

extension ObservationWindow: Comparable {
  /// Orders by begin, then by duration, then by probability: windows that are equal so are the same.
  public static func < (left: ObservationWindow, right: ObservationWindow) -> Bool {
    (left.startTick, left.tickCount, left.storedProbability)
      < (right.startTick, right.tickCount, right.storedProbability)
  }
}

/// Spans of time (s), half-open.
extension Range<Double> {
  /// How long it lasts (s).
  var length: Double { upperBound - lowerBound }

  /// The same span, that much later (s).
  func shifted(by delay: Double) -> Range<Double> { lowerBound + delay..<upperBound + delay }

  /// Whether a span that begins no sooner than another does so before it ends, or without a break that
  /// counts.
  func follows(_ earlier: Range<Double>) -> Bool {
    lowerBound <= earlier.upperBound + CyclicPeriod.resolution
  }
}

extension [Range<Double>] {
  /// Spans in order of their begin, those that meet made one.
  func joined() -> [Range<Double>] {
    reduce(into: []) { spans, span in
      if let last = spans.last, span.follows(last) {
        spans[spans.count - 1] = last.lowerBound..<Swift.max(last.upperBound, span.upperBound)
      } else {
        spans.append(span)
      }
    }
  }
}
