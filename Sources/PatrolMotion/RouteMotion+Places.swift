/// Where a motion is at a time.
extension RouteMotion {
  /// A place on the way.
  public struct Place: Sendable, Hashable {
    /// The chainage (m), in [0, L].
    public let chainage: Double
    /// The direction of travel; of a stand, that in which it was reached.
    public let heading: Heading
    /// Whether it stands, at a halt or a turn-round.
    public let isStanding: Bool
  }

  /// A stand at a halt.
  public struct Stop: Sendable, Hashable {
    /// Where (m), in [0, L].
    public let chainage: Double
    /// The direction in which it was reached.
    public let heading: Heading
    /// When (s).
    public let time: Range<Double>
  }

  /// The place at a time.
  ///
  /// - Parameter time: since the route was entered (s), any finite number.
  /// - Complexity: O(log n) in the halts.
  public func place(at time: Double) -> Place {
    let moment = CyclicLap.rest(of: entry + time, lapTime: lapTime)
    // The last leg that has begun.
    var (low, high) = (0, legs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if legs[middle].time.lowerBound <= moment { low = middle } else { high = middle }
    }
    let leg = legs[low]
    return Place(
      chainage: leg.chainage(at: moment), heading: leg.heading, isStanding: leg.kind != .way)
  }

  /// When it is in a stretch of the route, travelling in a direction.
  ///
  /// Stretches are half-open, [a, b); the route's end belongs to the stretch that ends there. So the times in
  /// stretches that divide the route, in both directions, add up to the whole.
  ///
  /// - Parameters:
  ///   - stretch: chainage (m).
  ///   - heading: the direction; stands belong to that in which they were reached.
  ///   - span: when it is on the route (s), finite; `entry` is where it begins.
  /// - Returns: spans in order within `span`, one per lap and direction, cut where `span` ends.
  /// - Complexity: O(n + laps x visits) for n legs, that is halts.
  public func visits(to stretch: Range<Double>, heading: Heading, during span: Range<Double>)
    -> [Range<Double>]
  {
    let inLap = legs.compactMap { leg in
      leg.heading == heading ? leg.time(in: stretch, ofLength: length) : nil
    }.joined()
    return laps(during: span).flatMap { begin in
      inLap.compactMap { $0.shifted(by: begin).cut(to: span) }
    }.joined()
  }

  /// The stands at halts during a time.
  ///
  /// - Parameter span: when it is on the route (s), finite; `entry` is where it begins.
  /// - Returns: in order within `span`, cut where that ends.
  public func stops(during span: Range<Double>) -> [Stop] {
    let inLap = legs.filter { $0.kind == .halt }
    return laps(during: span).flatMap { begin in
      inLap.compactMap { leg in
        leg.time.shifted(by: begin).cut(to: span).map {
          Stop(chainage: leg.from, heading: leg.heading, time: $0)
        }
      }
    }
  }

  /// The begins (s) of the laps that meet a time, the first one at or before it.
  private func laps(during span: Range<Double>) -> [Double] {
    let first = span.lowerBound - entry
    let count = Int(((span.upperBound - first) / lapTime).rounded(.up))
    return (0..<max(0, count)).map { first + Double($0) * lapTime }
  }
}

/// Time that goes round in laps.
enum CyclicLap {
  /// The time into the lap, in [0, lapTime).
  static func rest(of time: Double, lapTime: Double) -> Double {
    let rest = time - (time / lapTime).rounded(.down) * lapTime
    return rest >= 0 && rest < lapTime ? rest : 0
  }
}

extension Range<Double> {
  /// The part within another span; nil when that is empty.
  fileprivate func cut(to span: Range<Double>) -> Range<Double>? {
    let part = clamped(to: span)
    return part.isEmpty ? nil : part
  }
}
