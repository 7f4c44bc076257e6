/// Where a vehicle or an aircraft is on its route, lap by lap.
///
///     chainage
///     L   |      ___              turn-round (r) at the far end
///         |     /   \
///         |  __/     \__          a halt on the way, made in both directions
///         | /           \
///     0   |/_____________\___     turn-round at the near end, then the next lap
///          forward  backward  time ->
///
/// On a closed loop a lap ends at L, which is 0 of the next lap; there are no turn-rounds. Speed is constant
/// between halts: what braking and turning cost is left out, and belongs to the halts and turn-rounds.
public struct RouteMotion: Sendable, Hashable, Codable {
  /// How a lap comes back to its begin.
  public enum Shape: Sendable, Hashable, Codable {
    /// The route's end is its begin.
    case closed
    /// Along the route to its end, and back.
    case outAndBack
  }

  /// The direction of travel.
  public enum Heading: Sendable, Hashable, Codable {
    /// Towards higher chainage.
    case forward
    /// Towards lower chainage.
    case backward
  }

  /// A stop on the way.
  public struct Halt: Sendable, Hashable, Codable {
    /// Where (m), in [0, L], on a closed loop in [0, L).
    public var chainage: Double
    /// How long (s), at least 0.
    public var duration: Double

    /// A stop there.
    public init(chainage: Double, duration: Double) {
      self.chainage = chainage
      self.duration = duration
    }
  }

  /// The route's length, L (m), above 0.
  public let length: Double
  /// The speed (m/s), above 0.
  public let speed: Double
  /// How a lap comes back to its begin.
  public let shape: Shape
  /// The time at each end of a route that is not closed (s), at least 0.
  public let turnRound: Double
  /// The stops in the order of their chainage; one at an end is made once a lap, the others in both
  /// directions.
  public let halts: [Halt]
  /// How far into the lap it is at time 0 (s), in [0, lapTime).
  public let entry: Double
  /// One lap, its halts and turn-rounds included (s), above 0.
  public let lapTime: Double
  /// The lap's parts in order; none without duration.
  let legs: [Leg]

  /// A motion along a route.
  ///
  /// - Parameters:
  ///   - length: the route's, L (m), above 0.
  ///   - speed: (m/s), above 0.
  ///   - turnRound: the time at each end (s), at least 0; of no effect on a closed loop.
  ///   - halts: in any order.
  ///   - entry: how far into the lap it is at time 0 (s), any finite number.
  ///   - shape: out and back, or a closed loop.
  public init(
    length: Double, speed: Double, shape: Shape, turnRound: Double = 0, halts: [Halt] = [],
    entry: Double = 0
  ) {
    precondition(length > 0 && length.isFinite, "a route is longer than 0 m")
    precondition(speed > 0 && speed.isFinite, "a speed is above 0 m/s")
    precondition(turnRound >= 0, "a turn-round takes 0 s or longer")
    precondition(
      halts.allSatisfy { $0.duration >= 0 && $0.chainage >= 0 && $0.chainage <= length },
      "halts are on the route and take 0 s or longer")
    precondition(
      shape == .outAndBack || halts.allSatisfy { $0.chainage < length },
      "the end of a closed loop is its begin: a halt there has chainage 0")
    self.length = length
    self.speed = speed
    self.shape = shape
    self.turnRound = turnRound
    self.halts = halts.sorted { ($0.chainage, $0.duration) < ($1.chainage, $1.duration) }
    legs = Leg.lap(length: length, speed: speed, shape: shape, turnRound: turnRound, halts: self.halts)
    lapTime = legs.last?.time.upperBound ?? 0
    self.entry = CyclicLap.rest(of: entry, lapTime: lapTime)
  }

  /// The time that halts take of each lap (s), in [0, lapTime).
  public var haltTime: Double {
    legs.reduce(0) { $1.kind == .halt ? $0 + $1.time.length : $0 }
  }

  /// The same motion, so far into its lap at time 0 (s, any finite number).
  public func entering(at entry: Double) -> RouteMotion {
    RouteMotion(
      length: length, speed: speed, shape: shape, turnRound: turnRound, halts: halts, entry: entry)
  }

  /// The motion along the same route seen from its other end: chainage c becomes L - c.
  ///
  /// Out and back it is the same motion half a lap later; a closed loop is run the other way round, which is
  /// time reversed.
  public func reversed() -> RouteMotion {
    let mirrored = halts.map { halt in
      let isBegin = shape == .closed && halt.chainage == 0
      return Halt(chainage: isBegin ? 0 : length - halt.chainage, duration: halt.duration)
    }
    return RouteMotion(
      length: length, speed: speed, shape: shape, turnRound: turnRound, halts: mirrored, entry: entry)
  }
}

extension [RouteMotion.Halt] {
  /// Halts every so many metres from a route's begin on, that one included.
  ///
  /// - Parameters:
  ///   - spacing: (m), above 0.
  ///   - duration: of each (s), at least 0.
  ///   - length: the route's (m); a halt at its end belongs to it when the route is not closed.
  public static func every(
    _ spacing: Double, duration: Double, length: Double, shape: RouteMotion.Shape
  ) -> [RouteMotion.Halt] {
    precondition(spacing > 0, "halts are more than 0 m apart")
    return (0...Int(length / spacing)).map { Double($0) * spacing }
      .filter { $0 < length || (shape == .outAndBack && $0 == length) }
      .map { RouteMotion.Halt(chainage: $0, duration: duration) }
  }
}
