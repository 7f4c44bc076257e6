import Coverage
import GeoCore
import SensorPhysics
import TerrainKernels

/// What patrols see of some pieces of border.
struct PatrolFindings {
  /// The passes over each piece that is seen, by the piece's place in the plan's list.
  var passes: [Int: [PatrolPass]] = [:]
  /// How far each other piece came, the furthest stage.
  var causes: [Int: GapCause] = [:]
}

/// Works out what patrols see of one section's pieces.
final class PatrolWork {
  private let section: Int
  private let patrols: PatrolPlan
  private let ranges: PlanRanges
  private let numbers: [Int]
  private let zone: Plan.Zone
  private let plan: Plan
  private let pieces: [BorderPiece]
  /// The section's own pieces.
  private let own: Range<Int>
  private let index: PieceIndex
  private let terrain: TiledTerrain
  private let cache: PlannerCache?
  private var ground: SightGround?

  /// - Parameter numbers: the number of each patrol in the cache.
  init(
    _ section: Int, patrols: PatrolPlan, ranges: PlanRanges, numbers: [Int], zone: Plan.Zone, plan: Plan,
    pieces: [BorderPiece],
    own: Range<Int>, index: PieceIndex, terrain: TiledTerrain, cache: PlannerCache?
  ) {
    self.section = section
    self.patrols = patrols
    self.ranges = ranges
    self.numbers = numbers
    self.zone = zone
    self.plan = plan
    self.pieces = pieces
    self.own = own
    self.index = index
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
      required: plan.requiredProbability, targetHeight: plan.targetHeight, wantsClearance: false,
      counts: true,
      coverBlocks: plan.coverBlocks, period: patrols.period.length)
    let key = PlannerCache.Key(subject: numbers[patrol], place: .section(section), question: question)
    return try cache.patrol(key) { try newFindings(of: patrol, around: around) }
  }

  /// Looks from every stance of a patrol that may reach the section.
  private func newFindings(of number: Int, around: CellWindow) throws -> PatrolFindings {
    var findings = PatrolFindings()
    var sightings: [Int: [Int: [Sighting]]] = [:]
    for (index, stance) in patrols.sensors[number].stances.enumerated() {
      try Task.checkCancellation()
      guard let placement = zone.stances[number][index],
        around.contains(zone.lattice.cell(at: placement.point))
      else { continue }
      let ground = try self.ground ?? sightGround(of: around)
      self.ground = ground
      try look(from: stance, at: placement, range: ranges.stances[number][index], of: number, over: ground) {
        piece, probability, cause in
        if probability > 0 {
          for presence in stance.presences {
            sightings[piece, default: [:]][presence.aircraft, default: []].append(
              Sighting(time: presence.time, probability: probability))
          }
        }
        if let cause { findings.causes[piece] = max(findings.causes[piece] ?? cause, cause) }
      }
    }
    for (piece, aircraft) in sightings {
      findings.passes[piece] = aircraft.sorted { $0.key < $1.key }.flatMap { aircraft, sightings in
        ObservationWindow.passes(of: sightings, period: patrols.period).map {
          PatrolPass(patrol: number, aircraft: aircraft, window: $0)
        }
      }
    }
    return findings
  }

  private func union(_ window: CellWindow?, _ other: CellWindow) -> CellWindow? {
    window.map { $0.union(other) } ?? other
  }

  private func sightGround(of window: CellWindow) throws -> SightGround {
    SightGround(
      terrain: try terrain.raster(of: window),
      cover: try terrain.cover(of: window).map { GroundCover(heights: $0, blocks: plan.coverBlocks) })
  }

  /// Looks from a stance at the section's pieces within its range.
  private func look(
    from stance: MovingSensor.Stance, at placement: Plan.Placement, range: Double, of number: Int,
    over ground: SightGround,
    _ found: (_ piece: Int, _ probability: Double, _ cause: GapCause?) -> Void
  ) throws {
    let cell = zone.lattice.cell(at: placement.point)
    let candidates = index.pieces(near: cell, reach: range / zone.lattice.cellSize, of: pieces)
    guard candidates.contains(where: own.contains), let below = try terrain.ground(at: cell) else { return }
    switch stance.look {
    case .standing(let sensor):
      let viewpoint = viewpoint(in: cell, eye: below.elevation + sensor.mastHeight, range: range)
      let sight = SensorSight(
        of: number, sensor: sensor, viewpoint: viewpoint, convergence: placement.convergence,
        terrain: ground.terrain, cover: ground.cover, cellSize: zone.lattice.cellSize,
        curvature: plan.curvature, voids: plan.voids, required: plan.requiredProbability)
      for piece in candidates where own.contains(piece) {
        guard let target = try terrain.ground(at: pieces[piece].cell) else { continue }
        let look = sight.look(at: pieces[piece].cell, ground: target.elevation, wantsClearance: false)
        let isSeen = look.probability >= negligibleProbability
        found(piece, isSeen ? look.probability : 0, look.cause)
      }
    case .flying(let cameras, let height):
      let eye =
        switch height {
        case .aboveGround(let height): below.elevation + height
        case .aboveDatum(let elevation): elevation
        }
      let sight = PatrolSight(
        cameras, from: viewpoint(in: cell, eye: eye, range: range),
        track: stance.track - placement.convergence,
        border: PieceIndex.nearest(to: cell, among: candidates, of: pieces), over: ground,
        cellSize: zone.lattice.cellSize, curvature: plan.curvature, voids: plan.voids,
        required: plan.requiredProbability)
      for piece in candidates where own.contains(piece) {
        guard let target = try terrain.ground(at: pieces[piece].cell) else { continue }
        let look = sight.look(at: pieces[piece].cell, ground: target.elevation)
        found(piece, look.probability, look.cause)
      }
    }
  }

  private func viewpoint(in cell: Cell, eye: Double, range: Double) -> Viewpoint {
    Viewpoint(cell: cell, eyeElevation: eye, targetHeight: plan.targetHeight, maxRange: range)
  }
}
