/// Who is in the air when: the sorties of a number of airframes over a period that repeats.
///
///     airframe 0   out[== laps ==]back....turnaround....out[== laps ==]back
///     airframe 1                     out[== laps ==]back....
///                 |<--- air time --->|
///
/// A sortie takes off at the base, flies straight to the route, flies laps, and leaves the route at the last moment at
/// which its air time still holds the straight way back. The air time is the endurance, or less, so that a whole
/// number of cycles (air time and turnaround) fits the period.
public struct Rota: Sendable, Hashable, Codable {
  /// When airframes start.
  public enum Policy: Sendable, Hashable, Codable {
    /// Every airframe flies as often as it can, each sortie from the route's first vertex, the take-offs evenly spaced.
    case asOftenAsTheyCan
    /// That number (at least 1) in the air: a relief meets the one that must leave, and goes on from there.
    case continuousRelief(inAir: Int)
  }

  /// Why there is no rota.
  public enum Fault: Error, Sendable, Hashable {
    /// What endurance and period leave of a flight is less than a minute.
    case noAirTime
    /// The way to the route's first vertex and back (s) is more than the air time (s).
    case airTimeBelowWay(airTime: Double, needed: Double)
  }

  /// One flight.
  public struct Sortie: Sendable, Hashable, Codable {
    /// Which airframe, from 0.
    public let airframe: Int
    /// Which place among those in the air at a time, from 0.
    public let slot: Int
    /// From take-off to landing (s): from within [0, T), to possibly beyond T, at the period's begin.
    public let flight: Range<Double>
    /// The time on the route within it (s).
    public let onStation: Range<Double>
    /// How far into a lap it enters the route (s), in [0, lap).
    public let entry: Double
    /// Where it enters the route and where it leaves it: chainage (m).
    public let enters: Double, leaves: Double
  }

  /// The period that repeats.
  public let period: CyclicPeriod
  /// The sorties in the order of their starts.
  public let sorties: [Sortie]
  /// How many aircraft are in the air at once, at least 1.
  public let slots: Int
  /// From take-off to landing at most (s); infinite for airframes that need not land.
  public let airTime: Double
  /// The waits (s) on the route for reliefs that were not ready in time, in the order of their begins.
  public let lateReliefs: [Range<Double>]
  /// Whether the take-offs are evenly spaced over the cycle; reliefs have no spacing.
  public let isEven: Bool

  /// The rota of a number of airframes.
  ///
  /// - Parameters:
  ///   - airframes: how many there are, k, at least 1.
  ///   - limits: endurance and turnaround. With an infinite endurance the airframes are on the route all the time.
  ///   - motion: the laps, entered at their begin.
  ///   - way: how long the straight way between the base and a chainage (m) of the route takes (s).
  ///   - period: the planning period, which repeats itself.
  ///   - policy: how many are wanted in the air.
  public init(
    airframes: Int, limits: FlightLimits, period: CyclicPeriod, motion: RouteMotion,
    policy: Policy = .asOftenAsTheyCan, way: @escaping (Double) -> Double = { _ in 0 }
  ) throws(Fault) {
    precondition(airframes >= 1 && policy.limit ?? 1 >= 1, "a rota has an airframe or more")
    self.period = period
    let motion = motion.entering(at: 0)
    guard limits.endurance.isFinite else {
      slots = min(airframes, policy.limit ?? airframes)
      sorties = (0..<slots).map { [slots] slot in
        Sortie(slot: slot, entry: motion.lapTime * Double(slot) / Double(slots), motion, of: period)
      }
      (airTime, lateReliefs, isEven) = (.infinity, [], true)
      return
    }
    guard let cycles = limits.cycles(in: period.length) else { throw .noAirTime }
    airTime = cycles.airTime
    let sortieWay = SortieWay(motion: motion, airTime: cycles.airTime, way: way)
    guard let time = sortieWay.timeOnRoute(from: 0, spent: way(0)) else {
      throw .airTimeBelowWay(airTime: cycles.airTime, needed: 2 * way(0))
    }
    if let wanted = policy.limit {
      let reliefs = Reliefs.best(
        of: airframes, inAir: wanted, turnaround: limits.turnaround, period: period.length, sortieWay)
      (sorties, lateReliefs, isEven) = (reliefs.sorties, reliefs.late, true)
      slots = min(airframes, wanted)
      return
    }
    let cycle = period.length / Double(cycles.count)
    let spacing = TakeOffs.even(
      airframes, cycle: cycle, onStation: way(0)..<way(0) + time, of: motion)
    sorties = (0..<cycles.count).flatMap { turn in
      spacing.times.enumerated().map { airframe, start in
        Sortie(
          airframe: airframe, slot: airframe, takeOff: Double(turn) * cycle + start, entry: 0, time: time,
          sortieWay)
      }
    }
    (lateReliefs, isEven) = ([], spacing.isEven)
    slots = Self.mostInAir(sorties, period: period)
  }
}

extension Rota.Policy {
  /// How many may be in the air; nil for any number.
  var limit: Int? {
    switch self {
    case .asOftenAsTheyCan: nil
    case .continuousRelief(let count): count
    }
  }
}

extension Rota.Sortie {
  /// The flight of an airframe that never lands.
  fileprivate init(slot: Int, entry: Double, _ motion: RouteMotion, of period: CyclicPeriod) {
    (airframe, self.slot, self.entry) = (slot, slot, entry)
    flight = 0..<period.length
    onStation = flight
    enters = motion.place(at: entry).chainage
    leaves = motion.place(at: entry + period.length).chainage
  }

  /// A flight that enters the route so far into a lap and stays for a time (s).
  ///
  /// - Parameter end: when it is cut (s), not before it takes off.
  init(
    airframe: Int, slot: Int, takeOff: Double, entry: Double, time: Double, _ way: SortieWay,
    end: Double = .infinity
  ) {
    (self.airframe, self.slot, self.entry) = (airframe, slot, entry)
    enters = way.chainage(at: entry)
    let arrival = takeOff + way.way(enters)
    onStation = min(arrival, end)..<min(arrival + time, end)
    leaves = way.chainage(at: entry + max(0, onStation.upperBound - arrival))
    flight = takeOff..<min(arrival + time + way.way(way.chainage(at: entry + time)), end)
  }
}
