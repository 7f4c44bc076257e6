import RealModule

/// What no plan can exceed, by Lagrangian relaxation of what couples pieces and columns.
///
/// With a multiplier lambda_j in [0, first_j] for each piece, U = sum of phi_j(lambda_j) + the best choice of columns by
/// r_i = sum of lambda_j a_ij. Any multipliers bound; good ones are found by a subgradient method whose direction is
/// deflected by the last one (Camerini, Fratta and Maffioli 1975), with Polyak's step length.
struct LagrangianBound: Sendable {
  /// The least bound found (m), the problem's constant included.
  private(set) var bound = Double.infinity
  /// The multipliers that give it, in [0, first_j].
  private(set) var multipliers: [Double]
  /// The reduced value r_i of each column under them.
  private(set) var values: [Double] = []
  /// The choice of columns under them.
  private(set) var choice: BestChoice.Choice?

  private var current: [Double]
  private var direction: [Double]
  private var scale = Self.firstScale
  private var sinceBetter = 0

  /// The step's first scale, what it is multiplied by after so many steps without a better bound, and the least.
  private static let firstScale = 1.0
  private static let shrinking = 0.6
  private static let patience = 12
  private static let leastScale = 1e-4
  /// The share of its worth that each piece's multiplier starts from.
  private static let firstShare = 0.5
  /// How far the deflection turns (Camerini, Fratta and Maffioli 1975).
  private static let turn = 1.5
  /// Below this share of a bound a gap is none.
  private static let noGap = 1e-10

  /// The state before the first step.
  init(for problem: CoveringProblem) {
    current = problem.first.map { $0 * Self.firstShare }
    multipliers = current
    direction = [Double](repeating: 0, count: current.count)
  }

  /// Whether a known plan is proved to be the best.
  func isClosed(by plan: Double) -> Bool {
    bound < .infinity && bound - plan <= Self.noGap * max(bound, 1)
  }

  /// Takes steps.
  ///
  /// - Parameters:
  ///   - plan: what the best known plan gains, the constant included (m).
  ///   - steps: how many, fewer when the gap closes or steps become too small.
  ///   - shouldStop: asked at each step.
  mutating func improve(
    _ problem: CoveringProblem, _ best: BestChoice, plan: Double, steps: Int, shouldStop: () -> Bool
  ) {
    for _ in 0..<steps {
      guard !isClosed(by: plan), scale > Self.leastScale, !shouldStop() || bound == .infinity else { return }
      step(problem, best, plan: plan)
    }
  }

  /// Takes multipliers of 0 where they bound better: no plan gains more than all pieces that any column reaches.
  ///
  /// Kept for the end, as steps from there lead nowhere.
  mutating func takeAllPieces(_ problem: CoveringProblem, _ best: BestChoice) {
    let nothing = problem.first.map { _ in 0.0 }
    let all = problem.constant + problem.relaxedGain(nothing)
    guard all < bound else { return }
    let r = problem.values(of: nothing)
    (bound, multipliers, values, choice) = (all, nothing, r, best.choice(of: r))
  }

  /// Starts anew from the best multipliers, with long steps.
  mutating func restart() {
    current = multipliers
    scale = Self.firstScale
    sinceBetter = 0
    for row in direction.indices { direction[row] = 0 }
  }

  private mutating func step(_ problem: CoveringProblem, _ best: BestChoice, plan: Double) {
    let r = problem.values(of: current)
    let choice = best.choice(of: r)
    let value = problem.constant + problem.relaxedGain(current) + choice.value
    if value < bound {
      if value < bound * (1 - Self.noGap) { sinceBetter = 0 }
      (bound, multipliers, values, self.choice) = (value, current, r, choice)
    } else {
      sinceBetter += 1
      if sinceBetter >= Self.patience {
        scale *= Self.shrinking
        sinceBetter = 0
        current = multipliers
        for row in direction.indices { direction[row] = 0 }
        return
      }
    }
    var gradient = problem.relaxedSlope(current)
    for column in choice.columns {
      for entry in problem.credits.entries(column) {
        gradient[Int(problem.credits.rows[entry])] += problem.credit(entry)
      }
    }
    follow(gradient, value: value, plan: plan, problem)
  }

  /// Moves the multipliers against a subgradient, within their limits.
  private mutating func follow(
    _ gradient: [Double], value: Double, plan: Double, _ problem: CoveringProblem
  ) {
    var (product, square) = (0.0, 0.0)
    for row in gradient.indices {
      product += gradient[row] * direction[row]
      square += direction[row] * direction[row]
    }
    let deflection = product < 0 && square > 0 ? -Self.turn * product / square : 0
    var length = 0.0
    for row in gradient.indices {
      var along = gradient[row] + deflection * direction[row]
      // What leads out of the limits does not count.
      if (current[row] <= 0 && along > 0) || (current[row] >= problem.first[row] && along < 0) { along = 0 }
      direction[row] = along
      // Pieces of much border move in longer steps.
      length += along * along * problem.first[row]
    }
    guard length > 0 else {
      scale = 0
      return
    }
    let step = scale * max(value - plan, Self.noGap * abs(value)) / length
    for row in gradient.indices {
      current[row] = min(
        max(current[row] - step * direction[row] * problem.first[row], 0), problem.first[row])
    }
  }
}

extension CoveringProblem {
  /// The credit of an entry.
  @inline(__always) func credit(_ entry: Int) -> Double { rule == .single ? 1 : credits.values[entry] }

  /// r_i of each column.
  ///
  /// - Complexity: O(entries).
  func values(of multipliers: [Double]) -> [Double] {
    let isOne = rule == .single
    return columns.indices.map { column in
      var sum = 0.0
      for entry in credits.entries(column) {
        let multiplier = multipliers[Int(credits.rows[entry])]
        sum += isOne ? multiplier : multiplier * credits.values[entry]
      }
      return sum
    }
  }

  /// The sum of phi_j: what pieces gain at the most when each unit of credit costs its multiplier.
  func relaxedGain(_ multipliers: [Double]) -> Double {
    var sum = 0.0
    for (row, multiplier) in multipliers.enumerated() {
      let (first, second) = (first[row], second[row])
      if rule == .detection {
        sum += Self.detectionGain(first, multiplier) + first * Self.cutOff
      } else {
        sum += max(0, first - multiplier, first + second - 2 * multiplier)
      }
    }
    return sum
  }

  /// A subgradient of ``relaxedGain(_:)``.
  func relaxedSlope(_ multipliers: [Double]) -> [Double] {
    multipliers.indices.map { row in
      let (first, second, multiplier) = (first[row], second[row], multipliers[row])
      if rule == .detection {
        guard multiplier > first * Self.cutOff else { return -Self.mostExponent }
        return min(0, -Double.log(first / multiplier))
      }
      return multiplier >= first ? 0 : multiplier < second ? -2 : -1
    }
  }

  /// The most of w (1 - e^-t) - lambda t: at t = ln(w / lambda).
  private static func detectionGain(_ first: Double, _ multiplier: Double) -> Double {
    guard multiplier < first else { return 0 }
    guard multiplier > 0 else { return first }
    return first - multiplier - multiplier * .log(first / multiplier)
  }

  /// e^-20: what an exponent cut at 20 leaves out.
  static let cutOff = Double.exp(-mostExponent)
}

extension PlacementInstance.Piece {
  /// The chance that nothing that stands detects.
  var openShare: Double { 1 - probability(miss: standingMiss) }
}
