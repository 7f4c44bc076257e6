/// What a plan does, worked out from the instance alone.
extension PlacementInstance {
  /// The instance with some of its columns.
  ///
  /// - Parameter plan: columns.
  private func taking(_ plan: [Int]) -> PlacementInstance {
    var kept = CoverageMatrix()
    for column in plan {
      kept.append(chances.entries(column).lazy.map { (chances.rows[$0], chances.values[$0]) })
    }
    return PlacementInstance(
      pieces: pieces, columns: plan.map { columns[$0] }, chances: kept, required: required)
  }

  /// What a plan gains with what stands (m).
  public func value(of plan: [Int], law: PlacementLaw, objective: PlacementObjective = .coveredLength)
    -> Double
  {
    let problem = CoveringProblem(taking(plan), law: law, objective: objective)
    return problem.value(of: Array(problem.columns.indices))
  }

  /// Of each piece whether a plan covers it, with what stands.
  public func isCovered(by plan: [Int], law: PlacementLaw) -> [Bool] {
    var misses = pieces.map(\.standingMiss)
    var isCovered = pieces.map(isCoveredByStanding)
    let chosen = Set(plan)
    for column in order where chosen.contains(column) {
      for entry in chances.entries(column) {
        let piece = Int(chances.rows[entry])
        if law == .run { misses[piece] *= 1 - chances.values[entry] }
        let miss = law == .run ? misses[piece] : misses[piece] * (1 - chances.values[entry])
        if pieces[piece].probability(miss: miss) >= required { isCovered[piece] = true }
      }
    }
    return isCovered
  }

  /// A plan's columns in the order in which they gain most, with what each adds to those before (m) and what the whole plan
  /// would lose without it (m).
  public func shares(of plan: [Int], law: PlacementLaw, objective: PlacementObjective = .coveredLength)
    -> [(column: Int, gained: Double, lost: Double)]
  {
    let problem = CoveringProblem(taking(plan), law: law, objective: objective)
    let numbers = problem.numbers.map { plan[$0] }
    var whole = PlanState(problem, PlacementLimits(), prices: problem.first)
    for column in problem.columns.indices { whole.add(column) }
    let lost = problem.columns.indices.map { column in
      let before = whole.value
      whole.remove(column)
      defer { whole.add(column) }
      return before - whole.value
    }
    var state = PlanState(problem, PlacementLimits(), prices: problem.first)
    var shares: [(column: Int, gained: Double, lost: Double)] = []
    var rest = Array(problem.columns.indices)
    while let next = rest.max(by: {
      // What gains nothing yet may gain with others: credits tell.
      (state.gains[$0], state.credits[$0], $1) < (state.gains[$1], state.credits[$1], $0)
    }) {
      let before = state.value
      state.add(next)
      shares.append((numbers[next], state.value - before, lost[next]))
      rest.removeAll { $0 == next }
    }
    return shares
  }

  /// What each column would add to a plan (m), whatever the limits; 0 for the plan's own.
  public func gains(beyond plan: [Int], law: PlacementLaw, objective: PlacementObjective = .coveredLength)
    -> [Double]
  {
    let problem = CoveringProblem(self, law: law, objective: objective)
    var state = PlanState(problem, PlacementLimits(), prices: problem.first)
    let chosen = Set(plan)
    for (column, number) in problem.numbers.enumerated() where chosen.contains(number) { state.add(column) }
    var gains = [Double](repeating: 0, count: columns.count)
    for (column, number) in problem.numbers.enumerated() where !chosen.contains(number) {
      gains[number] = state.gains[column] > PlanState.leastGain ? state.gains[column] : 0
    }
    return gains
  }
}
