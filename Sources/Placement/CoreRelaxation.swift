/// The Lagrangian bound of a part of all plans: some columns are chosen, some left out, the others open.
///
/// Under counts alone, where one sensor that covers a piece suffices. What the chosen columns cover is won and costs nothing:
///
///     U = constant + covered + sum over the rest of max(0, first_j - lambda_j)
///         + for each type the best of the open columns by r_i, as many as its count leaves
struct CoreRelaxation {
  /// A part of all plans.
  struct Node {
    /// The columns that all its plans hold, and those that they may hold, rising.
    var chosen: [Int]
    var open: [Int]
    /// The multipliers of all pieces, at least 0, that bound it.
    var multipliers: [Double]
    /// What none of its plans exceeds (m).
    var bound = Double.infinity
    /// The open column that is decided next; nil where none is open.
    var branch: Int?
    /// The chosen columns, and those of the open ones that the bound chooses.
    var choice: [Int] = []
  }

  /// Multipliers as they are at one moment.
  struct Moment {
    var bound: Double
    /// The best open columns of each type, the best first, one more than may be chosen.
    var ranked: [[Int]]
  }

  let problem: CoveringProblem
  private let counts: [Int]
  private let shouldStop: () -> Bool
  /// The pieces of each column as runs of neighbours: column c has runs starts[c]..<starts[c + 1].
  private let starts: [Int]
  private let runs: [(from: Int32, to: Int32)]
  /// How many runs, columns and pieces were looked at.
  private(set) var work = 0
  /// The best plan among the choices that the bounds made, its columns rising, and what it gains with the constant (m).
  private(set) var found: (columns: [Int], value: Double)

  // What the node that is looked at leaves, kept to be filled anew.
  private var isCovered: [Bool]
  private var sums: [Double]
  private(set) var values: [Double]
  private var reached: [Int32]
  private(set) var frequency: [Double]
  private(set) var left: [Int] = []
  private var won = 0.0

  /// The step's first scale, what it is multiplied by when no step of some betters the bound, and the least.
  private static let firstScale = 1.0
  private static let shrinking = 0.7
  private static let leastScale = 1e-3
  /// How far the deflection turns (Camerini, Fratta and Maffioli 1975).
  private static let turn = 1.5
  /// How often a step looks at each piece.
  private static let visitsOfPiece = 5
  /// The share of a step's choice in the mean of all.
  private static let memory = 0.05
  /// Multipliers are whole numbers of this (m), so that a proof is short; those above 2^24 of it are rounded further.
  static let quantum = 1.0 / 32

  /// - Parameters:
  ///   - problem: of the single law, without second sensors.
  ///   - counts: how many of each type.
  ///   - plan: a known plan, and what it gains with the constant (m).
  ///   - shouldStop: asked often.
  init(
    _ problem: CoveringProblem, counts: [Int], plan: (columns: [Int], value: Double),
    shouldStop: @escaping () -> Bool
  ) {
    self.problem = problem
    self.counts = counts
    self.shouldStop = shouldStop
    found = plan
    var starts = [0]
    var runs: [(from: Int32, to: Int32)] = []
    for column in problem.columns.indices {
      for entry in problem.credits.entries(column) {
        let row = problem.credits.rows[entry]
        if runs.count > starts[column], runs[runs.count - 1].to == row {
          runs[runs.count - 1].to = row + 1
        } else {
          runs.append((row, row + 1))
        }
      }
      starts.append(runs.count)
    }
    (self.starts, self.runs) = (starts, runs)
    sums = [Double](repeating: 0, count: problem.pieces.count + 1)
    isCovered = [Bool](repeating: false, count: problem.pieces.count)
    reached = [Int32](repeating: 0, count: problem.pieces.count)
    values = [Double](repeating: 0, count: problem.columns.count)
    frequency = values
  }

  /// What no plan worth the search exceeds: a gain below ``PlanState/leastGain`` is none.
  var target: Double { found.value + PlanState.leastGain }

  /// Takes over a plan when it is better.
  mutating func take(_ columns: [Int], value: Double) {
    if value > found.value { found = (columns, value) }
  }

  /// Lowers a node's bound, and decides the open columns that the bound decides.
  ///
  /// - Parameters:
  ///   - steps: how many, fewer when no plan of the node can be better than the best.
  ///   - patience: after so many steps without a better bound they become shorter.
  mutating func improve(_ node: inout Node, steps: Int, patience: Int) {
    guard enter(&node) else {
      (node.bound, node.branch) = (-.infinity, nil)
      return
    }
    var current = node.multipliers
    var direction = [Double](repeating: 0, count: current.count)
    var (scale, sinceBetter, least) = (Self.firstScale, 0, Double.infinity)
    for _ in 0..<steps {
      let moment = moment(current, open: node.open)
      remember(moment, node)
      if moment.bound < least {
        (least, node.multipliers, sinceBetter) = (moment.bound, current, 0)
        if least <= target || shouldStop() { break }
      } else {
        sinceBetter += 1
        if sinceBetter > patience {
          (scale, sinceBetter, current) = (scale * Self.shrinking, 0, node.multipliers)
          if scale < Self.leastScale || shouldStop() { break }
          for row in direction.indices { direction[row] = 0 }
          continue
        }
      }
      guard follow(&current, &direction, scale * (moment.bound - found.value)) else { break }
    }
    settle(&node)
  }

