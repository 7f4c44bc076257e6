import SensorPhysics
import Testing

@Suite struct TargetTransferProbabilityTests {
  /// Printed to four decimals.
  @Test(
    "the published ratios belong to their probabilities, both ways",
    arguments: [
      (0.10, 0.4854), (0.30, 0.7698), (0.50, 1), (0.70, 1.2665), (0.80, 1.4521), (0.90, 1.7503),
      (0.95, 2.0405), (0.99, 2.7151),
    ])
  func publishedRatios(probability: Double, ratio: Double) {
    #expect(abs(TargetTransferProbability.ratio(for: probability) - ratio) <= 0.5e-4)
    // The slope of P in n is at most 0.85, at n = 1.
    #expect(abs(TargetTransferProbability.probability(ratio) - probability) <= 0.5e-4)
  }

  @Test("no cycles give no chance, those needed an even one, all of them certainty")
  func ends() {
    #expect(TargetTransferProbability.probability(0) == 0)
    #expect(TargetTransferProbability.probability(1) == 0.5)
    #expect(TargetTransferProbability.probability(.infinity) == 1)
    #expect(TargetTransferProbability.ratio(for: 0) == 0)
    #expect(TargetTransferProbability.ratio(for: 0.5) == 1)
    #expect(TargetTransferProbability.ratio(for: 1) == .infinity)
  }

  @Test("the probability never falls in the ratio, next to 1 least of all")
  func monotone() {
    var last = 0.0
    for step in 1...40_000 {
      let next = TargetTransferProbability.probability(Double(step) / 10_000)
      #expect(next >= last, "ratio \(Double(step) / 10_000)")
      last = next
    }
    var ratio = 1 - 1e-12
    last = 0
    while ratio < 1 + 1e-12 {
      let next = TargetTransferProbability.probability(ratio)
      #expect(next >= last, "ratio \(ratio)")
      (last, ratio) = (next, ratio + 1e-15)
    }
  }

  /// A rounding of the odds by 1e-16 moves ln n by some 1e-16, and the probability by less than itself times
  /// that.
  @Test(
    "the ratio of a probability gives the probability back", arguments: [1e-300, 1e-9, 0.01, 0.37, 0.999])
  func inverse(probability: Double) {
    let again = TargetTransferProbability.probability(TargetTransferProbability.ratio(for: probability))
    // ln P = E ln n far below: with ln n near -256 its last place is 3e-14.
    #expect(abs(again / probability - 1) <= 2e-13)
  }
}
