/// How many sorties a period holds, and how long each is.
///
/// Sorties of the same length a, N of them per period T at equal distances T / N, by k airframes in turn, can
/// go on for ever when
///
///     a <= e                endurance
///     a <= k T / N - u      the airframe that starts has landed k starts ago, and had its turnaround
///     a <= m T / N          no more than m are in the air
///
/// The time on station, N (a - transit), rises with N until the first bound gives way to another one, at
/// N* = min(k T / (e + u), m T / e), and falls from there: the best whole N is next to N*.
struct LaunchPlan: Sendable, Hashable {
  /// N, at least 1.
  let count: Int
  /// a (s), above 0.
  let airTime: Double

  /// The plan with the longest time on station, of two equal ones that with fewer sorties.
  ///
  /// - Parameters:
  ///   - airframes: k, at least 1.
  ///   - limit: m, at least 1; nil when any number may be in the air.
  ///   - lapTime: the least time on station of a sortie (s).
  init(
    airframes: Int, limit: Int?, limits: FlightLimits, period: Double, lapTime: Double
  ) throws(Rota.Fault) {
    func airTime(_ count: Int) -> Double {
      let spacing = period / Double(count)
      let ready = Double(airframes) * spacing - limits.turnaround
      return min(limits.endurance, ready, limit.map { Double($0) * spacing } ?? .infinity)
    }
    let needed = limits.transit + lapTime
    guard limits.endurance >= needed else {
      throw .enduranceBelowLap(endurance: limits.endurance, needed: needed)
    }
    let byAirframes = Double(airframes) * period / (limits.endurance + limits.turnaround)
    let byLimit = limit.map { Double($0) * period / limits.endurance } ?? .infinity
    let fewer = max(1, Int(min(byAirframes, byLimit)))
    let plans = [fewer, fewer + 1].map { (count: $0, airTime: airTime($0)) }
    let possible = plans.filter { $0.airTime >= needed && $0.airTime > 0 }
    func onStation(_ plan: (count: Int, airTime: Double)) -> Double {
      Double(plan.count) * (plan.airTime - limits.transit)
    }
    guard let best = possible.max(by: { onStation($0) < onStation($1) }) else {
      throw .periodBelowLap(airTime: max(0, airTime(1)), needed: needed)
    }
    // Rounding alone does not make a further sortie worth its while.
    let isEnough = possible.first.map { onStation($0) >= onStation(best) - CyclicPeriod.resolution }
    let chosen = isEnough == true ? possible[0] : best
    (count, self.airTime) = (chosen.count, chosen.airTime)
  }
}
