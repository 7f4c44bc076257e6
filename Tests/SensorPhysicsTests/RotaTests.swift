import SensorPhysics
import Testing

/// Times in seconds; 8 hours are 28,800.
@Suite struct RotaTests {
  static let uav = FlightLimits(endurance: 5400, turnaround: 1800)
  static let watch = CyclicPeriod(length: 28_800)

  static func rota(
    _ airframes: Int, _ limits: FlightLimits = uav, period: Double = 28_800, lap: Double = 600,
    policy: Rota.Policy = .asOftenAsTheyCan
  ) throws -> Rota {
    try Rota(
      airframes: airframes, limits: limits, period: CyclicPeriod(length: period), lapTime: lap,
      policy: policy)
  }

  @Test("one airframe flies for its endurance and stays down for its turnaround")
  func single() throws {
    let rota = try Self.rota(1)
    #expect(rota.sorties.map(\.flight) == [0..<5400, 7200..<12_600, 14_400..<19_800, 21_600..<27_000])
    #expect(rota.gaps() == [5400..<7200, 12_600..<14_400, 19_800..<21_600, 27_000..<28_800])
    #expect(rota.meanInAir == 0.75)
    #expect(rota.slots == 1)
  }

  /// 2 x 90 / (90 + 30) = 3/2.
  @Test("two airframes of 90 minutes' endurance and 30 of turnaround are 1.5 in the air, evenly staggered")
  func two() throws {
    let rota = try Self.rota(2)
    #expect(rota.sorties.map(\.flight.lowerBound) == (0..<8).map { Double($0) * 3600 })
    #expect(rota.sorties.map(\.airframe) == [0, 1, 0, 1, 0, 1, 0, 1])
    #expect(rota.sorties.allSatisfy { $0.flight.upperBound - $0.flight.lowerBound == 5400 })
    #expect(rota.meanInAir == 1.5)
    #expect(Self.uav.meanInAir(airframes: 2) == 1.5)
    #expect(rota.gaps().isEmpty)
    // Every hour the one lands 30 minutes after the other took off, and is 30 minutes down.
    #expect(rota.gaps(below: 2).count == 8)
    #expect(rota.gaps(below: 2).first == 1800..<3600)
    #expect(rota.slots == 2)
  }

  @Test(
    "m in the air need m (e + u) / e airframes, rounded up",
    arguments: [(1, 2), (2, 3), (3, 4), (4, 6), (6, 8)])
  func needed(inAir: Int, airframes: Int) {
    #expect(Self.uav.airframesNeeded(inAir: inAir) == airframes)
    #expect(FlightLimits(endurance: 5400, turnaround: 0).airframesNeeded(inAir: inAir) == inAir)
    #expect(FlightLimits(endurance: .infinity, turnaround: 60).airframesNeeded(inAir: inAir) == inAir)
  }

  @Test("the airframes needed leave no gap, and one less leaves one", arguments: [1, 2, 3, 4, 6])
  func enough(inAir: Int) throws {
    let needed = Self.uav.airframesNeeded(inAir: inAir)
    let rota = try Self.rota(needed, policy: .continuousRelief(inAir: inAir))
    #expect(rota.gaps(below: inAir).isEmpty)
    #expect(rota.gaps(below: inAir + 1) == [0..<28_800])
    #expect(abs(rota.meanInAir - Double(inAir)) < 1e-9)
    #expect(rota.slots == inAir)
    guard needed > 1 else { return }
    #expect(try !Self.rota(needed - 1, policy: .continuousRelief(inAir: inAir)).gaps(below: inAir).isEmpty)
  }

  /// 28,800 / 5400 = 16/3: six sorties of 4800 s close the period, five of 5400 s leave 1800 s.
  @Test("sorties are a little shorter where that makes a whole number fit the period")
  func wholeSorties() throws {
    let rota = try Self.rota(2, policy: .continuousRelief(inAir: 1))
    let starts = stride(from: 0.0, to: 28_800, by: 4800)
    #expect(rota.sorties.map(\.flight) == starts.map { $0..<$0 + 4800 })
    // 30,000 s: four whole cycles, 7500 s apart, fly longer than five of 4200 s.
    let long = try Self.rota(1, period: 30_000)
    #expect(long.sorties.map(\.flight.lowerBound) == [0, 7500, 15_000, 22_500])
    #expect(long.meanInAir == 21_600.0 / 30_000)
    // 32,400 s: five of 4680 s fly longer than four of 5400 s.
    #expect(try Self.rota(1, period: 32_400).sorties.map(\.flight.upperBound).first == 4680)
  }

  /// Two of e = 1500 and u = 3000: one relieves the other, then none is ready until 4500.
  @Test("relief is at once, and there is a gap when no airframe is ready")
  func gapOfRelief() throws {
    let drone = FlightLimits(endurance: 1500, turnaround: 3000)
    let rota = try Self.rota(2, drone, period: 9000, policy: .continuousRelief(inAir: 1))
    #expect(rota.sorties.map(\.flight) == [0..<1500, 1500..<3000, 4500..<6000, 6000..<7500])
    #expect(rota.sorties.map(\.airframe) == [0, 1, 0, 1])
    #expect(rota.gaps() == [3000..<4500, 7500..<9000])
    // Staggered evenly the same flights leave shorter gaps.
    let even = try Self.rota(2, drone, period: 9000)
    #expect(even.sorties.map(\.flight.lowerBound) == [0, 2250, 4500, 6750])
    #expect(even.gaps().first == 1500..<2250)
    #expect(even.meanInAir == rota.meanInAir)
  }

  @Test("the way out and back is part of the endurance, and off the route")
  func transit() throws {
    let far = FlightLimits(endurance: 5400, turnaround: 1800, outbound: 300, inbound: 600)
    let rota = try Self.rota(1, far)
    #expect(rota.sorties.first?.flight == 0..<5400)
    #expect(rota.sorties.first?.onStation == 300..<4800)
    #expect(rota.meanOnStation == 4500.0 / 7200)
    // From 26,400 s, when the last leaves the route, across the period's end to 300 s.
    #expect(rota.gaps(in: \.onStation).last == 26_400..<29_100)
    #expect(rota.gaps(in: \.onStation).count == 4)
  }

  @Test("an endurance shorter than transit and one lap is a fault that tells both")
  func tooShort() throws {
    let far = FlightLimits(endurance: 1500, turnaround: 900, outbound: 300, inbound: 300)
    #expect(throws: Rota.Fault.enduranceBelowLap(endurance: 1500, needed: 1501)) {
      try Self.rota(1, far, lap: 901)
    }
    #expect(try Self.rota(1, far, lap: 900).sorties.count == 12)
    #expect(throws: Rota.Fault.periodBelowLap(airTime: 300, needed: 600)) {
      try Self.rota(1, Self.uav, period: 2100, lap: 600)
    }
  }

  @Test("airframes that need not land are on station all the time")
  func endless() throws {
    let rota = try Self.rota(3, FlightLimits(endurance: .infinity, turnaround: 0))
    #expect(rota.sorties.map(\.onStation) == [0..<28_800, 0..<28_800, 0..<28_800])
    #expect(rota.gaps(below: 3).isEmpty)
    #expect(rota.meanInAir == 3)
    #expect(rota.sorties.map { rota.entry(of: $0, lapTime: 600) } == [0, 200, 400])
  }
}
