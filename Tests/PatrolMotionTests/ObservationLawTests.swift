import PatrolMotion
import TestSupport
import Testing

@Suite struct ObservationLawTests {
  typealias Window = (start: Double, end: Double, probability: Double)

  /// Windows in whole seconds, some across the period's end, some at once.
  static func windows(seed: UInt64, count: Int = 12, period: Double = 3600) -> [Window] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let start = Double.random(in: 0..<period, using: &generator).rounded(.down)
      let length = Double.random(in: 5..<90, using: &generator).rounded()
      return (start, start + length, Double.random(in: 0.05...1, using: &generator))
    }
  }

  static func timeline(_ windows: [Window], period: Double = 3600) -> ObservationTimeline {
    ObservationTimelineTests.timeline(windows.map { ($0, $1, $2) }, period: period)
  }

  static let exposures = [0, 1, 30, 120, 700, 3600.0]

  @Test("k aircraft equally spaced divide the worst wait by k", arguments: [1, 2, 3, 5])
  func spaced(aircraft: Int) throws {
    // Each sees the piece in the first 20 s of a lap of 600 s, for an hour.
    let motion = RouteMotion(length: 6000, speed: 10, shape: .closed)
    let rota = try Rota(
      airframes: aircraft, limits: FlightLimits(endurance: .infinity, turnaround: 0),
      period: CyclicPeriod(length: 3600), motion: motion)
    let sightings = rota.sorties.map { sortie in
      motion.entering(at: sortie.entry)
        .visits(to: 0..<200, heading: .forward, during: sortie.onStation)
        .map { Sighting(time: $0, probability: 0.5) }
    }
    let timeline = ObservationTimeline(sightings: sightings, period: rota.period)
    let spacing = 600 / Double(aircraft)
    #expect(timeline.lookCount == 6 * aircraft)
    #expect(timeline.maxRevisit == spacing - 20)
    #expect(abs((timeline.meanWait ?? 0) - (spacing - 20) * (spacing - 20) / (2 * spacing)) < 1e-9)
  }

  @Test("time reversed gives the same shares and the same chance", arguments: 1...8 as ClosedRange<UInt64>)
  func reversed(seed: UInt64) {
    let windows = Self.windows(seed: seed)
    let timeline = Self.timeline(windows)
    let reversed = Self.timeline(windows.map { (7200 - $0.end, 7200 - $0.start, $0.probability) })
    #expect(reversed.seenShare == timeline.seenShare)
    #expect(reversed.maxRevisit == timeline.maxRevisit)
    for exposure in Self.exposures {
      let chance = timeline.detectionProbability(exposure: exposure)
      #expect(abs(reversed.detectionProbability(exposure: exposure) - chance) < 1e-12)
    }
  }

  @Test("the begin of the period does not matter", arguments: [1, 600, 1800.5, 3599])
  func shifted(by delay: Double) {
    let windows = Self.windows(seed: 3)
    let timeline = Self.timeline(windows)
    let shifted = Self.timeline(windows.map { ($0.start + delay, $0.end + delay, $0.probability) })
    #expect(shifted.seenShare == timeline.seenShare)
    #expect(shifted.maxRevisit == timeline.maxRevisit)
    for exposure in Self.exposures {
      let chance = timeline.detectionProbability(exposure: exposure)
      #expect(abs(shifted.detectionProbability(exposure: exposure) - chance) < 1e-12)
    }
  }

  @Test("the order in which passes come changes no bit", arguments: 1...5 as ClosedRange<UInt64>)
  func permuted(seed: UInt64) {
    var generator = SeededGenerator(seed: seed + 100)
    // Some windows of the same time, with other probabilities.
    let windows = Self.windows(seed: seed) + Self.windows(seed: seed).prefix(4).map { ($0.0, $0.1, 0.3) }
    let timeline = Self.timeline(windows)
    for _ in 0..<20 {
      let other = Self.timeline(windows.shuffled(using: &generator))
      #expect(other == timeline)
      #expect(other.meanWait == timeline.meanWait)
      for exposure in Self.exposures {
        let chance = timeline.detectionProbability(exposure: exposure)
        #expect(other.detectionProbability(exposure: exposure).bitPattern == chance.bitPattern)
      }
    }
  }

  @Test("a longer exposure and another pass only add", arguments: 1...8 as ClosedRange<UInt64>)
  func monotone(seed: UInt64) {
    let windows = Self.windows(seed: seed)
    var last = 0.0
    for exposure in stride(from: 0.0, through: 3700, by: 50) {
      let chance = Self.timeline(windows).detectionProbability(exposure: exposure)
      #expect(chance >= last - 1e-12 && chance <= 1)
      #expect(Self.timeline(windows.dropLast()).detectionProbability(exposure: exposure) <= chance + 1e-12)
      last = chance
    }
  }

  @Test(
    "with sure passes the chance is 1 less the waits longer than the exposure",
    arguments: 1...8 as ClosedRange<UInt64>)
  func sure(seed: UInt64) {
    let windows = Self.windows(seed: seed, count: 60)
    let timeline = Self.timeline(windows.map { ($0.start, $0.end, 1) })
    let waits = Self.waits(windows)
    #expect(timeline.maxRevisit == waits.max())
    #expect(abs((timeline.meanWait ?? 0) - waits.reduce(0) { $0 + $1 * $1 } / 7200) < 1e-9)
    for exposure in Self.exposures {
      let missed = waits.reduce(0) { $0 + max(0, $1 - exposure) }
      #expect(abs(timeline.detectionProbability(exposure: exposure) - (1 - missed / 3600)) < 1e-12)
    }
  }

  /// The waits, by marking every second that a window covers.
  private static func waits(_ windows: [Window]) -> [Double] {
    var isSeen = [Bool](repeating: false, count: 3600)
    for window in windows {
      for second in Int(window.start)..<Int(window.end) { isSeen[second % 3600] = true }
    }
    guard let first = isSeen.firstIndex(of: true) else { return [] }
    let turned = isSeen[first...] + isSeen[..<first]
    return turned.split(separator: true).map { Double($0.count) }
  }
}
