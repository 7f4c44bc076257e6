/// When airframes that all fly the same start, within a cycle that repeats.
///
/// They start at even distances. Where those bring the aircraft behind one another, because they nearly are a
/// whole number of laps, so many airframes may leave a longer wait than fewer do; then the starts of one airframe less stay,
/// and this one starts in the middle of the longest time between two of them. So an airframe more never lengthens the
/// longest wait over the route.
struct TakeOffs {
  /// When they start (s), in [0, cycle), rising.
  private(set) var times = [0.0]
  /// Whether all distances are the same.
  private(set) var isEven = true
  private let cycle: Double

  /// Starts of flights that begin at the route's first vertex.
  ///
  /// - Parameters:
  ///   - onStation: when one that takes off at 0 is on the route (s).
  ///   - motion: the laps, entered at their begin.
  static func even(
    _ airframes: Int, cycle: Double, onStation: Range<Double>, of motion: RouteMotion
  ) -> TakeOffs {
    guard airframes > 1 else { return TakeOffs(cycle: cycle) }
    let visits = RouteWaits.visits(of: motion, during: onStation)
    return TakeOffs(airframes, cycle: cycle) { times in
      RouteWaits.longest(
        visits.filter { !$0.isEmpty }.map { visits in
          times.flatMap { start in visits.map { $0.shifted(by: start) } }
        }, cycle: cycle)
    }
  }

  private init(cycle: Double) { self.cycle = cycle }

  /// - Parameter longestWait: the longest wait over the route (s) with such starts.
  private init(_ airframes: Int, cycle: Double, longestWait: ([Double]) -> Double) {
    self.init(cycle: cycle)
    guard airframes > 1 else { return }
    var wait = longestWait(times)
    for count in 2...airframes {
      let even = (0..<count).map { Double($0) * cycle / Double(count) }
      let evenWait = longestWait(even)
      if evenWait <= wait + CyclicPeriod.resolution {
        (times, isEven, wait) = (even, true, evenWait)
      } else {
        addInLongestBreak()
        (isEven, wait) = (false, longestWait(times))
      }
    }
  }

  private mutating func addInLongestBreak() {
    let next = times.dropFirst() + [times[0] + cycle]
    let breaks = zip(times, next).map { $0..<$1 }
    guard let longest = breaks.max(by: { $0.length < $1.length - CyclicPeriod.resolution }) else { return }
    times.append(longest.lowerBound + longest.length / 2)
    times.sort()
  }
}

/// How long the places of a route wait for the next aircraft.
enum RouteWaits {
  /// The stretches of a route that are looked at.
  private static let stretches = 64

  /// When a motion is in each stretch of its route, stretch by stretch (s).
  static func visits(of motion: RouteMotion, during span: Range<Double>) -> [[Range<Double>]] {
    (0..<stretches).map { number in
      let (from, to) = (Double(number), Double(number + 1))
      let stretch = motion.length * from / Double(stretches)..<motion.length * to / Double(stretches)
      return [RouteMotion.Heading.forward, .backward].flatMap {
        motion.visits(to: stretch, heading: $0, during: span)
      }
    }
  }

  /// The longest wait over all stretches (s), in [0, cycle]: of one that is never visited, the cycle.
  ///
  /// - Parameter visits: of each stretch (s), at any times, taken to their places in the cycle.
  static func longest(_ visits: [[Range<Double>]], cycle: Double) -> Double {
    visits.reduce(0) { max($0, longest($1, cycle: cycle)) }
  }

  private static func longest(_ visits: [Range<Double>], cycle: Double) -> Double {
    let ordered = visits.map { visit in
      let start = CyclicLap.rest(of: visit.lowerBound, lapTime: cycle)
      return start..<start + visit.length
    }.sorted { $0.lowerBound < $1.lowerBound }
    guard let first = ordered.first else { return cycle }
    // Seen at the cycle's begin by those that go on across its end.
    var seenUntil = ordered.reduce(first.lowerBound) { max($0, $1.upperBound - cycle) }
    var wait = 0.0
    for visit in ordered {
      wait = max(wait, visit.lowerBound - seenUntil)
      seenUntil = max(seenUntil, visit.upperBound)
    }
    return max(wait, first.lowerBound + cycle - seenUntil)
  }
}
