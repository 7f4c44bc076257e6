import PatrolMotion
import Testing

/// Closed forms. Periods are an hour of 3600 s.
@Suite struct ObservationTimelineTests {
  static func timeline(_ windows: [(Double, Double, Double)], period: Double = 3600) -> ObservationTimeline {
    let period = CyclicPeriod(length: period)
    let passes = windows.map {
      ObservationWindow(start: $0.0, end: $0.1, probability: $0.2, period: period)
    }
    return ObservationTimeline(passes: passes, period: period)
  }

  @Test("without a window there is no detection and no revisit time")
  func none() {
    let never = Self.timeline([])
    #expect(never.detectionProbability(exposure: 600) == 0)
    #expect(never.maxRevisit == nil)
    #expect(never.meanWait == nil)
    #expect(never.seenShare == 0)
    #expect(never.lookCount == 0)
    #expect(Self.timeline([(0, 100, 0)]) == never)
  }

  /// One of 60 s: a wait of 3540 s, 3540^2 / 7200 = 1740.5 s on average. Arrivals within 60 + E of 3600 s
  /// meet it.
  @Test("one window: its share, one wait, and a chance that grows with the exposure")
  func one() {
    let timeline = Self.timeline([(600, 660, 0.5)])
    #expect(timeline.seenShare == 60.0 / 3600)
    #expect(timeline.lookCount == 1)
    #expect(timeline.maxRevisit == 3540)
    #expect(timeline.meanWait == 1740.5)
    #expect(timeline.detectionProbability(exposure: 0) == 0.5 * 60 / 3600)
    #expect(timeline.detectionProbability(exposure: 120) == 0.5 * 180 / 3600)
    #expect(timeline.detectionProbability(exposure: 3540) == 0.5)
    #expect(timeline.detectionProbability(exposure: 1e9) == 0.5)
    #expect(timeline.detectionProbability(exposure: .infinity) == 0.5)
  }

  @Test("a window across the period's end is the same as one within it")
  func wrapped() {
    let timeline = Self.timeline([(3580, 3640, 0.5)])
    #expect(timeline.seenShare == 60.0 / 3600)
    #expect(timeline.maxRevisit == 3540)
    #expect(timeline.meanWait == 1740.5)
    #expect(timeline.detectionProbability(exposure: 120) == 0.5 * 180 / 3600)
    let two = Self.timeline([(3580, 3640, 0.5), (30, 50, 0.25)])
    #expect(two.maxRevisit == 3530)
    #expect(two.seenShare == 70.0 / 3600)
    // Arrivals from 3460 s to 40 s meet the first one (180 s), from 3510 s to 50 s the second one (140 s).
    let both: Double = 40 + 3600 - 3510
    let sum: Double = (180 - both) * 0.5 + (140 - both) * 0.25 + both * 0.625
    #expect(abs(two.detectionProbability(exposure: 120) - sum / 3600) < 1e-15)
  }

  @Test("a window across the period's end hides the begins and ends within it")
  func hidden() {
    let timeline = Self.timeline([(3580, 3700, 1), (30, 50, 1), (200, 210, 1)])
    // Waits from 100 s to 200 s and from 210 s to 3580 s.
    #expect(timeline.maxRevisit == 3370)
    #expect(timeline.seenShare == 130.0 / 3600)
    #expect(abs(timeline.detectionProbability(exposure: 99) - 1 + (1 + 3271) / 3600) < 1e-15)
  }

