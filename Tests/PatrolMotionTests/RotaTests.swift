import PatrolMotion
import Testing

/// Times in seconds; 8 hours are 28,800.
@Suite struct RotaTests {
  static let uav = FlightLimits(endurance: 5400, turnaround: 1800)

  /// A base on the prolongation of a straight route, so far (s) before its begin.
  static func rota(
    _ airframes: Int, _ limits: FlightLimits = uav, period: Double = 28_800, length: Double = 20_000,
    before: Double = 0, policy: Rota.Policy = .asOftenAsTheyCan
  ) throws -> Rota {
    let motion = RouteMotion(length: length, speed: 20, shape: .outAndBack)
    return try Rota(
      airframes: airframes, limits: limits, period: CyclicPeriod(length: period), motion: motion,
      policy: policy
    ) { before + $0 / motion.speed }
  }

  /// Whether two times are the same to 0.01 ms.
  static func isSame(_ one: Double, _ other: Double) -> Bool { abs(one - other) < 1e-5 }

  static func isSame(_ one: Range<Double>, _ other: Range<Double>) -> Bool {
    isSame(one.lowerBound, other.lowerBound) && isSame(one.upperBound, other.upperBound)
  }

  /// A straight route of 20 km, 20 m/s, launch at its begin, endurance 3000 s, turnaround 600 s, period 7200 s: at km 20 at
  /// 1000 s, at km 0 at 2000 s; at km 10 at 2500 s the way back takes the 500 s that are left.
  @Test("the worked case: an aircraft leaves at the last moment, and km 20 is passed once in 3600 s")
  func worked() throws {
    let limits = FlightLimits(endurance: 3000, turnaround: 600)
    let rota = try Self.rota(1, limits, period: 7200)
    #expect(rota.sorties.count == 2)
    for (sortie, start) in zip(rota.sorties, [0, 3600.0]) {
      #expect(Self.isSame(sortie.flight, start..<start + 3000))
      #expect(Self.isSame(sortie.onStation, start..<start + 2500))
      #expect(sortie.entry == 0 && sortie.enters == 0)
      #expect(abs(sortie.leaves - 10_000) < 1e-3)
    }
    let motion = RouteMotion(length: 20_000, speed: 20, shape: .outAndBack)
    func passes(at chainage: Double) -> [Double] {
      let stretch = chainage - 1e-3..<chainage + 1e-3
      return [RouteMotion.Heading.forward, .backward].flatMap {
        motion.visits(to: stretch, heading: $0, during: rota.sorties[0].onStation)
      }.map { (($0.lowerBound + $0.upperBound) / 2).rounded() }.sorted()
    }
    #expect(Set(passes(at: 19_999.999)) == [1000])
    #expect(passes(at: 5000) == [250, 1750, 2250])
    #expect(rota.airTime == 3000)
    #expect(Self.isSame(rota.meanTimeOnRoute, 2500))
    // 1 x 3600 / 2500, rounded up.
    #expect(rota.airframesNeeded(inAir: 1, turnaround: 600) == 2)
  }

  @Test("two airframes of 90 minutes' endurance and 30 of turnaround are 1.5 in the air, evenly staggered")
  func two() throws {
    let rota = try Self.rota(2)
    #expect(rota.sorties.map(\.flight.lowerBound) == (0..<8).map { Double($0) * 3600 })
    #expect(rota.sorties.map(\.airframe) == [0, 1, 0, 1, 0, 1, 0, 1])
    #expect(rota.sorties.allSatisfy { Self.isSame($0.flight.upperBound - $0.flight.lowerBound, 5400) })
    #expect(Self.isSame(rota.meanInAir, 1.5))
    #expect(rota.slots == 2 && rota.isEven)
  }

  /// 30,000 / 7200 = 4.17: five cycles of 6000 s, 4200 s in the air. 7200 / 7200 is one.
  @Test(
    "the air time is such that a whole number of cycles fits the period",
    arguments: [(30_000, 5, 4200), (28_800, 4, 5400), (7200, 1, 5400), (7201, 2, 1800.5), (3600, 1, 1800)]
      as [(Double, Int, Double)])
  func cycles(period: Double, count: Int, airTime: Double) throws {
    let rota = try Self.rota(1, period: period)
    #expect(rota.sorties.count == count)
    #expect(rota.airTime == airTime)
  }

