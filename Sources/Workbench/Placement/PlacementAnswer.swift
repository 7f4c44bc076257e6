import Scenario
import GeoCore
import Placement

/// What was chosen, what it does, and what nothing can exceed.
struct PlacementAnswer: Sendable {
  /// Covered metres and their bound by one law.
  struct Figures {
    var covered: Double
    var bound: Double

    /// What the bound lies above, as a share.
    var gap: Double { covered > 0 ? max(0, bound - covered) / covered : bound > 0 ? .infinity : 0 }
  }

  /// A chosen sensor.
  struct Chosen: Sendable {
    /// The column's place in the instance.
    let column: Int
    let gained: Double
    let lost: Double
  }

  /// The first sensors of the plan.
  struct Step {
    /// How many, and what they cost (whole euros); nil where nothing is said.
    let sensors: Int
    let euros: Int?
    /// What they count with what stands (m of value).
    let value: Double
    /// What no choice of as many of each type exceeds, under a budget no choice for as much (m of value).
    var bound: Double
  }

  let law: PlacementLaw
  /// The plan's columns, rising.
  let plan: [Int]
  /// The plan's columns in the order in which they gain most (m of value).
  let chosen: [Chosen]
  /// The curve: none of the plan's sensors, then one more each.
  let curve: [Step]
  /// Covered before, and with the plan, by the law asked for (m).
  let coveredBefore: Double
  let figures: Figures
  /// The same when each piece needs one sensor that covers it with what stands (m).
  let figuresSingly: Figures
  /// What the objective counts, where that is not metres.
  let value: Figures?
  /// Whether the time or the user ended the search.
  let isCut: Bool
  /// How the bound of each law that was worked out is proved.
  let certificates: [(law: PlacementLaw, certificate: PlacementCertificate)]
  /// What simpler methods find by the single law (m of value), for comparison.
  let greedy: Double
  let swapped: Double

  /// Solves a problem.
  ///
  /// - Parameters:
  ///   - law: how sensors together cover.
  ///   - seconds: how long the search may take; nil for as long as its steps last.
  init(
    to problem: PlacementProblem, law: PlacementLaw, seconds: Double?, report: @escaping WorkReport
  ) {
    let start = ContinuousClock.now
    func isOver(after share: Double) -> Bool {
      Task.isCancelled || (seconds.map { .seconds($0 * share) < start.duration(to: .now) } ?? false)
    }
    let (instance, limits, objective) = (problem.instance, problem.limits, problem.objective)
    func told(_ name: String) -> (Double, Double) -> Void {
      {
        report(
          .detail(
            "\(name): \($0.kilometres) km found, bound \($1.kilometres) km, \(start.duration(to: .now))"))
      }
    }
    let solver = PlacementSolver(instance, law: .single, objective: objective, limits: limits)
    report(
      .detail(
        "\(instance.columns.count) columns, \(solver.size.columns) after reductions, \(solver.size.pieces) pieces"
      ))
    let single = solver.solution(
      shouldStop: { isOver(after: law == .run ? Self.shareOfSingle : 1) }, onProgress: told("single"))
    var certificates = [(PlacementLaw.single, solver.certificate(of: single))]
    var best = single
    var asked = solver
    if law == .run, objective != .expectedDetection {
      let solver = PlacementSolver(instance, law: .run, objective: objective, limits: limits)
      asked = solver
      best = solver.solution(
        from: single.plan, effort: .run, shouldStop: { isOver(after: 1) }, onProgress: told("run"))
      certificates.append((.run, solver.certificate(of: best)))
    }
    self.law = law
    self.certificates = certificates
    plan = best.plan
    isCut = single.isCut || best.isCut
    (greedy, swapped) = (single.greedyValue, single.swappedValue)
    chosen = instance.shares(of: best.plan, law: law, objective: objective).map {
      Chosen(column: $0.column, gained: $0.gained, lost: $0.lost)
    }
    curve = Self.curve(of: chosen, problem, law) {
      asked.bounds(under: $0, values: $1, beside: best, shouldStop: { isOver(after: 1) })
    }
    let lengths = problem.lengths
    func figures(_ law: PlacementLaw, _ bound: Double) -> Figures {
      let covered = lengths.value(of: best.plan, law: law)
      return Figures(covered: covered, bound: max(bound, covered))
    }
    coveredBefore = lengths.value(of: [], law: law)
    if problem.countsLengths {
      figuresSingly = figures(.single, single.bound)
      self.figures = law == .run ? figures(.run, best.bound) : figuresSingly
      value = nil
    } else {
      value = Figures(covered: best.value, bound: best.bound)
      // What is counted is not metres: how many no plan exceeds is a problem of its own.
      func bound(_ law: PlacementLaw) -> Double {
        PlacementSolver(lengths, law: law, limits: limits).solution(
          from: best.plan, effort: .brief, shouldStop: { Task.isCancelled }
        ).bound
      }
      figuresSingly = figures(.single, bound(.single))
      self.figures = law == .run ? figures(.run, bound(.run)) : figuresSingly
    }
  }

  /// The steps of a plan in the order in which it gains most.
  ///
  /// - Parameter bounds: bounds what plans under limits gain, given what one gains under each.
  private static func curve(
    of chosen: [Chosen], _ problem: PlacementProblem, _ law: PlacementLaw,
    bounds: ([PlacementLimits], [Double]) -> [Double]
  ) -> [Step] {
    var counts = problem.types.map { _ in 0 }
    let areCostsKnown = chosen.allSatisfy { problem.instance.columns[$0.column].cost != nil }
    var spent: Int? = areCostsKnown ? 0 : nil
    var value = problem.instance.value(of: [], law: law, objective: problem.objective)
    var steps = [Step(sensors: 0, euros: spent, value: value, bound: value)]
    var limits = [PlacementLimits(counts: counts)]
    for share in chosen {
      let column = problem.instance.columns[share.column]
      counts[column.type] += 1
      spent = spent.flatMap { spent in column.cost.map { spent + $0 } }
      value += share.gained
      steps.append(Step(sensors: steps.count, euros: spent, value: value, bound: value))
      let isBought = problem.limits.budget != nil
      limits.append(
        isBought
          ? PlacementLimits(counts: problem.limits.counts, budget: spent) : PlacementLimits(counts: counts))
    }
    let found = bounds(limits, steps.map(\.value))
    for index in steps.indices { steps[index].bound = found[index] }
    return steps
  }

  /// The share of the time that the single law may take when the run's is asked for.
  private static let shareOfSingle = 0.5
}
