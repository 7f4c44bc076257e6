import PatrolMotion
import TestSupport
import Testing

@Suite struct PassRuleTests {
  private static let hour = CyclicPeriod(length: 3600)

  private func passes(_ sightings: [Range<Double>], _ rule: PassRule) -> [[Double]] {
    let windows = ObservationWindow.passes(
      of: sightings.enumerated().map { Sighting(time: $1, probability: min(1, 0.1 * Double($0 + 1))) },
      period: Self.hour, rule: rule)
    return windows.map { [$0.start, $0.end, ($0.probability * 10).rounded()] }
  }

  private let usual = PassRule(breakTime: 15, minimumLook: 1)

  @Test(
    "windows less than the break apart are one pass, from the first's start to the last's end, with the highest p"
  )
  func breaks() {
    let sightings = [10..<12, 26.9..<30, 45..<46] as [Range<Double>]
    #expect(passes(sightings, usual) == [[10, 30, 2], [45, 46, 3]])
    #expect(passes(sightings, PassRule(breakTime: 15.001)) == [[10, 46, 3]])
    #expect(passes(sightings, PassRule()).count == 3)
  }

  @Test("a pass whose windows sum to less than the least look does not count; its breaks are no look")
  func looks() {
    #expect(passes([10..<10.5, 20..<20.4], usual).isEmpty)
    #expect(passes([10..<10.5, 20..<20.5], usual) == [[10, 20.5, 2]])
    // Two windows at once are looked at once.
    #expect(passes([10..<10.6, 10.1..<10.7], usual).isEmpty)
    #expect(passes([10..<10.5], PassRule()) == [[10, 10.5, 1]])
  }

  @Test("a break across the period's end is one as any other")
  func acrossEnd() {
    #expect(passes([2..<4, 3595..<3598], usual) == [[3595, 3604, 2]])
    #expect(passes([20..<24, 3595..<3598], usual).count == 2)
    // Seen all the time but for 10 s.
    #expect(passes([10..<3600], usual) == [[10, 3610, 1]])
  }

  @Test(
    "a longer break never makes more passes, a longer least look never keeps more",
    arguments: 1...6 as ClosedRange<UInt64>)
  func monotone(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let sightings = (0..<40).map { _ in
      let start = Double.random(in: 0..<3600, using: &generator)
      return start..<start + Double.random(in: 0.1..<20, using: &generator)
    }
    var last = Int.max
    for time in [0, 1, 5, 15, 60, 600.0] {
      let count = passes(sightings, PassRule(breakTime: time)).count
      #expect(count <= last)
      last = count
    }
    last = Int.max
    for look in [0, 0.5, 1, 5, 15.0] {
      let count = passes(sightings, PassRule(minimumLook: look)).count
      #expect(count <= last)
      last = count
    }
  }
}
