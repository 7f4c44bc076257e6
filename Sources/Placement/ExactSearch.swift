/// Tries all plans of a small problem, but for those that a bound excludes.
struct ExactSearch {
  private let problem: CoveringProblem
  private let limits: PlacementLimits
  private let best: BestChoice
  private var state: PlanState
  private var steps = 0
  private let mostSteps: Int
  /// The best plan, its columns rising, and what it gains without the constant (m).
  private(set) var found: (columns: [Int], value: Double)

  /// A search.
  ///
  /// - Parameters:
  ///   - start: a known plan.
  ///   - mostSteps: after so many it gives up.
  init(
    _ problem: CoveringProblem, _ limits: PlacementLimits, start: (columns: [Int], value: Double),
    mostSteps: Int
  ) {
    self.problem = problem
    self.limits = limits
    best = BestChoice(problem.columns, limits)
    state = PlanState(problem, limits, prices: problem.first)
    found = start
    self.mostSteps = mostSteps
  }

  /// Searches to the end, or until the steps are used up.
  ///
  /// Backup under the law of runs is not searched: there two columns that gain nothing each can gain together.
  mutating func search() {
    guard problem.rule != .run || problem.second.allSatisfy({ $0 == 0 }) else { return }
    explore(from: 0)
  }

  private mutating func explore(from column: Int) {
    steps += 1
    guard steps < mostSteps else { return }
    if state.value > found.value + PlanState.leastGain { found = (state.chosen, state.value) }
    guard column < problem.columns.count else { return }
    // What columns that are still to come promise, whatever the limits have left, bounds what they add.
    var promises = state.credits
    for other in promises.indices where other < column || !state.mayAdd(other) { promises[other] = 0 }
    let most = best.choice(of: promises).value
    guard state.value + most > found.value + PlanState.leastGain else { return }
    if state.mayAdd(column) {
      state.add(column)
      explore(from: column + 1)
      state.remove(column)
    }
    explore(from: column + 1)
  }
}
