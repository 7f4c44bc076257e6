import Coverage
import GeoCore
import SensorPhysics
import TerrainKernels

/// Works out what placed sensors make of one section's pieces and of the tiles of its map.
final class SensorEvaluator {
  private let plan: Plan
  private let ranges: PlanRanges
  private let zone: Plan.Zone
  private let section: Int
  private let pieces: [BorderPiece]
  /// The section's own pieces.
  private let own: Range<Int>
  private let terrain: TiledTerrain
  private let cache: PlannerCache?
  /// The sights made so far, by the sensor's place in the scenario.
  private var sights: [Int: SensorSight?] = [:]

  init(
    _ section: Int, zone: Plan.Zone, plan: Plan, ranges: PlanRanges, pieces: [BorderPiece], own: Range<Int>,
    terrain: TiledTerrain,
    cache: PlannerCache?
  ) {
    self.plan = plan
    self.ranges = ranges
    self.zone = zone
    self.section = section
    self.pieces = pieces
    self.own = own
    self.terrain = terrain
    self.cache = cache
  }

  /// The cell of a sensor and its furthest range in cells; nil for one that sees nothing or is far from the zone.
  private func reach(of index: Int) -> (cell: Cell, placement: Plan.Placement, range: Double)? {
    let range = ranges.sensors[index]
    guard range > 0, let placement = zone.placements[index] else { return nil }
    return (zone.lattice.cell(at: placement.point), placement, range)
  }

  /// Whether a sensor's range may reach any cell of a window.
  func mayReach(_ window: CellWindow, sensor index: Int) -> Bool {
    guard let (cell, _, range) = reach(of: index) else { return false }
    return window.expanded(by: Int(range / zone.lattice.cellSize) + 1).contains(cell)
  }

  /// - Parameter error: the terrain's, where looks are to tell whether they hang on it.
  private func question(_ index: Int, under error: TerrainError?) -> PlannerCache.Question {
    PlannerCache.Question(
      required: plan.requiredProbability, targetHeight: plan.targetHeight, terrainError: error,
      counts: plan.counts(sensor: index), landCoverBlocks: plan.landCoverBlocks, period: 0)
  }

  /// What a sensor makes of the section's pieces.
  func findings(of index: Int) throws -> SensorFindings {
    let key = PlannerCache.Key(
      subject: plan.sensors[index], place: .section(section),
      question: question(index, under: plan.terrainError))
    return try cache?.looks(key) { try newFindings(of: index) } ?? newFindings(of: index)
  }

  private func newFindings(of index: Int) throws -> SensorFindings {
    guard let (cell, placement, _) = reach(of: index) else { return SensorFindings() }
    let ground = try terrain.ground(at: cell)
    var findings = SensorFindings(
      standing: SensorGround(
        elevation: ground?.elevation, isAssumed: ground?.isAssumed ?? false,
        shift: zone.lattice.center(of: cell).distance(to: placement.point)))
    guard let sight = try sight(of: index) else { return findings }
    for piece in own where sight.reaches(pieces[piece].cell) {
      let target = pieces[piece].cell
      guard let ground = try terrain.ground(at: target) else { continue }
      let look = try sight.look(at: target, ground: ground.elevation, under: plan.terrainError)
      if !look.tellsCauseAlone {
        findings.looks.append((piece, look, try sight.crossesVoid(to: target)))
      } else if let cause = look.cause, cause > .beyondRange {
        findings.causes.append((Int32(piece), cause))
      }
    }
    return findings
  }

  /// What a sensor makes of the cells of a tile that are shown.
  func tile(of index: Int, _ cells: MapCells) throws -> SensorTile {
    let key = PlannerCache.Key(
      subject: plan.sensors[index], place: .tile(cells.tile, zone: zone.lattice.zone),
      question: question(index, under: nil))
    return try cache?.map(key) { try newTile(of: index, cells) } ?? newTile(of: index, cells)
  }

  private func newTile(of index: Int, _ cells: MapCells) throws -> SensorTile {
    var tile = SensorTile()
    guard let sight = try sight(of: index) else { return tile }
    try cells.forEach(in: cells.window) { cell, place, ground in
      guard sight.reaches(cell), let (probability, height) = try sight.mapped(cell, ground: ground) else {
        return
      }
      tile.seen.append(.init(place: Int32(place), visibleHeight: height, probability: probability))
    }
    return tile
  }

  /// The sight of a sensor; nil for one that sees nothing here, or stands where no ground is known.
  private func sight(of index: Int) throws -> SensorSight? {
    if let known = sights[index] { return known }
    let new = try newSight(of: index)
    sights[index] = .some(new)
    return new
  }

  private func newSight(of index: Int) throws -> SensorSight? {
    guard let (cell, placement, range) = reach(of: index), let ground = try terrain.ground(at: cell) else {
      return nil
    }
    try Task.checkCancellation()
    let sensor = plan.sensors[index]
    let viewpoint = Viewpoint(
      cell: cell, eyeElevation: ground.elevation + sensor.mastHeight, targetHeight: plan.targetHeight,
      maxRange: range)
    return SensorSight(
      of: index, sensor: sensor, viewpoint: viewpoint, convergence: placement.convergence,
      over: terrain.sightGround, cellSize: zone.lattice.cellSize, curvature: plan.curvature,
      voids: plan.voids,
      required: plan.requiredProbability, isLinked: plan.counts(sensor: index))
  }
}
