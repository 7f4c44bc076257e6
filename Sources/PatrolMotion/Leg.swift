/// A part of a lap: a way at constant speed, or a stand.
struct Leg: Sendable, Hashable, Codable {
  /// What a leg is.
  enum Kind: Sendable, Hashable, Codable {
    case way, halt, turnRound
  }

  let kind: Kind
  /// When in the lap (s).
  let time: Range<Double>
  /// The chainage at its begin (m).
  let from: Double
  /// The chainage at its end (m); the same for a stand.
  let to: Double
  /// The direction of travel; of a stand, that in which it was reached.
  let heading: RouteMotion.Heading

  /// The chainage at a time of the leg (m).
  func chainage(at moment: Double) -> Double {
    guard from != to, time.length > 0 else { return from }
    let chainage = from + (to - from) * ((moment - time.lowerBound) / time.length)
    return max(min(chainage, max(from, to)), min(from, to))
  }

  /// When in the lap the leg is in a stretch (s); nil when never, or only for a moment.
  ///
  /// - Parameters:
  ///   - stretch: (m), half-open.
  ///   - length: the route's length, which belongs to the stretch that ends there.
  func time(in stretch: Range<Double>, ofLength length: Double) -> Range<Double>? {
    guard from != to else {
      let isAtEnd = from == length && stretch.upperBound >= length && stretch.lowerBound < length
      return stretch.contains(from) || isAtEnd ? time : nil
    }
    let low = max(stretch.lowerBound, min(from, to))
    let high = min(stretch.upperBound, max(from, to))
    guard low < high else { return nil }
    return heading == .forward ? moment(at: low)..<moment(at: high) : moment(at: high)..<moment(at: low)
  }

  /// When in the lap a way is at a chainage of its own (s); the same for the end of a leg and the begin of
  /// the next.
  private func moment(at chainage: Double) -> Double {
    if chainage == from { return time.lowerBound }
    if chainage == to { return time.upperBound }
    let moment = time.lowerBound + time.length * ((chainage - from) / (to - from))
    return max(min(moment, time.upperBound), time.lowerBound)
  }
}

extension Leg {
  /// The legs of a lap in order.
  static func lap(
    length: Double, speed: Double, shape: RouteMotion.Shape, turnRound: Double, halts: [RouteMotion.Halt]
  ) -> [Leg] {
    var lap = LapMaker(speed: speed)
    for halt in halts {
      lap.go(to: halt.chainage)
      lap.stand(.halt, for: halt.duration)
    }
    lap.go(to: length)
    guard shape == .outAndBack else { return lap.legs }
    lap.stand(.turnRound, for: turnRound)
    lap.heading = .backward
    for halt in halts.reversed() where halt.chainage > 0 && halt.chainage < length {
      lap.go(to: halt.chainage)
      lap.stand(.halt, for: halt.duration)
    }
    lap.go(to: 0)
    lap.stand(.turnRound, for: turnRound)
    return lap.legs
  }
}

/// Strings legs together.
private struct LapMaker {
  let speed: Double
  var heading = RouteMotion.Heading.forward
  private(set) var legs: [Leg] = []
  private var chainage = 0.0
  private var moment = 0.0

  init(speed: Double) { self.speed = speed }

  mutating func go(to target: Double) {
    append(.way, to: target, for: (target - chainage).magnitude / speed)
  }

  mutating func stand(_ kind: Leg.Kind, for duration: Double) {
    append(kind, to: chainage, for: duration)
  }

  private mutating func append(_ kind: Leg.Kind, to target: Double, for duration: Double) {
    guard duration > 0 else { return }
    let time = moment..<moment + duration
    legs.append(Leg(kind: kind, time: time, from: chainage, to: target, heading: heading))
    (chainage, moment) = (target, time.upperBound)
  }
}

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
