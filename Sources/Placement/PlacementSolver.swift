/// Finds a plan that gains as much as it can, and what no plan can exceed.
///
/// Laws:
/// 1. What is found is a plan within the limits, and its value is at most the bound.
/// 2. The bound is at least the value of every plan within the limits.
/// 3. Equal input gives equal bits, and the columns' order changes neither value nor bound.
public struct PlacementSolver: Sendable {
  /// How much work a solution takes.
  public struct Effort: Sendable {
    /// The subgradient steps of each round.
    public var steps: Int
    /// The rounds of bound and search.
    public var rounds: Int
    /// How many columns the search may look at in each round.
    public var work: Int
    /// How many runs of pieces, columns and pieces the branch and bound of what is left may look at.
    public var branching: Int

    /// An effort.
    public init(steps: Int, rounds: Int, work: Int, branching: Int = 0) {
      self.steps = steps
      self.rounds = rounds
      self.work = work
      self.branching = branching
    }

    /// What closes most gaps of a country's border within a minute.
    public static let usual = Effort(
      steps: 400, rounds: 8, work: 1_000_000_000, branching: 1_200_000_000)
    /// Less under the law of runs, whose bound stays looser whatever is done.
    public static let run = Effort(steps: 300, rounds: 3, work: 600_000_000)
    /// Bound and one search, for what is asked beside the plan.
    public static let brief = Effort(steps: 300, rounds: 1, work: 50_000_000)
  }

  /// The reduced problem.
  let problem: CoveringProblem
  private let whole: (first: [Double], second: [Double])
  private let limits: PlacementLimits
  private let best: BestChoice
  /// Problems of at most so many columns are searched to the end, within so many steps.
  private static let smallColumns = 40
  private static let smallSteps = 20_000
  /// After so many rounds that better neither plan nor bound by more than a share of the bound there are no more.
  private static let idleRounds = 2
  private static let leastProgress = 1e-6

  /// The solver of an instance under a law.
  public init(
    _ instance: PlacementInstance, law: PlacementLaw, objective: PlacementObjective = .coveredLength,
    limits: PlacementLimits
  ) {
    let problem = CoveringProblem(instance, law: law, objective: objective)
    whole = (problem.first, problem.second)
    self.problem = problem.reduced()
    self.limits = limits
    best = BestChoice(self.problem.columns, limits)
  }

  /// How many columns are left after the reductions, and how many pieces.
  public var size: (columns: Int, pieces: Int) { (problem.columns.count, problem.pieces.count) }

  /// The columns of the reduced problem that a plan holds, rising.
  private func own(_ plan: [Int]) -> [Int] {
    let wanted = Set(plan)
    return problem.numbers.indices.filter { wanted.contains(problem.numbers[$0]) }
  }

  /// Finds a plan and its bound.
  ///
  /// - Parameters:
  ///   - start: a plan to begin from, by the columns' numbers in the instance.
  ///   - effort: how much work it may take.
  ///   - shouldStop: asked often; once true, what is known is returned.
  ///   - onProgress: takes the value and the bound (m) after each round.
  public func solution(
    from start: [Int] = [], effort: Effort = .usual, shouldStop: () -> Bool = { false },
    onProgress: (Double, Double) -> Void = { _, _ in }
  ) -> PlacementSolution {
    withoutActuallyEscaping(shouldStop) { shouldStop in
      solved(from: start, effort, shouldStop, onProgress)
    }
  }

  private func solved(
    from start: [Int], _ effort: Effort, _ shouldStop: @escaping () -> Bool,
    _ onProgress: (Double, Double) -> Void
  ) -> PlacementSolution {
    var solution = PlacementSolution()
    var bound = LagrangianBound(for: problem)
    var search = PlanSearch(problem, limits, prices: problem.first, shouldStop: shouldStop)
    search.greedy(share: 0)
    if limits.budget != nil { search.greedy(share: 0, perEuro: true) }
    solution.greedyValue = search.best.value + problem.constant
    search.set(search.best.columns)
    search.swap()
    solution.swappedValue = search.best.value + problem.constant
    var found = search.best
    let given = own(start)
    if !given.isEmpty {
      search.set(given)
      search.swap()
      found = search.best
    }
    let isSmall = problem.columns.count <= Self.smallColumns
    var idle = 0
    for round in 0..<(isSmall ? 1 : effort.rounds) {
      let before = (value: found.value, bound: bound.bound)
      if round > 0 { bound.restart() }
      bound.improve(
        problem, best, plan: found.value + problem.constant, steps: effort.steps, shouldStop: shouldStop)
      if bound.isClosed(by: found.value + problem.constant) { break }
      search = PlanSearch(
        problem, limits, prices: bound.multipliers, seed: UInt64(round), shouldStop: shouldStop)
      search.set(found.columns)
      found = improved(
        &search, bound, isFirst: round == 0, work: isSmall ? 0 : effort.work / effort.rounds, shouldStop)
      onProgress(found.value + problem.constant, bound.bound)
      if shouldStop() || bound.isClosed(by: found.value + problem.constant) { break }
      let isIdle =
        found.value <= before.value && bound.bound >= before.bound * (1 - Self.leastProgress)
      idle = isIdle ? idle + 1 : 0
      if idle == Self.idleRounds { break }
    }
    if isSmall, !bound.isClosed(by: found.value + problem.constant), !shouldStop() {
      var exact = ExactSearch(problem, limits, start: found, mostSteps: Self.smallSteps)
      exact.search()
      found = exact.found
    }
    let proof = proved(&found, bound, effort, shouldStop)
    if proof == nil { bound.takeAllPieces(problem, best) }
    solution.take(found.columns, of: problem, bound, proof, isCut: shouldStop())
    onProgress(solution.value, solution.bound)
    return solution
  }

