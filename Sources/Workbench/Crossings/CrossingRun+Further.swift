import Coverage
import Crossings
import GeoCore
import Planner
import SensorPhysics

/// What is asked for beside the strengths.
extension CrossingRun {
  /// Adds the chances of those who start at random, where the search's own is not below what counts as unseen already.
  func addAnyStart(
    to strengths: inout [CrossingAssessment.Strength],
    _ fields: [Field], _ plan: Plan
  ) async throws {
    for index in strengths.indices { strengths[index].anyStartProbability = strengths[index].probability }
    for (zone, field) in fields {
      let own = strengths.indices.filter {
        strengths[$0].piece.zone == zone.zone && strengths[$0].seconds != nil
          && strengths[$0].probability >= unseenProbability
      }
      let paths = CrossingPaths(zone: zone, plan: plan, input: input, start: question.start)
      let cells = own.map { strengths[$0].piece.cell }
      let found = try await ConcurrentWork.map(cells, atOnce: run.threads, onProgress: { _ in }) { cell in
        try Task.checkCancellation()
        let crossing = field.lattice.cells.place(of: cell).flatMap(field.crossing)
        return crossing.map { paths.probability(of: $0.legs) } ?? 1
      }
      for (index, chance) in zip(own, found) { strengths[index].anyStartProbability = chance }
    }
  }

  /// Adds the strengths of crossings that stay near their pieces.
  func addLocal(
    within reach: Double, to strengths: inout [CrossingAssessment.Strength],
    _ fields: [Field]
  ) async throws {
    let report = run.report
    for (zone, field) in fields {
      let own = strengths.indices.filter { strengths[$0].piece.zone == zone.zone }
      let cells = own.map { strengths[$0].piece.cell }
      let found = try await ConcurrentWork.map(
        cells, atOnce: run.threads, onProgress: { report(.progress($0)) }
      ) {
        cell in
        try Task.checkCancellation()
        let near = CrossingField(serially: field.lattice.near(cell, within: reach))
        return near.lattice.cells.place(of: cell).map(near.strength) ?? 1
      }
      for (index, strength) in zip(own, found) { strengths[index].localProbability = strength }
    }
  }

  /// What the loss of each sensor and patrol does, in the plan's order.
  func losses(
    _ fields: [Field], _ plan: Plan
  ) async throws -> [CrossingAssessment.Loss] {
    let observers =
      plan.sensors.indices.map { (plan.sensors[$0].id, CrossingObserver.sensor(Int32($0))) }
      + (plan.patrols?.sensors ?? []).indices.map {
        (plan.patrols?.sensors[$0].id ?? "", CrossingObserver.patrol(Int32($0)))
      }
    let report = run.report
    let pieces = resolution.sections.pieces
    let window = searchWindow
    return try await ConcurrentWork.map(
      observers, atOnce: run.threads, onProgress: { report(.progress($0)) }
    ) { id, observer in
      try Task.checkCancellation()
      let without = fields.map { zone, _ in
        let hazards = zone.hazards.all(over: window, without: observer)
        return (zone: zone, field: CrossingField(serially: zone.ground.replacingHazards(hazards)))
      }
      return CrossingAssessment.Loss(
        id: id,
        figures: .init(
          of: Self.strengths(of: pieces, in: without), required: plan.requiredProbability))
    }
  }
}
