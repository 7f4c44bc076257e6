/// Looks for good plans: greedy choices by multipliers, swaps, and neighbourhoods that are cleared and filled anew.
///
/// The same problem and seed give the same plan; work is counted in steps, not in time.
struct PlanSearch {
  private var state: PlanState
  private let problem: CoveringProblem
  private let shouldStop: () -> Bool
  /// The columns of each type that are chosen from.
  private let byType: [[Int]]
  /// Where along the border each column works: the mean of its pieces' numbers.
  private let middles: [Double]
  private var numbers: SeededNumbers
  /// The best plan so far, its columns rising, and what it gains without the problem's constant (m).
  private(set) var best: (columns: [Int], value: Double) = ([], 0)
  /// How many columns were looked at or changed.
  private(set) var work = 0

  /// The shares of multipliers in the prices that greedy plans are made by.
  static let shares = [0.0, 0.3, 0.6, 0.8, 1.0]
  /// The least and the greatest number of sensors that are moved together.
  private static let cleared = 2...10
  /// How often parts are cleared, for each sensor of the plan.
  private static let clearings = 100
  /// Out of so many fillings one goes by the true gains alone.
  private static let trueGainsEvery = 4

  /// A search.
  ///
  /// - Parameters:
  ///   - prices: the multipliers of a bound.
  ///   - seed: another one clears other parts.
  ///   - shouldStop: asked often; once true the search ends.
  init(
    _ problem: CoveringProblem, _ limits: PlacementLimits, prices: [Double], seed: UInt64 = 0,
    shouldStop: @escaping () -> Bool
  ) {
    self.problem = problem
    self.shouldStop = shouldStop
    numbers = SeededNumbers(seed: seed)
    state = PlanState(problem, limits, prices: prices)
    byType = (0..<state.counts.count).map { type in
      problem.columns.indices.filter { problem.columns[$0].type == type }
    }
    middles = problem.columns.indices.map { column in
      let entries = problem.credits.entries(column)
      guard !entries.isEmpty else { return 0 }
      return entries.reduce(0.0) { $0 + Double(problem.credits.rows[$1]) } / Double(entries.count)
    }
  }

  /// Keeps the plan as it is when it is better than the best.
  private mutating func keepBest() {
    guard state.value > best.value + PlanState.leastGain else { return }
    best = (state.chosen, state.value)
  }

  /// Makes a plan the one that is worked on.
  mutating func set(_ columns: [Int]) {
    let wanted = Set(columns)
    for column in state.chosen where !wanted.contains(column) { state.remove(column) }
    for column in columns where !state.isChosen[column] && state.mayAdd(column) { state.add(column) }
    keepBest()
  }

  /// Takes over a plan that a bound's choice suggests, as far as it is one, and fills it up.
  mutating func take(_ columns: [Int]) {
    set([])
    for column in columns where state.mayAdd(column) && state.gains[column] > PlanState.leastGain {
      state.add(column)
    }
    fill(share: 0)
    keepBest()
  }

  /// A greedy plan from nothing.
  ///
  /// - Parameters:
  ///   - share: of the multipliers in what a column promises, in [0, 1].
  ///   - perEuro: whether its price divides that.
  ///   - caps: the most of each type; nil for what the limits allow. What they leave is filled up by gains.
  mutating func greedy(share: Double, perEuro: Bool = false, caps: [Int]? = nil) {
    set([])
    fill(share: share, perEuro: perEuro, caps: caps)
    if caps != nil { fill(share: 0) }
    keepBest()
  }

  /// Adds columns, always the one that promises most, as long as any gains.
  ///
  /// - Parameters:
  ///   - share: of the multipliers in what a column promises, in [0, 1].
  ///   - perEuro: whether its price divides that.
  ///   - caps: the most of each type; nil for what the limits allow.
  private mutating func fill(share: Double, perEuro: Bool = false, caps: [Int]? = nil) {
    while let column = promising(share: share, perEuro: perEuro, caps: caps) { state.add(column) }
  }

