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
struct PatrolWork {
  let patrols: PatrolPlan
  let zone: Plan.Zone
  let plan: Plan
  let pieces: [BorderPiece]
  /// The section's own pieces.
  let own: Range<Int>
  let index: PieceIndex
  let terrain: TiledTerrain

  /// Looks from every stance of every patrol that may reach the section.
  func findings() throws -> PatrolFindings {
    var findings = PatrolFindings()
    guard let window = own.map({ CellWindow(around: pieces[$0].cell, reach: 0) }).reduce(nil, union) else {
      return findings
    }
    let reach = patrols.furthestRange(required: plan.requiredProbability) / zone.lattice.cellSize
    let around = window.expanded(by: Int(reach) + 1)
    var ground: SightGround?
    for (number, patrol) in patrols.sensors.enumerated() {
      var sightings: [Int: [Int: [Sighting]]] = [:]
      for (stance, placement) in zip(patrol.stances, zone.stances[number]) {
        try Task.checkCancellation()
        guard let placement, around.contains(zone.lattice.cell(at: placement.point)) else { continue }
        if ground == nil { ground = try sightGround(of: around) }
        guard let ground else { continue }
        try look(from: stance, at: placement, of: number, over: ground) { piece, probability, cause in
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
        let passes = aircraft.sorted { $0.key < $1.key }.flatMap { aircraft, sightings in
          ObservationWindow.passes(of: sightings, period: patrols.period).map {
            PatrolPass(patrol: number, aircraft: aircraft, window: $0)
          }
        }
        findings.passes[piece, default: []] += passes
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
    from stance: MovingSensor.Stance, at placement: Plan.Placement, of number: Int, over ground: SightGround,
    _ found: (_ piece: Int, _ probability: Double, _ cause: GapCause?) -> Void
  ) throws {
    let cell = zone.lattice.cell(at: placement.point)
    let range = stance.furthestRange(required: plan.requiredProbability)
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
