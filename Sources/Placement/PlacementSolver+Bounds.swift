/// What no plan exceeds under lesser limits, such as those of a plan's first sensors.
extension PlacementSolver {
  /// How many of the limits get multipliers of their own; those serve the others, too.
  private static let anchors = 8
  private static let steps = 150

  /// Bounds under several limits.
  ///
  /// Any multipliers bound under any limits, so that each limit takes the least of what all multipliers give.
  ///
  /// - Parameters:
  ///   - all: the limits, rising.
  ///   - values: what a plan under each of them gains (m).
  ///   - solution: of the solver's own limits, which all keep to.
  ///   - shouldStop: asked often; once true, the solution's own multipliers serve.
  /// - Returns: a bound for each, at least its value (m).
  public func bounds(
    under all: [PlacementLimits], values: [Double], beside solution: PlacementSolution,
    shouldStop: () -> Bool = { false }
  ) -> [Double] {
    var bounds = all.map { _ in solution.bound }
    let choices = all.map { BestChoice(problem.columns, $0) }
    func lower(by multipliers: [Double]) {
      let relaxed = problem.constant + problem.relaxedGain(multipliers)
      let r = problem.values(of: multipliers)
      for index in all.indices {
        bounds[index] = min(bounds[index], relaxed + choices[index].choice(of: r).value)
      }
    }
    lower(by: solution.multipliers)
    let spacing = max(1, (all.count + Self.anchors - 1) / Self.anchors)
    for index in stride(from: 0, to: all.count, by: spacing) where !shouldStop() {
      var bound = LagrangianBound(for: problem)
      bound.improve(
        problem, choices[index], plan: values[index], steps: Self.steps, shouldStop: shouldStop)
      lower(by: bound.multipliers)
    }
    return zip(bounds, values).map { max($0, $1) }
  }
}