  /// Sees what a node's chosen columns cover, and what its open ones reach.
  ///
  /// - Returns: whether the counts allow so many chosen ones.
  private mutating func enter(_ node: inout Node) -> Bool {
    for row in isCovered.indices { (isCovered[row], reached[row]) = (false, 0) }
    left = counts
    for column in node.chosen {
      left[problem.columns[column].type] -= 1
      for entry in problem.credits.entries(column) { isCovered[Int(problem.credits.rows[entry])] = true }
    }
    guard left.allSatisfy({ $0 >= 0 }) else { return false }
    node.open.removeAll { left[problem.columns[$0].type] == 0 }
    for column in node.open {
      frequency[column] = 0
      for entry in problem.credits.entries(column) { reached[Int(problem.credits.rows[entry])] = 1 }
    }
    won = problem.constant
    for row in isCovered.indices {
      if isCovered[row] {
        won += problem.first[row]
        node.multipliers[row] = 0
      } else if reached[row] == 0 {
        node.multipliers[row] = problem.first[row]
      }
    }
    return true
  }

  /// The bound of multipliers, and the choice that gives it; counts in ``reached`` how many of the choice reach each piece.
  mutating func moment(_ multipliers: [Double], open: [Int]) -> Moment {
    var ranked = left.map { _ in [Int]() }
    for row in multipliers.indices { sums[row + 1] = sums[row] + multipliers[row] }
    for column in open {
      var value = 0.0
      for run in starts[column]..<starts[column + 1] {
        value += sums[Int(runs[run].to)] - sums[Int(runs[run].from)]
      }
      work += starts[column + 1] - starts[column] + 1
      values[column] = value
      insert(
        column, into: &ranked[problem.columns[column].type], most: left[problem.columns[column].type] + 1)
    }
    work += Self.visitsOfPiece * reached.count
    var bound = won
    for row in reached.indices {
      reached[row] = 0
      if !isCovered[row] { bound += max(0, problem.first[row] - multipliers[row]) }
    }
    for (type, columns) in ranked.enumerated() {
      for column in columns.prefix(left[type]) {
        bound += values[column]
        for run in starts[column]..<starts[column + 1] {
          for row in runs[run].from..<runs[run].to { reached[Int(row)] += 1 }
        }
      }
    }
    return Moment(bound: bound, ranked: ranked)
  }

  /// Puts a column where its value belongs, of equals behind.
  private func insert(_ column: Int, into ranked: inout [Int], most: Int) {
    let value = values[column]
    if ranked.count == most {
      guard value > values[ranked[most - 1]] else { return }
      ranked.removeLast()
    }
    var place = ranked.count
    while place > 0, values[ranked[place - 1]] < value { place -= 1 }
    ranked.insert(column, at: place)
  }

  /// Counts a choice into the mean of all, and keeps it when it is the best plan so far.
  private mutating func remember(_ moment: Moment, _ node: Node) {
    for column in node.open { frequency[column] *= 1 - Self.memory }
    var value = won
    for row in reached.indices where !isCovered[row] && reached[row] > 0 { value += problem.first[row] }
    let choice = zip(moment.ranked, left).flatMap { $0.prefix($1) }
    for column in choice { frequency[column] += Self.memory }
    guard value > target else { return }
    let plan = (node.chosen + choice).sorted()
    if Set(plan.map { problem.columns[$0].candidate }).count == plan.count { found = (plan, value) }
  }

  /// Moves multipliers against a subgradient.
  ///
  /// - Returns: whether they moved.
  private func follow(_ current: inout [Double], _ direction: inout [Double], _ excess: Double) -> Bool {
    var (product, square) = (0.0, 0.0)
    for row in current.indices {
      let slope = Double(reached[row]) - (current[row] < problem.first[row] ? 1 : 0)
      product += slope * direction[row]
      square += direction[row] * direction[row]
    }
    let deflection = product < 0 && square > 0 ? -Self.turn * product / square : 0
    var length = 0.0
    for row in current.indices {
      let (multiplier, first) = (current[row], problem.first[row])
      var along = Double(reached[row]) - (multiplier < first ? 1 : 0) + deflection * direction[row]
      if isCovered[row] || (multiplier <= 0 && along > 0) || (multiplier >= first && along < 0) { along = 0 }
      direction[row] = along
      length += along * along * first
    }
    guard length > 0, excess > 0 else { return false }
    let step = excess / length
    for row in current.indices {
      let first = problem.first[row]
      current[row] = min(max(current[row] - step * direction[row] * first, 0), first)
    }
    return true
  }
}
