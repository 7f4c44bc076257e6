/// Sorties that relieve one another on the route, simulated from 0 to the period's end.
///
///     slot 0   out[=== laps ===]back        leaves at a place and a time that its air time tells;
///                        out---[=== laps ===]back      the relief is there then, and goes on
///
/// A relief for which no airframe is ready takes off when one is, and goes to where the last one left. One that
/// would be on the route for less than a minute there begins a lap at the first vertex instead.
struct Reliefs {
  /// In the order of their take-offs.
  private(set) var sorties: [Rota.Sortie] = []
  /// The waits for airframes that were not ready (s).
  private(set) var late: [Range<Double>] = []

  /// A place on the route that an aircraft is wanted at.
  private struct Demand {
    var slot: Int
    /// When (s).
    var time: Double
    /// How far into the lap (s).
    var entry: Double
    /// When the one before left; nil for the first.
    var since: Double?
  }

  private let way: SortieWay
  private let period: Double
  private let turnaround: Double
  /// When each airframe is ready (s).
  private var ready: [Double]

  /// The reliefs that leave the shortest longest wait with that many airframes or fewer: one that would lengthen it is
  /// kept in reserve.
  static func best(
    of airframes: Int, inAir wanted: Int, turnaround: Double, period: Double, _ way: SortieWay
  ) -> Reliefs {
    var best: (reliefs: Reliefs, wait: Double)?
    for count in 1...airframes {
      var reliefs = Reliefs(airframes: count, turnaround: turnaround, period: period, way)
      reliefs.simulate(inAir: wanted)
      let wait = reliefs.longestWait
      if wait <= (best?.wait ?? .infinity) + CyclicPeriod.resolution { best = (reliefs, wait) }
      // More airframes than are ever asked for change nothing.
      if count >= wanted, reliefs.late.isEmpty { break }
    }
    return best?.reliefs ?? Reliefs(airframes: airframes, turnaround: turnaround, period: period, way)
  }

  private init(airframes: Int, turnaround: Double, period: Double, _ way: SortieWay) {
    self.way = way
    self.period = period
    self.turnaround = turnaround
    ready = [Double](repeating: 0, count: airframes)
  }

  private mutating func simulate(inAir wanted: Int) {
    let out = way.way(way.chainage(at: 0))
    var demands = (0..<wanted).map { slot in
      Demand(slot: slot, time: out + Double(slot) * way.motion.lapTime / Double(wanted), entry: 0)
    }
    while let next = demands.indices.min(by: { takeOff(for: demands[$0]) < takeOff(for: demands[$1]) }) {
      let demand = demands.remove(at: next)
      if let following = fly(to: demand) { demands.insert(following, at: next) }
    }
    sorties.sort { ($0.flight.lowerBound, $0.slot) < ($1.flight.lowerBound, $1.slot) }
    late.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// When a relief should take off (s).
  private func takeOff(for demand: Demand) -> Double {
    max(0, demand.time - way.way(way.chainage(at: demand.entry)))
  }

  /// Sends the airframe that is ready first.
  ///
  /// - Returns: what is wanted after it; nil when the period ends before.
  private mutating func fly(to demand: Demand) -> Demand? {
    guard let airframe = ready.indices.min(by: { ready[$0] < ready[$1] }) else { return nil }
    let takeOff = max(takeOff(for: demand), ready[airframe])
    let out = way.way(way.chainage(at: demand.entry))
    let arrival = takeOff + out
    guard arrival < period else {
      if let since = demand.since, since < period { late.append(since..<period) }
      return nil
    }
    let time = way.timeOnRoute(from: demand.entry, spent: out) ?? 0
    if demand.entry != 0, time < Self.leastTime {
      return Demand(slot: demand.slot, time: demand.time, entry: 0, since: demand.since)
    }
    if arrival > demand.time + CyclicPeriod.resolution { late.append((demand.since ?? 0)..<arrival) }
    let leaves = demand.entry + time
    sorties.append(
      Rota.Sortie(
        airframe: airframe, slot: demand.slot, takeOff: takeOff, entry: demand.entry, time: time, way,
        end: period))
    ready[airframe] = arrival + time + way.way(way.chainage(at: leaves)) + turnaround
    return Demand(
      slot: demand.slot, time: arrival + time,
      entry: CyclicLap.rest(of: leaves, lapTime: way.motion.lapTime), since: arrival + time)
  }

  /// The longest wait over the route (s).
  private var longestWait: Double {
    let visits = sorties.map {
      RouteWaits.visits(of: way.motion.entering(at: $0.entry), during: $0.onStation)
    }
    guard let first = visits.first else { return period }
    return RouteWaits.longest(
      first.indices.map { stretch in visits.flatMap { $0[stretch] } }, cycle: period)
  }

  /// The least time on the route that a relief goes out for (s).
  private static let leastTime = 60.0
}

/// What bounds the flights of one airframe.
public struct FlightLimits: Sendable, Hashable, Codable {
  /// From take-off to landing at most, e (s), above 0; infinite for one that need not come back.
  public var endurance: Double
  /// From landing to the next take-off, u (s), at least 0.
  public var turnaround: Double

  /// Limits of flights.
  public init(endurance: Double, turnaround: Double) {
    precondition(endurance > 0, "an endurance is above 0 s")
    precondition(turnaround >= 0, "times of a flight are 0 s or longer")
    self.endurance = endurance
    self.turnaround = turnaround
  }

  /// How an airframe's flights repeat in a period.
  public struct Cycles: Sendable, Hashable, Codable {
    /// How many there are, N, at least 1.
    public let count: Int
    /// From take-off to landing at most, a (s).
    public let airTime: Double
  }

  /// The longest flights, of the endurance or less, of which a whole number fits a period with their turnarounds:
  /// N = ceil(T / (e + u)), a = T / N - u.
  ///
  /// - Parameter period: T (s), above 0.
  /// - Returns: nil where the endurance, or what the turnarounds leave, is less than a minute: no flight.
  func cycles(in period: Double) -> Cycles? {
    guard endurance.isFinite, endurance >= Self.leastAirTime else { return nil }
    let count = max(1, (period / (endurance + turnaround) - Self.rounding).rounded(.up))
    let airTime = min(period / count - turnaround, endurance)
    return airTime >= Self.leastAirTime ? Cycles(count: Int(count), airTime: airTime) : nil
  }

  /// A flight is a minute or longer (s).
  static let leastAirTime = 60.0
  /// What the quotient of two times may lose (no unit).
  private static let rounding = 1e-9
}
