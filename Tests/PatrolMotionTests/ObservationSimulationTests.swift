import PatrolMotion
import TestSupport
import Testing

/// The formula against crossers that arrive, walk on and are seen or not.
@Suite struct ObservationSimulationTests {
  static let period = 3600.0

  /// A step (s), shorter than any window: a crosser who looks around at every step, and at its last moment,
  /// misses no window that it meets.
  static let step = 4.0

  /// Whether a crosser who arrives at a time is detected: on each new pass it meets, by chance.
  private func isDetected(
    arriving arrival: Double, exposure: Double, windows: [ObservationLawTests.Window],
    using generator: inout SeededGenerator
  ) -> Bool {
    var hasMet = [Bool](repeating: false, count: windows.count)
    var elapsed = 0.0
    while true {
      let time = arrival + elapsed
      for (index, window) in windows.enumerated() where !hasMet[index] {
        // A window's times in this period and in the ones around it.
        let isMet = [-1, 0, 1, 2].contains { turn in
          let shift = turn * Self.period
          return time >= window.start + shift && time <= window.end + shift
        }
        guard isMet else { continue }
        hasMet[index] = true
        if Double.random(in: 0..<1, using: &generator) < window.probability { return true }
      }
      guard elapsed < exposure else { return false }
      elapsed = min(exposure, elapsed + Self.step)
    }
  }

  /// 4000 crossers: sigma = sqrt(P (1 - P) / 4000), at most 0.0079. One of the six cases is beyond 4 sigma
  /// once in 2600 choices of seeds.
  @Test(
    "random crossers are detected as often as the formula says, within 4 sigma",
    arguments: [(1, 30.0), (2, 120), (3, 120), (4, 300), (5, 60), (6, 7)] as [(UInt64, Double)])
  func crossers(seed: UInt64, exposure: Double) {
    let windows = ObservationLawTests.windows(seed: seed)
    let expected = ObservationLawTests.timeline(windows).detectionProbability(exposure: exposure)
    var generator = SeededGenerator(seed: seed &+ 1000)
    let count = 4000
    let detected = (0..<count).count { _ in
      let arrival = Double.random(in: 0..<Self.period, using: &generator)
      return isDetected(arriving: arrival, exposure: exposure, windows: windows, using: &generator)
    }
    let share = Double(detected) / Double(count)
    let sigma = (expected * (1 - expected) / Double(count)).squareRoot()
    #expect(abs(share - expected) < 4 * sigma, "seed \(seed): \(share) for \(expected), sigma \(sigma)")
  }

  /// Windows and exposures are whole seconds: between two of them the product is constant, and the middle of
  /// every second gives the integral exactly.
  @Test("the integral second by second is the same", arguments: 1...6 as ClosedRange<UInt64>)
  func everySecond(seed: UInt64) {
    let windows = ObservationLawTests.windows(seed: seed)
    let timeline = ObservationLawTests.timeline(windows)
    for exposure in [0, 45, 400, 2000.0] {
      var sum = 0.0
      for second in 0..<3600 {
        let arrival = Double(second) + 0.5
        var missed = 1.0
        for window in windows {
          let isMet = [-1, 0, 1, 2].contains { turn in
            let shift = turn * Self.period
            return arrival <= window.end + shift && arrival + exposure >= window.start + shift
          }
          if isMet { missed *= 1 - Double(Float(window.probability)) }
        }
        sum += 1 - missed
      }
      #expect(abs(timeline.detectionProbability(exposure: exposure) - sum / 3600) < 1e-12)
    }
  }
}