  private mutating func promising(share: Double, perEuro: Bool, caps: [Int]?) -> Int? {
    var best: (column: Int, promise: Double)?
    for type in byType.indices {
      if let caps, state.counts[type] >= caps[type] { continue }
      if let counts = state.limits.counts, state.counts[type] >= counts[type] { continue }
      work += byType[type].count
      for column in byType[type] where state.gains[column] > PlanState.leastGain {
        var promise = share * state.credits[column] + (1 - share) * state.gains[column]
        if perEuro { promise /= Double(max(problem.columns[column].cost ?? 1, 1)) }
        if promise > best?.promise ?? 0, state.mayAdd(column) { best = (column, promise) }
      }
    }
    return best?.column
  }

  /// Moves one sensor at a time to where it gains most, as long as any move gains.
  mutating func swap(atMost rounds: Int = .max) {
    for _ in 0..<rounds {
      var hasGained = false
      for column in state.chosen {
        if shouldStop() { return }
        let before = state.value
        state.remove(column)
        let added = filled(like: column)
        if state.value > before + PlanState.leastGain {
          hasGained = true
        } else {
          for other in added.reversed() { state.remove(other) }
          state.add(column)
        }
      }
      keepBest()
      if !hasGained { return }
    }
  }

  /// Fills what a column left: under counts with the best of its type, under a budget with whatever fits.
  private mutating func filled(like column: Int) -> [Int] {
    var added: [Int] = []
    while let next = promising(share: 0, perEuro: false, caps: nil) {
      state.add(next)
      added.append(next)
      if state.limits.budget == nil, added.count > 1 { break }
    }
    return added
  }

  /// Clears parts of the plan and fills them anew, and keeps what is not worse.
  ///
  /// - Parameter work: how many columns may be looked at.
  mutating func searchNeighbourhoods(work limit: Int, target: Double) {
    let end = work + limit
    for _ in 0..<Self.clearings * (state.chosen.count + 1) {
      guard work < end, !shouldStop(), state.value < target - PlanState.leastGain else { return }
      let chosen = state.chosen.sorted {
        middles[$0] == middles[$1] ? $0 < $1 : middles[$0] < middles[$1]
      }
      guard !chosen.isEmpty else { return }
      let before = state.value
      let out = cleared(of: chosen)
      for column in out { state.remove(column) }
      let kept = Set(chosen).subtracting(out)
      let isTrue = numbers.below(Self.trueGainsEvery) == 0
      fill(
        share: isTrue ? 0 : numbers.unit(), perEuro: state.limits.budget != nil && numbers.below(2) == 0)
      fill(share: 0)
      let added = state.chosen.filter { !kept.contains($0) }
      improve(added)
      work += out.reduce(0) { $0 + problem.credits.entries($1).count }
      if state.value < before - PlanState.leastGain {
        for column in state.chosen where !kept.contains(column) { state.remove(column) }
        for column in out { state.add(column) }
      } else {
        keepBest()
      }
    }
  }

  /// One round of moves of some sensors.
  private mutating func improve(_ columns: [Int]) {
    for column in columns where state.isChosen[column] {
      let before = state.value
      state.remove(column)
      let added = filled(like: column)
      if state.value < before - PlanState.leastGain {
        for other in added.reversed() { state.remove(other) }
        state.add(column)
      }
    }
  }

  /// Neighbours along the border, sometimes with one from anywhere.
  private mutating func cleared(of chosen: [Int]) -> [Int] {
    let most = min(Self.cleared.upperBound, chosen.count)
    let least = min(Self.cleared.lowerBound, most)
    let count = least + numbers.below(most - least + 1)
    let start = numbers.below(chosen.count - count + 1)
    var out = Array(chosen[start..<start + count])
    let other = chosen[numbers.below(chosen.count)]
    if numbers.below(2) == 0, !out.contains(other) { out.append(other) }
    return out
  }
}