  /// Waits of 900 - 60 and 2700 - 60 s.
  @Test("two windows: two waits, and with an exposure longer than one of them both looks count")
  func two() {
    let sure = Self.timeline([(0, 60, 1), (900, 960, 1)])
    #expect(sure.maxRevisit == 2640)
    #expect(sure.seenShare == 120.0 / 3600)
    // (840^2 + 2640^2) / 7200.
    #expect(sure.meanWait == 1066)
    #expect(sure.detectionProbability(exposure: 100) == 320.0 / 3600)
    #expect(sure.detectionProbability(exposure: 840) == 0.5)
    #expect(sure.detectionProbability(exposure: 2640) == 1)
    // E = 1000: each is met by 1060 s of arrivals, both by the 160 s from 900 - 1000 to 60.
    let half = Self.timeline([(0, 60, 0.5), (900, 960, 0.5)])
    let sum: Double = 1800 * 0.5 + 160 * 0.75
    #expect(half.detectionProbability(exposure: 1000) == sum / 3600)
    // E as long as the period: every arrival meets both.
    #expect(half.detectionProbability(exposure: 3600) == 0.75)
  }

  @Test("passes of two aircraft at once multiply, and are seen time only once")
  func atOnce() {
    let timeline = Self.timeline([(0, 60, 0.5), (0, 60, 0.5)])
    #expect(timeline.lookCount == 2)
    #expect(timeline.seenShare == 60.0 / 3600)
    #expect(timeline.detectionProbability(exposure: 0) == 0.75 * 60 / 3600)
    #expect(timeline.maxRevisit == 3540)
  }

  @Test("seen all the time, there is no wait, and detection is as sure as the looks")
  func always() {
    let timeline = Self.timeline([(10, 3610, 0.25)])
    #expect(timeline.seenShare == 1)
    #expect(timeline.maxRevisit == 0)
    #expect(timeline.meanWait == 0)
    #expect(timeline.detectionProbability(exposure: 0) == 0.25)
    let halves = Self.timeline([(0, 1800, 1), (1800, 3600, 1)])
    #expect((halves.seenShare, halves.maxRevisit) == (1, 0))
    #expect(halves.detectionProbability(exposure: 0) == 1)
  }

  @Test("a window of no duration is a look, met by those who are there at the time")
  func moment() {
    let timeline = Self.timeline([(100, 100, 1)])
    #expect(timeline.lookCount == 1)
    #expect(timeline.detectionProbability(exposure: 0) == 0)
    #expect(timeline.detectionProbability(exposure: 36) == 0.01)
    #expect(timeline.maxRevisit == 3600)
  }

  @Test("moving and persistent sensors miss independently")
  func combination() {
    #expect(ObservationTimeline.combined(moving: 0.5, persistent: 0.5) == 0.75)
    #expect(ObservationTimeline.combined(moving: 0, persistent: 0.3) == 0.3)
    #expect(ObservationTimeline.combined(moving: 0.3, persistent: 0) == 0.3)
    #expect(ObservationTimeline.combined(moving: 1, persistent: 0.3) == 1)
  }

  /// A straight border of 6000 m under a route of its own: at 20 m/s a lap out and back takes 600 s. A piece
  /// is in view from the route's metres 600 to 800: for 10 s, at 30 s and at 560 s of each lap.
  @Test("one aircraft out and back along a straight border sees a piece twice a lap")
  func straightBorder() throws {
    let motion = RouteMotion(length: 6000, speed: 20, shape: .outAndBack)
    let headings: [RouteMotion.Heading] = [.forward, .backward]
    let sightings = headings.flatMap { heading in
      motion.visits(to: 600..<800, heading: heading, during: 0..<3600)
    }.map { Sighting(time: $0, probability: 0.5) }
    let timeline = ObservationTimeline(sightings: [sightings], period: CyclicPeriod(length: 3600))
    #expect(timeline.lookCount == 12)
    #expect(timeline.passes.prefix(2).map(\.start) == [30, 560])
    #expect(timeline.maxRevisit == 520)
    #expect(timeline.seenShare == 20.0 / 600)
    // E = 70: the waits are 60 and 520 s; per lap 80 s meet each pass, 10 of them both.
    let sum: Double = 70 * 0.5 * 2 + 10 * 0.75
    #expect(abs(timeline.detectionProbability(exposure: 70) - sum / 600) < 1e-12)
  }
}
