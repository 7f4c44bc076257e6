/// Branch and bound on the core: the columns that the Lagrangian bound of all plans does not exclude.
///
/// The part of all plans with the greatest bound is split first, by one column that its plans hold or do not hold, so that
/// the greatest bound of the parts that are left bounds all plans and falls from step to step (Land and Doig 1960).
struct CoreSearch {
  /// The proof so far.
  private(set) var proof: CoreProof
  private var relaxation: CoreRelaxation
  private var polish: PlanSearch
  /// The parts that may hold a better plan, the greatest bound last.
  private var left: [(part: Int, node: CoreRelaxation.Node)] = []
  private let most: Int
  private let shouldStop: () -> Bool

  /// The steps of the whole and of each other part, and their patience.
  private static let (firstSteps, firstPatience) = (2000, 25)
  private static let (steps, patience) = (100, 6)
  /// Of so many parts one is made a plan, which is swapped in so many rounds.
  private static let polishedEvery = 4
  private static let polishedRounds = 3

  /// The best plan, by the columns' numbers in the instance, rising.
  var plan: [Int] { relaxation.found.columns.map { relaxation.problem.numbers[$0] } }
  /// What it gains, the constant included (m).
  var value: Double { relaxation.found.value }

  /// A search.
  ///
  /// - Parameters:
  ///   - core: of the single law, without second sensors.
  ///   - plan: columns of the core, and what they gain with the constant (m).
  ///   - multipliers: those that bound all plans, of the core's pieces.
  ///   - work: how many runs of pieces, columns and pieces may be looked at.
  init(
    _ core: CoveringProblem, counts: [Int], plan: (columns: [Int], value: Double), multipliers: [Double],
    work: Int, shouldStop: @escaping () -> Bool
  ) {
    relaxation = CoreRelaxation(core, counts: counts, plan: plan, shouldStop: shouldStop)
    polish = PlanSearch(
      core, PlacementLimits(counts: counts), prices: multipliers, shouldStop: shouldStop)
    proof = CoreProof(groups: core.origins)
    most = work
    self.shouldStop = shouldStop
    left = [(0, .init(chosen: [], open: Array(core.columns.indices), multipliers: multipliers))]
  }

  /// Splits parts until all plans are decided, or the work is done.
  mutating func search() {
    guard var whole = left.popLast()?.node else { return }
    relaxation.improve(&whole, steps: Self.firstSteps, patience: Self.firstPatience)
    keep(whole)
    while let next = left.popLast() {
      guard next.node.bound > relaxation.target else { break }
      guard relaxation.work < most, !shouldStop(), let branch = next.node.branch else {
        proof.bound = next.node.bound
        return
      }
      split(next.node, of: next.part, by: branch)
    }
    proof.bound = relaxation.target
  }

  private mutating func split(_ node: CoreRelaxation.Node, of part: Int, by branch: Int) {
    let number = relaxation.problem.numbers[branch]
    proof.parts[part].split = (number, with: proof.parts.count, without: proof.parts.count + 1)
    var with = node
    var without = node
    without.open.removeAll { $0 == branch }
    with.open = without.open
    with.chosen.append(branch)
    for var child in [with, without] {
      relaxation.improve(&child, steps: Self.steps, patience: Self.patience)
      keep(child)
    }
  }

  /// Keeps a part, and where it may hold a better plan among those that are left.
  private mutating func keep(_ node: CoreRelaxation.Node) {
    proof.parts.append(.init(multipliers: node.multipliers.map(Float.init)))
    guard node.bound > relaxation.target else { return }
    let place = left.firstIndex { $0.node.bound >= node.bound } ?? left.count
    left.insert((proof.parts.count - 1, node), at: place)
    if proof.parts.count % Self.polishedEvery == 1 { polish(node.choice) }
  }

  private mutating func polish(_ choice: [Int]) {
    polish.take(choice)
    polish.swap(atMost: Self.polishedRounds)
    let found = polish.best
    relaxation.take(found.columns, value: found.value + relaxation.problem.constant)
  }
}

/// Parts of all plans with multipliers each that together prove a bound.
public struct CoreProof: Sendable {
  /// Plans that hold some columns, and do not hold some others.
  public struct Part: Sendable {
    /// A multiplier of each group of pieces, at least 0 (m).
    public let multipliers: [Float]
    /// A column, by its number in the instance, and the parts with it and without it; nil where the bound decides.
    public internal(set) var split: (column: Int, with: Int, without: Int)?
  }

  /// The instance's pieces that are reached by the same columns of the core.
  public let groups: [[Int32]]
  /// The parts; the first one is all plans.
  public internal(set) var parts: [Part] = []
  /// What no plan exceeds (m).
  public internal(set) var bound = Double.infinity

  init(groups: [[Int32]]) { self.groups = groups }
}

extension CoveringProblem {
  /// Of each column whether every plan that holds it gains less than a known one: the bound falls that far when the column takes
  /// the place of the worst that the bound chose of its type.
  ///
  /// - Parameters:
  ///   - values: r_i of each column.
  ///   - bound: the bound that they belong to, and the value of the known plan, the constant included (m).
  func excluded(_ values: [Double], counts: [Int], bound: Double, value: Double) -> [Bool] {
    let worst = counts.indices.map { type in
      let best = columns.indices.filter { columns[$0].type == type }.map { values[$0] }
        .sorted(by: >).prefix(counts[type])
      return best.count == counts[type] ? best.last ?? .infinity : 0
    }
    return columns.indices.map { column in
      bound - worst[columns[column].type] + values[column] < value - PlanState.leastGain
    }
  }

  /// The search of what a bound leaves; nil where there are other limits than counts, or other gains than of one sensor that
  /// covers by itself.
  ///
  /// - Parameters:
  ///   - plan: the best known one, without the constant.
  ///   - work: how many runs of pieces, columns and pieces may be looked at.
  func coreSearch(
    _ plan: (columns: [Int], value: Double), _ bound: LagrangianBound, _ limits: PlacementLimits, work: Int,
    shouldStop: @escaping () -> Bool
  ) -> CoreSearch? {
    guard rule == .single, second.allSatisfy({ $0 == 0 }), limits.budget == nil, let counts = limits.counts,
      work > 0, bound.bound < .infinity
    else { return nil }
    let value = plan.value + constant
    let isExcluded = excluded(bound.values, counts: counts, bound: bound.bound, value: value)
    let core = taking(
      columns: columns.indices.filter { !isExcluded[$0] }, pieces: pieces.indices.map { Int32($0) }
    ).reduced()
    var shares: [Int32: Double] = [:]
    for (row, origins) in origins.enumerated() where first[row] > 0 {
      for piece in origins { shares[piece] = bound.multipliers[row] / first[row] }
    }
    // A piece's share of its group's worth is not known here: the mean starts well enough.
    let multipliers = core.origins.enumerated().map { row, origins in
      core.first[row] * origins.reduce(0) { $0 + (shares[$1] ?? 0) } / Double(origins.count)
    }
    let wanted = Set(plan.columns.map { numbers[$0] })
    let known = core.numbers.indices.filter { wanted.contains(core.numbers[$0]) }
    // Of equal columns the core keeps one: the known plan is one of the core's, or stays with its value alone.
    return CoreSearch(
      core, counts: counts, plan: (known, value), multipliers: multipliers, work: work, shouldStop: shouldStop
    )
  }
}
