import SensorPhysics
import Testing

@Suite struct RotaLawTests {
  /// Endurance, turnaround and period that no whole number divides.
  static let cases = [
    (FlightLimits(endurance: 5400, turnaround: 1800), 28_800.0),
    (FlightLimits(endurance: 1500, turnaround: 900), 30_011),
    (FlightLimits(endurance: 4321, turnaround: 1234, outbound: 200, inbound: 100), 86_400),
    (FlightLimits(endurance: 700, turnaround: 0), 10_000),
    (FlightLimits(endurance: 900, turnaround: 5000), 20_000),
  ]
  static let policies: [Rota.Policy] = [
    .asOftenAsTheyCan, .continuousRelief(inAir: 1), .continuousRelief(inAir: 2),
    .continuousRelief(inAir: 3),
  ]

  private func withEveryRota(_ body: (Int, FlightLimits, Double, Rota.Policy, Rota) throws -> Void) throws {
    for (limits, period) in Self.cases {
      for airframes in 1...5 {
        for policy in Self.policies {
          let rota = try RotaTests.rota(airframes, limits, period: period, lap: 300, policy: policy)
          try body(airframes, limits, period, policy, rota)
        }
      }
    }
  }

  @Test("no sortie is longer than the endurance, and turnarounds are kept for ever")
  func feasible() throws {
    try withEveryRota { airframes, limits, period, policy, rota in
      // Three periods on end, the airframes going on in turn.
      let starts = (0..<3).flatMap { turn in
        rota.sorties.map { $0.flight.lowerBound + Double(turn) * period }
      }
      let airTimes = rota.sorties.map { $0.flight.upperBound - $0.flight.lowerBound }
      let longest = airTimes.max() ?? 0
      #expect(longest <= limits.endurance + 1e-6)
      for (index, start) in starts.enumerated() where index >= airframes {
        let landed = starts[index - airframes] + longest
        #expect(start - landed >= limits.turnaround - 1e-6, "\(airframes) \(limits) \(policy)")
      }
    }
  }

  @Test("those in the air are at most the wanted ones, in slots of their own")
  func slots() throws {
    try withEveryRota { airframes, limits, period, policy, rota in
      #expect(rota.slots <= airframes)
      if case .continuousRelief(let wanted) = policy {
        #expect(rota.slots <= wanted)
      }
      for (index, sortie) in rota.sorties.enumerated() {
        #expect(sortie.slot < rota.slots && sortie.airframe < airframes)
        for later in rota.sorties.dropFirst(index + 1)
        where later.flight.lowerBound < sortie.flight.upperBound - 1e-6 {
          #expect(later.slot != sortie.slot, "\(airframes) \(limits) \(policy)")
        }
      }
    }
  }

  @Test("the time in the air is within one sortie per airframe of the bound, and never above it")
  func mean() throws {
    try withEveryRota { airframes, limits, period, policy, rota in
      var bound = limits.meanInAir(airframes: airframes)
      if case .continuousRelief(let wanted) = policy { bound = min(bound, Double(wanted)) }
      #expect(rota.meanInAir <= bound + 1e-9)
      #expect(rota.meanInAir >= bound - Double(airframes) * limits.endurance / period)
    }
  }

  @Test("another airframe never lowers the time on station")
  func monotone() throws {
    for (limits, period) in Self.cases {
      for policy in Self.policies {
        var last = 0.0
        for airframes in 1...6 {
          let next = try RotaTests.rota(airframes, limits, period: period, lap: 300, policy: policy)
            .meanOnStation
          #expect(next >= last - 1e-6, "\(airframes) \(limits) \(policy)")
          last = next
        }
      }
    }
  }

  @Test("gaps and times with enough in the air add up to the period")
  func gaps() throws {
    try withEveryRota { airframes, _, period, _, rota in
      // The mean number in the air is the sum over m of the share of time with at least m.
      let shares = (1...airframes).map { count in
        1 - rota.gaps(below: count).reduce(0) { $0 + $1.upperBound - $1.lowerBound } / period
      }
      #expect(abs(shares.reduce(0, +) - rota.meanInAir) < 1e-6)
    }
  }

  @Test("a relief goes on where the one that it relieves is")
  func entry() throws {
    let rota = try RotaTests.rota(4, lap: 700, policy: .continuousRelief(inAir: 2))
    for sortie in rota.sorties {
      let next = rota.sorties.first {
        $0.slot == sortie.slot && abs($0.flight.lowerBound - sortie.flight.upperBound) < 1e-6
      }
      guard let next else { continue }
      let airTime = sortie.flight.upperBound - sortie.flight.lowerBound
      let reached = rota.entry(of: sortie, lapTime: 700) + airTime
      let turn = (reached - rota.entry(of: next, lapTime: 700)) / 700
      #expect(abs(turn - turn.rounded()) < 1e-9)
    }
  }
}
