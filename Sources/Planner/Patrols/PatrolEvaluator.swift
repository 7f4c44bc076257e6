import PatrolMotion
import Coverage
import GeoCore
import SensorPhysics

/// What patrols see of some pieces of border.
struct PatrolFindings {
  /// The passes over each piece that is seen, by the piece's place in the plan's list.
  var passes: [Int: [PatrolPass]] = [:]
  /// How far each other piece came, the furthest stage.
  var causes: [Int: GapCause] = [:]

  /// The memory that it takes.
  var bytes: Int {
    passes.values.reduce(causes.count * MemoryLayout<(Int, GapCause)>.stride) {
      $0 + MemoryLayout<(Int, [PatrolPass])>.stride + $1.count * MemoryLayout<PatrolPass>.stride
    }
  }
}

/// Works out what patrols see of one section's pieces.
final class PatrolEvaluator {
  private let section: Int
  private let patrols: PatrolPlan
  private let ranges: PlanRanges
  private let numbers: [Int]
  private let zone: Plan.Zone
  private let plan: Plan
  private let pieces: [BorderPiece]
  /// The section's own pieces.
  private let own: Range<Int>
  private let sights: PointViews
  private let terrain: TiledTerrain
  private let cache: PlannerCache?

  /// - Parameter numbers: the number of each patrol in the cache.
  init(
    _ section: Int, patrols: PatrolPlan, ranges: PlanRanges, numbers: [Int], zone: Plan.Zone, plan: Plan,
    pieces: [BorderPiece], own: Range<Int>, sights: PointViews, terrain: TiledTerrain, cache: PlannerCache?
  ) {
    self.section = section
    self.patrols = patrols
    self.ranges = ranges
    self.numbers = numbers
    self.zone = zone
    self.plan = plan
    self.pieces = pieces
    self.own = own
    self.sights = sights
    self.terrain = terrain
    self.cache = cache
  }

  /// What all patrols see.
  func findings() throws -> PatrolFindings {
    var all = PatrolFindings()
    guard let around else { return all }
    for patrol in patrols.sensors.indices where mayReach(around, patrol: patrol) {
      try Task.checkCancellation()
      let findings = try findings(of: patrol, around: around)
      for (piece, passes) in findings.passes {
        // The number in the cache may be another plan's: there the patrol has another place.
        all.passes[piece, default: []] += passes.map {
          PatrolPass(patrol: patrol, aircraft: $0.aircraft, window: $0.window)
        }
      }
      all.causes.merge(findings.causes) { max($0, $1) }
    }
    return all
  }

  /// The section's cells and all within the patrols' longest range of them.
  private lazy var around: CellWindow? = {
    guard let window = own.map({ CellWindow(around: pieces[$0].cell, reach: 0) }).reduce(nil, union) else {
      return nil
    }
    let reach = ranges.patrols / zone.lattice.cellSize
    return window.expanded(by: Int(reach) + 1)
  }()

  private func mayReach(_ window: CellWindow, patrol: Int) -> Bool {
    zone.stances[patrol].contains { placement in
      placement.map { window.contains(zone.lattice.cell(at: $0.point)) } ?? false
    }
  }

  private func findings(of patrol: Int, around: CellWindow) throws -> PatrolFindings {
    guard let cache else { return try newFindings(of: patrol, around: around) }
    let question = PlannerCache.Question(
      required: plan.requiredProbability, targetHeight: plan.targetHeight,
      counts: true,
      landCoverBlocks: plan.landCoverBlocks, period: patrols.period.length, passRule: patrols.passRule)
    let key = PlannerCache.Key(subject: numbers[patrol], place: .section(section), question: question)
    return try cache.patrol(key) { try newFindings(of: patrol, around: around) }
  }

  /// Looks from every stance of a patrol that may reach the section, at some pieces after the others: so that not all looks
  /// are held at a time.
  private func newFindings(of number: Int, around: CellWindow) throws -> PatrolFindings {
    var findings = PatrolFindings()
    let views = try sights.places(of: number, in: around).compactMap { place in
      try sights.sight(from: place).map { (place: place, sight: $0) }
    }
    let atOnce = max(1, Glimpse.mostAtOnce / max(views.count, 1))
    for start in stride(from: own.lowerBound, to: own.upperBound, by: atOnce) {
      try Task.checkCancellation()
      let chosen = start..<min(start + atOnce, own.upperBound)
      for (piece, looks) in zip(chosen, try looks(at: chosen, from: views, &findings)) where !looks.isEmpty {
        let passes = sights.passes(of: number, looks)
        if !passes.isEmpty { findings.passes[piece] = passes }
      }
    }
    return findings
  }

  /// The looks at each of some pieces, rising by stance.
  private func looks(
    at chosen: Range<Int>, from views: [(place: StancePlace, sight: PointView)],
    _ findings: inout PatrolFindings
  ) throws -> [[Glimpse]] {
    let targets = try chosen.map { try sights.target(of: $0) }
    var looks = [[Glimpse]](repeating: [], count: chosen.count)
    for (place, sight) in views {
      for piece in chosen where place.reaches(pieces[piece].cell) {
        guard let target = targets[piece - chosen.lowerBound] else { continue }
        let look = try sight.look(at: target)
        if look.probability > 0 {
          looks[piece - chosen.lowerBound].append(
            Glimpse(patrol: place.patrol, stance: place.stance, probability: look.probability))
        }
        if let cause = look.cause { findings.causes[piece] = max(findings.causes[piece] ?? cause, cause) }
      }
    }
    return looks
  }

  private func union(_ window: CellWindow?, _ other: CellWindow) -> CellWindow? {
    window.map { $0.union(other) } ?? other
  }
}
