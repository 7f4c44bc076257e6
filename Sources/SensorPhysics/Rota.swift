/// Who is in the air when: the sorties of a number of airframes over a period that repeats.
///
///     airframe 0   out[== laps ==]in....turnaround....out[== laps ==]in
///     airframe 1                     out[== laps ==]in....
///                 |<-- endurance -->|
///
/// All sorties are equally long: the endurance, or a little less where that makes a whole number of them fit
/// the period, so that the rota can go on for ever. The airframes fly in turn; when their number does not
/// divide that of the sorties, other airframes fly the same times in the next period.
public struct Rota: Sendable, Hashable {
  /// When airframes start.
  public enum Policy: Sendable, Hashable {
    /// Every airframe flies as often as it can, their starts at equal distances.
    case asOftenAsTheyCan
    /// Up to that number (at least 1) in the air: the next ready airframe relieves one that lands; where none
    /// is ready there is a gap.
    case continuousRelief(inAir: Int)
  }

  /// Why there is no rota.
  public enum Fault: Error, Sendable, Hashable {
    /// The endurance (s) is shorter than the way out and back and one lap (s).
    case enduranceBelowLap(endurance: Double, needed: Double)
    /// What the period leaves of the flight beside the turnaround (s) is shorter than the way out and back
    /// and one lap (s).
    case periodBelowLap(airTime: Double, needed: Double)
  }

  /// One flight.
  public struct Sortie: Sendable, Hashable {
    /// Which airframe, from 0.
    public let airframe: Int
    /// Which place among those in the air at a time, from 0: those in the air together have different ones.
    public let slot: Int
    /// From take-off to landing (s): from within [0, T), to possibly beyond T, at the period's begin.
    public let flight: Range<Double>
    /// The time on the route within it (s).
    public let onStation: Range<Double>
  }

  /// The period that repeats.
  public let period: CyclicPeriod
  /// The sorties in the order of their starts.
  public let sorties: [Sortie]
  /// The number of places in the air, at least 1.
  public let slots: Int

  /// The rota of a number of airframes.
  ///
  /// - Parameters:
  ///   - airframes: how many there are, k, at least 1.
  ///   - limits: endurance, turnaround and transit. With an infinite endurance the airframes are on station
  ///     all the time.
  ///   - lapTime: one lap of the route (s), at least 0: no sortie is shorter than that and the transit.
  /// - Complexity: O(n log n) in the sorties.
  public init(
    airframes: Int, limits: FlightLimits, period: CyclicPeriod, lapTime: Double,
    policy: Policy = .asOftenAsTheyCan
  ) throws(Fault) {
    precondition(airframes >= 1, "a rota has an airframe or more")
    self.period = period
    let wanted = policy.limit ?? airframes
    precondition(wanted >= 1, "one airframe in the air or more")
    guard limits.endurance.isFinite else {
      slots = min(airframes, wanted)
      sorties = (0..<slots).map { Sortie(airframe: $0, slot: $0, allOf: period) }
      return
    }
    let isShort = policy.limit.map { limits.airframesNeeded(inAir: $0) > airframes } ?? false
    let plan = try LaunchPlan(
      airframes: isShort ? 1 : airframes, limit: policy.limit, limits: limits, period: period.length,
      lapTime: lapTime)
    let starts =
      isShort
      ? Self.bunches(of: airframes, inAir: wanted, plan: plan, period: period.length)
      : (0..<plan.count).map { (Double($0) * period.length / Double(plan.count), $0 % airframes) }
    let inAir = Double(starts.count) * plan.airTime / period.length
    let most = Int((inAir * (1 - Self.rounding)).rounded(.up))
    slots = isShort ? min(airframes, wanted) : max(1, min(most, wanted))
    // Starts are at least the air time over the slots apart: the one before in a slot has landed.
    sorties = starts.enumerated().map { [slots] index, start in
      Sortie(
        airframe: start.airframe, slot: index % slots, start: start.time, airTime: plan.airTime,
        limits: limits)
    }
  }

  /// What quotients of times may lose (no unit): some units in the last place.
  private static let rounding = 1e-12

  /// The starts when there are too few airframes: each starts when a place becomes free, until none is ready.
  ///
  ///     m = 1   0[=====]1[=====]2[=====]   gap   0[=====]1...
  private static func bunches(
    of airframes: Int, inAir wanted: Int, plan: LaunchPlan, period: Double
  ) -> [(time: Double, airframe: Int)] {
    (0..<plan.count).flatMap { bunch in
      (0..<airframes).map { airframe in
        let delay = Double(airframe) * plan.airTime / Double(wanted)
        return (Double(bunch) * period / Double(plan.count) + delay, airframe)
      }
    }
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
  fileprivate init(airframe: Int, slot: Int, allOf period: CyclicPeriod) {
    self.airframe = airframe
    self.slot = slot
    flight = 0..<period.length
    onStation = flight
  }

  fileprivate init(airframe: Int, slot: Int, start: Double, airTime: Double, limits: FlightLimits) {
    self.airframe = airframe
    self.slot = slot
    flight = start..<start + airTime
    onStation = start + limits.outbound..<start + airTime - limits.inbound
  }
}
