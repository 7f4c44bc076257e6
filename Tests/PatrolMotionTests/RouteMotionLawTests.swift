import PatrolMotion
import Testing

@Suite struct RouteMotionLawTests {
  static let motions = [
    RouteMotionTests.line, RouteMotionTests.ring, RouteMotionTests.vehicle,
    RouteMotion(
      length: 977.3, speed: 7.1, shape: .closed,
      halts: [0, 123.4, 700].map { .init(chainage: $0, duration: 31.7) }),
    RouteMotion(
      length: 1234.5, speed: 20, shape: .outAndBack, turnRound: 13,
      halts: .every(300, duration: 41, length: 1234.5, shape: .outAndBack)),
  ]
  static let headings: [RouteMotion.Heading] = [.forward, .backward]

  @Test("stretches that divide the route hold all of the time once", arguments: motions)
  func partition(motion: RouteMotion) {
    let cuts = [0, 0.1, 0.25, 0.4, 0.8, 1].map { $0 * motion.length }
    let span = 100.0..<100 + 3.7 * motion.lapTime
    var total = 0.0
    for (from, to) in zip(cuts, cuts.dropFirst()) {
      for heading in Self.headings {
        for visit in motion.visits(to: from..<to, heading: heading, during: span) {
          #expect(visit.lowerBound >= span.lowerBound && visit.upperBound <= span.upperBound)
          total += visit.upperBound - visit.lowerBound
        }
      }
    }
    #expect(abs(total - 3.7 * motion.lapTime) < 1e-6)
  }

  @Test("the place within a visit is within the stretch, and outside elsewhere", arguments: motions)
  func inverse(motion: RouteMotion) {
    let stretch = 0.3 * motion.length..<0.7 * motion.length
    let visits = Self.headings.map {
      ($0, motion.visits(to: stretch, heading: $0, during: 0..<2 * motion.lapTime))
    }
    for step in 0..<997 {
      let time = 2 * motion.lapTime * (Double(step) + 0.37) / 997
      let place = motion.place(at: time)
      for (heading, times) in visits {
        let isVisited = times.contains { $0.contains(time) }
        #expect(isVisited == (place.heading == heading && stretch.contains(place.chainage)), "\(time)")
      }
    }
  }

  @Test("entering later in the lap is the same motion, shifted", arguments: motions)
  func shift(motion: RouteMotion) {
    let later = motion.entering(at: 0.3 * motion.lapTime)
    for step in 0..<101 {
      let time = Double(step) * motion.lapTime / 50.3
      let expected = motion.place(at: time + 0.3 * motion.lapTime).chainage
      #expect(abs(later.place(at: time).chainage - expected) < 1e-6)
      #expect(abs(motion.place(at: time + motion.lapTime).chainage - motion.place(at: time).chainage) < 1e-6)
    }
  }

  @Test("out and back, the route seen from its other end is the same motion half a lap later")
  func reversedLine() {
    // Without halts at the ends both halves of the lap are equally long.
    let motion = RouteMotion(
      length: 1000, speed: 10, shape: .outAndBack, turnRound: 20,
      halts: [150, 400].map { .init(chainage: $0, duration: 30) })
    let reversed = motion.reversed()
    #expect(reversed.reversed() == motion)
    for step in 0..<200 {
      let time = Double(step) * 1.7
      let expected = 1000 - motion.place(at: time + motion.lapTime / 2).chainage
      #expect(abs(reversed.place(at: time).chainage - expected) < 1e-6)
    }
  }

  @Test("a closed loop seen the other way round is the motion with time reversed")
  func reversedRing() {
    let motion = RouteMotion(
      length: 600, speed: 10, shape: .closed, halts: [100, 400].map { .init(chainage: $0, duration: 30) })
    let reversed = motion.reversed()
    for step in 1..<119 {
      let time = Double(step) + 0.3
      let expected = 600 - motion.place(at: motion.lapTime - time).chainage
      #expect(abs(reversed.place(at: time).chainage - expected) < 1e-6)
    }
  }

  @Test("out and back, time reversed is the same motion but for the turn-round")
  func timeReversed() {
    let motion = RouteMotionTests.line
    for step in 0..<240 {
      let time = Double(step) + 0.3
      let back = motion.place(at: motion.lapTime - motion.turnRound - time).chainage
      #expect(abs(motion.place(at: time).chainage - back) < 1e-6)
    }
  }
}