  @Test("transit is charged both ways and is off the route; there and back beyond the air time is a fault")
  func transit() throws {
    // 300 s out; km 20 at 1300, km 0 at 2300, km 20 at 3300, and 1300 s home from there: 4600. Then 2 x 400 s of way
    // towards the base and beyond are left: leaves at km 0 + (5400 - 4300 - 300) / 2 s.
    let rota = try Self.rota(1, before: 300)
    let sortie = try #require(rota.sorties.first)
    #expect(Self.isSame(sortie.flight, 0..<5400))
    #expect(Self.isSame(sortie.onStation, 300..<4700))
    #expect(abs(sortie.leaves - 8000) < 1e-3)
    #expect(throws: Rota.Fault.airTimeBelowWay(airTime: 5400, needed: 5402)) {
      try Self.rota(1, before: 2701)
    }
    #expect(try Self.rota(1, before: 2700).meanOnStation == 0)
    #expect(throws: Rota.Fault.noAirTime) { try Self.rota(1, period: 1800) }
    #expect(throws: Rota.Fault.noAirTime) {
      try Self.rota(1, FlightLimits(endurance: 1e-300, turnaround: 0))
    }
  }

  @Test("a sortie shorter than a lap is flown, and the length never reached is told")
  func shorterThanLap() throws {
    let motion = RouteMotion(length: 100_000, speed: 20, shape: .outAndBack)
    let rota = try Self.rota(2, length: 100_000)
    // 2700 s out at 20 m/s.
    #expect(abs(rota.lengthNeverReached(of: motion) - 46_000) < 1e-2)
    #expect(
      try Self.rota(1).lengthNeverReached(of: RouteMotion(length: 20_000, speed: 20, shape: .outAndBack)) == 0
    )
  }

  /// One in the air of two airframes: the first leaves at km 10 at 2500 s; the relief takes off at 2000 s, is there at 2500 s
  /// with 500 s spent, and the lap goes on: km 20 at 3000, km 0 at 4000, and 2000 + 3000 - 4000 = 1000 s are left: km 10 at 4500.
  @Test("a relief meets the one that must leave where and when it must, and is charged the way")
  func relief() throws {
    let limits = FlightLimits(endurance: 3000, turnaround: 600)
    let rota = try Self.rota(2, limits, period: 7200, policy: .continuousRelief(inAir: 1))
    let expected: [(airframe: Int, flight: Range<Double>, onStation: Range<Double>, leaves: Double)] = [
      (0, 0..<3000, 0..<2500, 10_000), (1, 2000..<5000, 2500..<4500, 10_000),
      (0, 4000..<7000, 4500..<6500, 10_000), (1, 6000..<7200, 6500..<7200, 16_000),
    ]
    #expect(rota.sorties.count == expected.count)
    for (sortie, wanted) in zip(rota.sorties, expected) {
      #expect(sortie.airframe == wanted.airframe)
      #expect(Self.isSame(sortie.flight, wanted.flight), "\(sortie.flight)")
      #expect(Self.isSame(sortie.onStation, wanted.onStation), "\(sortie.onStation)")
      #expect(abs(sortie.leaves - wanted.leaves) < 1e-2)
    }
    #expect(rota.lateReliefs.isEmpty)
    #expect(rota.gaps(in: \.onStation).isEmpty)
    // Whole sorties are 2500, 2000 and 2000 s on the route: ceil(3600 / 2166.7).
    #expect(rota.airframesNeeded(inAir: 1, turnaround: 600) == 2)
  }

  /// The only airframe lands at 3000 s, is ready at 3600 s, and at km 10 at 4100 s.
  @Test("a relief without a ready airframe takes off when one is ready, and the gap is told")
  func lateRelief() throws {
    let limits = FlightLimits(endurance: 3000, turnaround: 600)
    let rota = try Self.rota(1, limits, period: 7200, policy: .continuousRelief(inAir: 1))
    #expect(rota.sorties.count == 2)
    #expect(Self.isSame(rota.sorties[1].flight, 3600..<6600))
    #expect(Self.isSame(rota.sorties[1].onStation, 4100..<6100))
    #expect(abs(rota.sorties[1].enters - 10_000) < 1e-2)
    #expect(rota.lateReliefs.count == 2)
    #expect(Self.isSame(try #require(rota.lateReliefs.first), 2500..<4100))
    // The next would take off at 7200 s: until the period's end nobody is there.
    #expect(Self.isSame(try #require(rota.lateReliefs.last), 6100..<7200))
  }

  @Test("where a relief could only turn back at once, it begins a lap at the first vertex")
  func farRelief() throws {
    // 54 km out is as far as there and back takes 5400 s.
    let rota = try Self.rota(4, length: 100_000, policy: .continuousRelief(inAir: 1))
    #expect(rota.sorties.allSatisfy { $0.enters == 0 })
    #expect(rota.sorties.dropLast().allSatisfy { $0.onStation.upperBound - $0.onStation.lowerBound > 2600 })
  }

  @Test("airframes that need not land are on station all the time, evenly along the lap")
  func endless() throws {
    let rota = try Self.rota(3, FlightLimits(endurance: .infinity, turnaround: 0), length: 6000)
    #expect(rota.sorties.map(\.onStation) == [0..<28_800, 0..<28_800, 0..<28_800])
    #expect(rota.gaps(below: 3).isEmpty)
    #expect(rota.meanInAir == 3)
    #expect(rota.sorties.map(\.entry) == [0, 200, 400])
  }
}