  /// Branches on what the bound leaves, and takes over a better plan.
  ///
  /// - Returns: the proof of a lower bound; nil where none was found.
  private func proved(
    _ found: inout (columns: [Int], value: Double), _ bound: LagrangianBound, _ effort: Effort,
    _ shouldStop: @escaping () -> Bool
  ) -> CoreProof? {
    guard !bound.isClosed(by: found.value + problem.constant), !shouldStop(),
      var core = problem.coreSearch(
        found, bound, limits, work: effort.branching, shouldStop: shouldStop)
    else { return nil }
    core.search()
    if core.value > found.value + problem.constant {
      found = (own(core.plan), core.value - problem.constant)
    }
    let all = problem.constant + problem.relaxedGain(problem.first.map { _ in 0 })
    return core.proof.bound < min(bound.bound, all) ? core.proof : nil
  }

  /// The best plan after greedy plans by multipliers, swaps and neighbourhoods.
  private func improved(
    _ search: inout PlanSearch, _ bound: LagrangianBound, isFirst: Bool, work: Int,
    _ shouldStop: () -> Bool
  ) -> (columns: [Int], value: Double) {
    if isFirst, let choice = bound.choice {
      search.take(choice.columns)
      search.swap()
      let caps = counts(of: choice)
      for share in PlanSearch.shares where !shouldStop() {
        search.greedy(share: share, caps: caps)
        search.swap()
        guard limits.budget != nil else { continue }
        search.greedy(share: share, perEuro: true)
        search.swap()
      }
    }
    search.set(search.best.columns)
    search.searchNeighbourhoods(work: work, target: bound.bound - problem.constant)
    return search.best
  }

  /// How many of each type a choice holds; nil where the limits say it.
  private func counts(of choice: BestChoice.Choice) -> [Int]? {
    guard limits.budget != nil else { return nil }
    var counts = [Int](repeating: 0, count: (problem.columns.map(\.type).max() ?? -1) + 1)
    for (group, count) in zip(best.groups, choice.counts) { counts[group.type] += count }
    return counts
  }

  /// The proof of a solution's bound.
  public func certificate(of solution: PlacementSolution) -> PlacementCertificate {
    PlacementCertificate(
      problem, first: whole.first, second: whole.second, multipliers: solution.multipliers,
      bound: solution.bound, root: solution.rootBound, value: solution.value, limits: limits,
      proof: solution.proof)
  }
}

/// A plan and what no plan can exceed.
public struct PlacementSolution: Sendable {
  /// The chosen columns by their numbers in the instance, rising.
  public private(set) var plan: [Int] = []
  /// What the plan gains, with what stands (m).
  public private(set) var value = 0.0
  /// What no plan gains more than (m).
  public private(set) var bound = Double.infinity
  /// What a greedy plan gains (m).
  public fileprivate(set) var greedyValue = 0.0
  /// What it gains after swaps (m).
  public fileprivate(set) var swappedValue = 0.0
  /// Whether the search was cut short.
  public private(set) var isCut = false
  /// The multipliers of each piece of the reduced problem, and the bound that they give.
  private(set) var multipliers: [Double] = []
  private(set) var rootBound = Double.infinity
  /// What proves a lower bound than they do.
  private(set) var proof: CoreProof?

  /// What the bound lies above the value, as a share of it; 0 where both are 0.
  public var gap: Double { value > 0 ? max(0, bound - value) / value : bound > 0 ? .infinity : 0 }

  fileprivate mutating func take(
    _ columns: [Int], of problem: CoveringProblem, _ found: LagrangianBound, _ proof: CoreProof?, isCut: Bool
  ) {
    plan = columns.map { problem.numbers[$0] }
    value = problem.value(of: columns)
    // A bound that rounding brought below a plan is that plan.
    rootBound = max(found.bound, value)
    bound = max(min(found.bound, proof?.bound ?? .infinity), value)
    multipliers = found.multipliers
    self.proof = proof
    self.isCut = isCut
  }
}
