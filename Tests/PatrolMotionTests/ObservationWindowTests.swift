import PatrolMotion
import TestSupport
import Testing

@Suite struct ObservationWindowTests {
  static let hour = CyclicPeriod(length: 3600)

  private func passes(_ sightings: [(Range<Double>, Double)], period: CyclicPeriod = hour)
    -> [ObservationWindow]
  {
    ObservationWindow.passes(
      of: sightings.map { Sighting(time: $0.0, probability: $0.1) }, period: period)
  }

  private func window(_ start: Double, _ end: Double, _ probability: Double) -> ObservationWindow {
    ObservationWindow(start: start, end: end, probability: probability, period: Self.hour)
  }

  @Test("a window takes 12 bytes")
  func size() {
    #expect(MemoryLayout<ObservationWindow>.stride == 12)
  }

  @Test("a window is kept to the millisecond, from its place in the period on")
  func rounding() {
    let late = window(7200.1234, 7300.5678, 0.25)
    #expect(late.start == 0.123)
    #expect(late.end == 100.568)
    #expect(late.probability == 0.25)
    let wrapped = window(3590, 3650, 0.5)
    #expect((wrapped.start, wrapped.end, wrapped.duration) == (3590, 3650, 60))
    #expect(window(-10, 5, 0.5) == window(3590, 3605, 0.5))
    #expect(window(10, 10_000, 1).duration == 3600)
    #expect(window(3599.9999, 3601, 1).start == 0)
    #expect(abs(window(0, 1, 0.9).probability - 0.9) < 3e-8)
  }

  @Test("windows that meet do so after rounding")
  func meeting() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<1000 {
      let start = Double.random(in: -9000..<9000, using: &generator)
      let middle = start + Double.random(in: 0..<1800, using: &generator)
      let end = middle + Double.random(in: 0..<1800, using: &generator)
      let (first, second) = (window(start, middle, 1), window(middle, end, 1))
      let turn = (first.end - second.start) / 3600
      #expect(abs(turn - turn.rounded()) < 1e-9, "\(start) \(middle) \(end)")
    }
  }

  @Test("sightings of one fly-by are one pass with the highest probability")
  func flyBy() {
    let found = passes([(100..<110, 0.2), (110..<120, 0.6), (120..<130, 0.4), (200..<210, 0.3)])
    #expect(found == [window(100, 130, 0.6), window(200, 210, 0.3)])
  }

  @Test("a sighting within a longer one does not shorten the pass")
  func overlap() {
    #expect(passes([(100..<200, 0.2), (120..<130, 0.6), (190..<210, 0.1)]) == [window(100, 210, 0.6)])
  }

  @Test("a break, or a stretch that sees nothing, makes two passes")
  func breaks() {
    #expect(passes([(100..<110, 0.2), (110.5..<120, 0.6)]).count == 2)
    #expect(passes([(100..<110, 0.2), (110..<120, 0), (120..<130, 0.6)]).count == 2)
    #expect(passes([(100..<110, 0)]).isEmpty)
    #expect(passes([]).isEmpty)
  }

  @Test("a pass at the period's end and one at its beginning are one when they meet")
  func acrossEnd() {
    #expect(passes([(0..<10, 0.7), (3580..<3600, 0.2)]) == [window(3580, 3610, 0.7)])
    #expect(passes([(0..<10, 0.2), (10..<20, 0.9), (3580..<3610, 0.5)]) == [window(3580, 3620, 0.9)])
    #expect(passes([(5..<10, 0.7), (3580..<3600, 0.2)]).count == 2)
    #expect(passes([(0..<1800, 0.7), (1800..<3600, 0.2)]) == [window(0, 3600, 0.7)])
    // A flight across the end, told in times beyond it.
    #expect(passes([(3590..<3600, 0.5), (3600..<3605, 0.6)]) == [window(3590, 3605, 0.6)])
  }

  @Test("the order of the sightings changes nothing", arguments: [1, 2, 3] as [UInt64])
  func order(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let sightings = (0..<60).map { _ in
      let start = Double.random(in: 0..<7000, using: &generator)
      let length = Double.random(in: 1..<40, using: &generator)
      return (start..<start + length, Double.random(in: 0...1, using: &generator))
    }
    let expected = passes(sightings)
    #expect(expected.count > 10)
    for _ in 0..<20 { #expect(passes(sightings.shuffled(using: &generator)) == expected) }
  }
}
