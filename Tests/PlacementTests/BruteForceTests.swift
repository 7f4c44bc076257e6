import Placement
import Testing

@Suite("Placement against all plans")
struct BruteForceTests {
  private static let seeds = 600
  /// Sums of other order differ by rounding: 1e-9 of a value.
  private static let rounding = 1e-9

  static let objectives: [PlacementObjective] = [.coveredLength, .expectedDetection, .backup(share: 0.4)]

  @Test(
    "What is found is a plan, worth at most the best, which is at most the bound",
    arguments: PlacementLaw.allCases, objectives)
  func bounds(law: PlacementLaw, objective: PlacementObjective) {
    var missed = 0
    var gaps = 0.0
    for seed in 0..<UInt64(Self.seeds) {
      let random = RandomInstance(seed: seed)
      let plain = PlainValue(instance: random.instance, law: law, objective: objective)
      let best = plain.best(random.limits)
      let solution = PlacementSolver(
        random.instance, law: law, objective: objective, limits: random.limits
      ).solution()
      let slack = Self.rounding * max(best, 1)
      #expect(PlainValue.fits(solution.plan, random.instance.columns, random.limits), "seed \(seed)")
      #expect(abs(plain.value(of: solution.plan) - solution.value) <= slack, "seed \(seed)")
      #expect(solution.value <= best + slack, "seed \(seed): \(solution.value), best \(best)")
      #expect(best <= solution.bound + slack, "seed \(seed): best \(best), bound \(solution.bound)")
      if solution.value < best - slack { missed += 1 }
      gaps += best > 0 ? (solution.bound - best) / best : 0
    }
    // On instances of a handful of pieces relaxations are loose, of the law of runs most; a bound that is none would show.
    #expect(gaps / Double(Self.seeds) < (law == .single ? 0.05 : 0.12))
    // One place for one sensor can make a dominated column the best: rare.
    #expect(missed <= Self.seeds / 50, "the best was missed \(missed) times")
  }

  @Test("The order of columns changes nothing", arguments: PlacementLaw.allCases, objectives)
  func order(law: PlacementLaw, objective: PlacementObjective) {
    for seed in 0..<200 as Range<UInt64> {
      let random = RandomInstance(seed: seed)
      let solutions = [random.instance, random.shuffled(seed: seed)].map { instance in
        let solution = PlacementSolver(instance, law: law, objective: objective, limits: random.limits)
          .solution()
        return (
          plan: Set(solution.plan.map { instance.columns[$0] }), value: solution.value, bound: solution.bound
        )
      }
      #expect(solutions[0].plan == solutions[1].plan, "seed \(seed)")
      #expect(solutions[0].value == solutions[1].value, "seed \(seed)")
      #expect(solutions[0].bound == solutions[1].bound, "seed \(seed)")
    }
  }

  @Test("More budget never covers less", arguments: PlacementLaw.allCases)
  func budget(law: PlacementLaw) {
    for seed in 0..<150 as Range<UInt64> {
      let random = RandomInstance(seed: seed)
      var last = 0.0
      for budget in stride(from: 0, through: 40, by: 4) {
        let value = PlacementSolver(
          random.instance, law: law, limits: PlacementLimits(counts: random.limits.counts, budget: budget)
        ).solution().value
        #expect(value >= last - Self.rounding * last, "seed \(seed), budget \(budget)")
        last = max(last, value)
      }
    }
  }

  @Test("A prefix of steps is a plan with a bound, and says that it was cut")
  func cut() {
    for seed in 0..<100 as Range<UInt64> {
      let random = RandomInstance(seed: seed)
      let plain = PlainValue(instance: random.instance, law: .run, objective: .coveredLength)
      let solution = PlacementSolver(random.instance, law: .run, limits: random.limits)
        .solution(shouldStop: { true })
      let best = plain.best(random.limits)
      #expect(PlainValue.fits(solution.plan, random.instance.columns, random.limits))
      #expect(solution.value <= best + Self.rounding * best)
      #expect(best <= solution.bound + Self.rounding * best)
      #expect(solution.isCut)
    }
  }
}
