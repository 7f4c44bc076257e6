import Coverage
import GeoCore
import SensorPhysics

/// Works out one section: its sensors' and patrols' sight, its pieces' verdicts, its tiles of the map.
struct SectionRun {
  let plan: Plan
  private let ranges: PlanRanges
  let sections: Sections
  let index: Int
  private let terrain: TiledTerrain
  private let work: SensorEvaluator
  private let cache: PlannerCache?
  /// The number of each patrol in the cache.
  private let patrolNumbers: [Int]
  /// Takes the tiles of the map, so that none is kept.
  private let onTile: (MapTile) throws -> Void
  private var zone: Plan.Zone { plan.zones[section.zone] }
  private var section: Section { sections.all[index] }

  init(
    _ index: Int, of sections: Sections, plan: Plan, ranges: PlanRanges, source: any TerrainSource,
    landCover: (any LandCoverSource)?, cache: PlannerCache?, patrolNumbers: [Int],
    onTile: @escaping (MapTile) throws -> Void
  ) {
    self.plan = plan
    self.ranges = ranges
    self.sections = sections
    self.index = index
    self.cache = cache
    self.patrolNumbers = patrolNumbers
    self.onTile = onTile
    let zone = plan.zones[sections.all[index].zone]
    terrain = TiledTerrain(
      source, landCover: landCover, landCoverBlocks: plan.landCoverBlocks, on: zone.lattice,
      assuming: plan.assumedGroundReach, cache: cache)
    work = SensorEvaluator(
      index, zone: zone, plan: plan, ranges: ranges, pieces: sections.pieces, own: sections.all[index].pieces,
      terrain: terrain, cache: cache)
  }

  func result() throws -> SectionResult {
    var result = SectionResult(section: index)
    var looks = [[(sensor: Int, look: CellDetection, crossesVoid: Bool)]](
      repeating: [], count: section.pieces.count)
    var causes = [GapCause](repeating: .beyondRange, count: section.pieces.count)
    for sensor in plan.sensors.indices where work.mayReach(window, sensor: sensor) {
      try Task.checkCancellation()
      let findings = try work.findings(of: sensor)
      result.standings[sensor] = findings.standing
      for (piece, look, crossesVoid) in findings.looks {
        looks[piece - section.pieces.lowerBound].append((sensor, look, crossesVoid))
        if look.standbyProbability >= negligibleProbability {
          result.standby[piece, default: []].append(
            SensorChance(sensor: sensor, probability: look.standbyProbability))
        }
      }
      for (piece, cause) in findings.causes {
        let place = Int(piece) - section.pieces.lowerBound
        causes[place] = max(causes[place], cause)
      }
    }
    let sights = plan.patrols.map { patrols in
      PointViews(
        of: patrols, ranges: ranges, zone: zone, plan: plan, pieces: sections.pieces,
        index: sections.indices[section.zone], line: sections.lines[section.zone], terrain: terrain)
    }
    let patrols = try patrolFindings(sights)
    let rule = CellCoverage(required: plan.requiredProbability)
    for (place, piece) in section.pieces.enumerated() {
      result.verdicts.append(
        try verdict(on: piece, from: looks[place], cause: causes[place], patrols, by: rule))
    }
    result.passes = patrols.passes
    try makeTiles(sights)
    return result
  }

  /// All cells of the section's pieces and tiles.
  private var window: CellWindow {
    var window = CellWindow(rows: 0..<0, columns: 0..<0)
    for piece in section.pieces {
      window = window.union(CellWindow(around: sections.pieces[piece].cell, reach: 0))
    }
    for tile in section.tiles { window = window.union(tile.window) }
    return window
  }

  private func verdict(
    on piece: Int, from looks: [(sensor: Int, look: CellDetection, crossesVoid: Bool)], cause: GapCause,
    _ patrols: PatrolFindings, by rule: CellCoverage
  ) throws -> PieceVerdict {
    let ground = try terrain.ground(at: sections.pieces[piece].cell)
    let figures = plan.patrols.flatMap { plan in
      patrols.passes[piece].flatMap {
        PatrolFigures(passes: $0, period: plan.period, exposure: plan.exposure)
      }
    }
    return rule.verdict(
      ground: ground?.elevation, isAssumed: ground?.isAssumed ?? false, from: looks, patrols: figures,
      otherCause: max(cause, patrols.causes[piece] ?? cause))
  }

  private func patrolFindings(_ sights: PointViews?) throws -> PatrolFindings {
    guard let patrols = plan.patrols, let sights else { return PatrolFindings() }
    let work = PatrolEvaluator(
      index, patrols: patrols, ranges: ranges, numbers: patrolNumbers, zone: zone, plan: plan,
      pieces: sections.pieces, own: section.pieces, sights: sights, terrain: terrain, cache: cache)
    return try work.findings()
  }

  private func makeTiles(_ sights: PointViews?) throws {
    guard !section.tiles.isEmpty else { return }
    let patrols = plan.patrols.flatMap { patrols in
      sights.map {
        PatrolMap(
          patrols: patrols, ranges: ranges, numbers: patrolNumbers, zone: zone, plan: plan, sights: $0,
          cache: cache)
      }
    }
    let map = MapEvaluator(
      zone: section.zone, plan: plan, corridor: sections.corridors[section.zone], sensors: work,
      patrols: patrols, terrain: terrain, cache: cache)
    for tile in section.tiles {
      try Task.checkCancellation()
      try onTile(map.tile(tile))
    }
  }
}
