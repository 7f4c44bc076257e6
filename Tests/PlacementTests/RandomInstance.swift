import Placement
import TestSupport

/// Small instances with sensors that stand, patrols, several types, directions and prices.
struct RandomInstance {
  var instance: PlacementInstance
  var limits: PlacementLimits

  /// The instance of a seed.
  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let required = [0.5, 0.8, 0.9, 1.0][Int.random(in: 0..<4, using: &random)]
    let pieces = (0..<Int.random(in: 3...10, using: &random)).map { _ in
      PlacementInstance.Piece(
        weight: Double.random(in: 1...100, using: &random),
        standingMiss: Bool.random(using: &random) ? 1 : Double.random(in: 0.05...1, using: &random),
        moving: Int.random(in: 0..<3, using: &random) > 0 ? 0 : Double.random(in: 0...0.9, using: &random))
    }
    let types = Int.random(in: 1...3, using: &random)
    var columns: [PlacementInstance.Column] = []
    var chances = CoverageMatrix()
    for index in 0..<Int.random(in: 3...9, using: &random) {
      let type = Int.random(in: 0..<types, using: &random)
      columns.append(
        .init(
          candidate: index / Int.random(in: 1...2, using: &random), type: type, azimuth: Double(index),
          cost: [3, 7, 11][type]))
      chances.append(
        pieces.indices.compactMap { piece -> (row: Int32, value: Double)? in
          guard Int.random(in: 0..<5, using: &random) < 2 else { return nil }
          let chance = Bool.random(using: &random) ? required : Double.random(in: 0.01...1, using: &random)
          return (Int32(piece), chance)
        })
    }
    instance = PlacementInstance(pieces: pieces, columns: columns, chances: chances, required: required)
    for piece in instance.pieces.indices {
      let data = instance.pieces[piece]
      let overlap = (1 - data.standingMiss >= required ? 1 : 0) + (data.moving >= required ? 1 : 0)
      instance.pieces[piece].standingOverlap = overlap
    }
    let counts = (0..<types).map { _ in Int.random(in: 0...2, using: &random) }
    let budget = Int.random(in: 3...30, using: &random)
    switch seed % 3 {
    case 0: limits = PlacementLimits(counts: counts)
    case 1: limits = PlacementLimits(budget: budget)
    default: limits = PlacementLimits(counts: counts, budget: budget)
    }
  }

  /// The columns in another order.
  func shuffled(seed: UInt64) -> PlacementInstance {
    var random = SeededGenerator(seed: seed)
    let order = instance.columns.indices.shuffled(using: &random)
    var chances = CoverageMatrix()
    for column in order {
      chances.append(
        instance.chances.entries(column).map { (instance.chances.rows[$0], instance.chances.values[$0]) })
    }
    return PlacementInstance(
      pieces: instance.pieces, columns: order.map { instance.columns[$0] }, chances: chances,
      required: instance.required)
  }
}

/// What a plan is worth by the definitions alone.
struct PlainValue {
  let instance: PlacementInstance
  let law: PlacementLaw
  let objective: PlacementObjective

  /// The value of a plan (m).
  func value(of plan: [Int]) -> Double {
    instance.pieces.indices.reduce(0) { $0 + value(of: plan, on: $1) }
  }

  private func value(of plan: [Int], on index: Int) -> Double {
    let piece = instance.pieces[index]
    let chances = plan.compactMap { column -> Double? in
      instance.chances.entries(column).first { Int(instance.chances.rows[$0]) == index }.map {
        instance.chances.values[$0]
      }
    }
    func probability(_ chances: [Double]) -> Double {
      piece.moving + (1 - chances.reduce(piece.standingMiss) { $0 * (1 - $1) }) * (1 - piece.moving)
    }
    if objective == .expectedDetection { return piece.weight * probability(chances) }
    let stands = probability([]) >= instance.required
    // Where it stands covered, others count by themselves.
    let alone = chances.count {
      stands ? 1 - (1 - $0) >= instance.required : probability([$0]) >= instance.required
    }
    let isCovered =
      stands || (law == .single ? alone > 0 : probability(chances) >= instance.required)
    guard case .backup(let share) = objective else { return isCovered ? piece.weight : 0 }
    let isTwice = stands ? piece.standingOverlap > 1 || alone > 0 : alone > 1
    return (isCovered ? piece.weight : 0) + (isTwice ? share * piece.weight : 0)
  }

  /// The value of the best plan within limits, by trying all.
  func best(_ limits: PlacementLimits) -> Double {
    let columns = instance.columns
    return (0..<(1 << columns.count)).reduce(0) { best, set in
      let plan = columns.indices.filter { set >> $0 & 1 == 1 }
      return Self.fits(plan, columns, limits) ? max(best, value(of: plan)) : best
    }
  }

  /// Whether a plan keeps to limits, with one sensor a place.
  static func fits(_ plan: [Int], _ columns: [PlacementInstance.Column], _ limits: PlacementLimits) -> Bool {
    let chosen = plan.map { columns[$0] }
    guard Set(chosen.map(\.candidate)).count == chosen.count else { return false }
    if let budget = limits.budget, chosen.reduce(0, { $0 + ($1.cost ?? 0) }) > budget { return false }
    guard let counts = limits.counts else { return true }
    return counts.indices.allSatisfy { type in chosen.count { $0.type == type } <= counts[type] }
  }
}
