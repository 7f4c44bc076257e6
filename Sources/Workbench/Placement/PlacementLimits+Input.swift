import GeoCore
import Placement
import Scenario

/// The limits that a scenario sets to a plan.
extension PlacementLimits {
  /// The limits, checked against what there is to choose from.
  ///
  /// - Parameter seeing: the candidates from which any border is in sight.
  /// - Throws: `InputError` for a count above the candidates, and for a type without a cost under a budget.
  init(
    _ placement: PlacementInput, _ types: [String], _ places: [CandidatePlace], _ heads: PlacementHeads,
    seeing: Set<Int>
  ) throws {
    let counts = try Self.counts(placement, types, places)
    if placement.budget != nil {
      try Self.checkCosts(placement, types, places, heads, seeing: seeing, counts: counts)
    }
    self.init(counts: counts, budget: placement.budget.map { Int($0.rounded(.down)) })
  }

  private static func counts(_ placement: PlacementInput, _ types: [String], _ places: [CandidatePlace])
    throws -> [Int]?
  {
    guard let wanted = placement.counts else { return nil }
    let available = types.map { type in places.count { $0.types.contains(type) } }
    // Under a budget what no count names is bounded by it alone.
    var counts = placement.budget == nil ? types.map { _ in 0 } : available
    for (type, count) in wanted {
      guard let index = types.firstIndex(of: type) else { continue }
      guard count <= available[index] else {
        throw InputError(
          .badData, at: placement.place,
          "placement.counts: \(count) of \(type) are wanted, there are \(available[index]) candidates",
          fix: "give a lower count, or more candidates: a smaller spacing_m or a wider within_m")
      }
      counts[index] = count
    }
    return counts
  }

  /// Throws for a type that could be bought and has no cost.
  private static func checkCosts(
    _ placement: PlacementInput, _ types: [String], _ places: [CandidatePlace], _ heads: PlacementHeads,
    seeing: Set<Int>, counts: [Int]?
  ) throws {
    for (index, place) in places.enumerated() where seeing.contains(index) {
      for type in place.types {
        let number = types.firstIndex(of: type) ?? 0
        guard counts.map({ $0[number] > 0 }) ?? true else { continue }
        guard let cost = heads.costs[index][number], cost > 0 else {
          throw InputError(
            .badData, at: placement.place,
            "placement.budget_eur: the type \(type) costs nothing that is known",
            fix: "give it `cost_eur` above 0: equipment: {\(type): {extends: \(type), cost_eur: ...}}")
        }
      }
    }
  }
}
