import PatrolMotion
import TestSupport
import Testing

@Suite struct RotaLawTests {
  /// A flight over a route of a shape of its own, from a base beside it.
  struct Flight: CustomStringConvertible {
    var limits: FlightLimits
    var period: Double
    var motion: RouteMotion
    /// The base's place along the route and beside it (m).
    var base: (along: Double, beside: Double)

    var description: String { "\(limits) period \(period) length \(motion.length) base \(base)" }

    func rota(_ airframes: Int, _ policy: Rota.Policy = .asOftenAsTheyCan) throws -> Rota {
      let (base, speed) = (base, motion.speed)
      return try Rota(
        airframes: airframes, limits: limits, period: CyclicPeriod(length: period), motion: motion,
        policy: policy
      ) { (($0 - base.along) * ($0 - base.along) + base.beside * base.beside).squareRoot() / speed }
    }

    /// The longest wait at places of the route between two passes (s), the period for places never passed.
    func longestWait(_ rota: Rota) -> Double {
      let step = motion.length / 64
      return (0..<64).map { number in
        let stretch = Double(number) * step..<Double(number + 1) * step
        let passes = rota.sorties.flatMap { sortie in
          [RouteMotion.Heading.forward, .backward].flatMap {
            motion.entering(at: sortie.entry).visits(to: stretch, heading: $0, during: sortie.onStation)
          }.map {
            ObservationWindow(start: $0.lowerBound, end: $0.upperBound, probability: 1, period: rota.period)
          }
        }
        return ObservationTimeline(passes: passes, period: rota.period).maxRevisit ?? period
      }.max() ?? 0
    }
  }

  static func flight(_ seed: UInt64) -> Flight {
    var generator = SeededGenerator(seed: seed)
    let length = Double.random(in: 5000...40_000, using: &generator)
    let endurance = Double.random(in: 3000...7000, using: &generator)
    return Flight(
      limits: FlightLimits(endurance: endurance, turnaround: Double.random(in: 0...2000, using: &generator)),
      period: Double.random(in: 14_400...43_200, using: &generator).rounded(),
      motion: RouteMotion(length: length, speed: 20, shape: .outAndBack),
      base: (
        Double.random(in: -5000...10_000, using: &generator), Double.random(in: 0...10_000, using: &generator)
      ))
  }

  @Test(
    "no sortie is longer than the endurance, and turnarounds are kept",
    arguments: 1...12 as ClosedRange<UInt64>)
  func feasible(seed: UInt64) throws {
    let flight = Self.flight(seed)
    for airframes in 1...4 {
      for policy in [Rota.Policy.asOftenAsTheyCan, .continuousRelief(inAir: 1), .continuousRelief(inAir: 2)] {
        let rota = try flight.rota(airframes, policy)
        for airframe in 0..<airframes {
          let flights = rota.sorties.filter { $0.airframe == airframe }.map(\.flight)
            .sorted { $0.lowerBound < $1.lowerBound }
          #expect(flights.allSatisfy { $0.upperBound - $0.lowerBound <= flight.limits.endurance + 1e-5 })
          for (one, next) in zip(flights, flights.dropFirst()) {
            #expect(
              next.lowerBound - one.upperBound >= flight.limits.turnaround - 1e-5, "\(flight) \(policy)")
          }
        }
      }
    }
  }

  @Test("every sortie that is not cut leaves at the last moment", arguments: 1...12 as ClosedRange<UInt64>)
  func lastMoment(seed: UInt64) throws {
    let flight = Self.flight(seed)
    for policy in [Rota.Policy.asOftenAsTheyCan, .continuousRelief(inAir: 2)] {
      let rota = try flight.rota(3, policy)
      for sortie in rota.sorties where sortie.flight.upperBound < flight.period {
        #expect(abs(sortie.flight.upperBound - sortie.flight.lowerBound - rota.airTime) < 1e-4, "\(flight)")
      }
    }
  }

  @Test(
    "a relief goes on where and when the one before in its slot left",
    arguments: 1...12 as ClosedRange<UInt64>)
  func relief(seed: UInt64) throws {
    let flight = Self.flight(seed)
    for airframes in 1...4 {
      let rota = try flight.rota(airframes, .continuousRelief(inAir: min(2, airframes)))
      for slot in 0..<rota.slots {
        let own = rota.sorties.filter { $0.slot == slot }
        for (one, next) in zip(own, own.dropFirst()) where next.entry != 0 {
          #expect(abs(next.enters - one.leaves) < 0.01, "\(flight)")
          let isLate = rota.lateReliefs.contains { abs($0.lowerBound - one.onStation.upperBound) < 1e-6 }
          let wait = next.onStation.lowerBound - one.onStation.upperBound
          #expect(isLate ? wait > 0 : abs(wait) < 1e-2, "\(flight)")
        }
      }
    }
  }

  /// A stretch of 1/64 of the route is passed within its own time of where the rota looks.
  @Test(
    "the longest wait over the route never grows from n to n + 1 airframes",
    arguments: 1...20 as ClosedRange<UInt64>)
  func monotone(seed: UInt64) throws {
    let flight = Self.flight(seed)
    let slack = flight.motion.length / 64 / flight.motion.speed
    for policy in [Rota.Policy.asOftenAsTheyCan, .continuousRelief(inAir: 1)] {
      var last = Double.infinity
      for airframes in 1...8 {
        let wait = flight.longestWait(try flight.rota(airframes, policy))
        #expect(wait <= last + slack, "\(airframes) \(policy) \(flight)")
        last = min(last, wait)
      }
    }
  }

  /// A cycle of 7200 s and laps of 1800 s: four at even distances of 1800 s would fly in one bunch.
  @Test("airframes that even take-offs would bring into one bunch are spaced otherwise")
  func bunch() throws {
    let flight = Flight(
      limits: FlightLimits(endurance: 5400, turnaround: 1800), period: 28_800,
      motion: RouteMotion(length: 18_000, speed: 20, shape: .outAndBack), base: (0, 0))
    let waits = try (1...5).map { flight.longestWait(try flight.rota($0)) }
    #expect(try flight.rota(3).isEven)
    #expect(try !flight.rota(4).isEven)
    #expect(waits[3] <= waits[2])
  }

  @Test("gaps and times with enough in the air add up to the period", arguments: 1...6 as ClosedRange<UInt64>)
  func gaps(seed: UInt64) throws {
    let flight = Self.flight(seed)
    for airframes in 1...5 {
      let rota = try flight.rota(airframes)
      // The mean number in the air is the sum over m of the share of time with at least m.
      let shares = (1...airframes).map { count in
        1 - rota.gaps(below: count).reduce(0) { $0 + $1.upperBound - $1.lowerBound } / flight.period
      }
      #expect(abs(shares.reduce(0, +) - rota.meanInAir) < 1e-6)
    }
  }
}
