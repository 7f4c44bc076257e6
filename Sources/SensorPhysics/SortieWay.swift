/// The way of a sortie: from the base to the route, along it, and straight back from wherever it leaves it.
///
///     base o- - - out - - ->|======= laps =======>|
///          ^                                      |
///          + - - - - - - - straight back - - - - -+     the whole at most the air time
///
struct SortieWay {
  /// The laps; entered at time 0 of the lap.
  let motion: RouteMotion
  /// From take-off to landing at most (s).
  let airTime: Double
  /// How long the straight way between the base and a chainage of the route takes (s).
  let way: (Double) -> Double

  /// Where a sortie is when it is so far into its laps.
  ///
  /// - Parameter moment: since the lap's begin (s).
  func chainage(at moment: Double) -> Double { motion.place(at: moment).chainage }

  /// How long a sortie is on the route: until the last moment at which its air time still holds the straight way back.
  ///
  /// The time spent and the straight way back together never fall, as the way back shortens by at most what is flown: the
  /// last moment is found by halving. Where the lap leads straight home the two balance, and it stays.
  ///
  /// - Parameters:
  ///   - entry: how far into the lap it enters the route (s).
  ///   - spent: the time from take-off until then (s).
  /// - Returns: (s), at least 0; nil when even there and back is more than the air time.
  func timeOnRoute(from entry: Double, spent: Double) -> Double? {
    func isInTime(_ time: Double) -> Bool {
      spent + time + way(chainage(at: entry + time)) <= airTime + Self.rounding
    }
    guard isInTime(0) else { return nil }
    var (low, high) = (0.0, max(0, airTime - spent))
    if isInTime(high) { return high }
    while high - low > Self.rounding {
      let middle = (low + high) / 2
      if middle <= low || middle >= high { break }
      if isInTime(middle) { low = middle } else { high = middle }
    }
    return low
  }

  /// What lengths of ways may lose, in time (s): far below a millisecond.
  private static let rounding = 1e-6
}
