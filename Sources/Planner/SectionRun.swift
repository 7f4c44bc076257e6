import Coverage
public import GeoCore
import SensorPhysics
import TerrainKernels

/// A tile of a map: for each cell whether it belongs, the probability there and how many sensors see it.
public struct MapTile: Sendable {
  /// The zone.
  public let zone: Int
  /// The tile's cells.
  public let window: CellWindow
  /// Whether a cell belongs to the corridor, row-major.
  public let isShown: [Bool]
  /// The chance to detect a target in a cell, row-major.
  public let probability: [Float]
  /// How many sensors would each cover a cell alone, row-major.
  public let overlap: [Float]
}

/// What one section found.
struct SectionResult: Sendable {
  let section: Int
  var verdicts: [PieceVerdict] = []
  var tiles: [MapTile] = []
  /// Of the sensors that could matter here, what each stands on.
  var standings: [Int: Standing] = [:]
}

/// Works out one section: its sensors' sight, its pieces' verdicts, its tiles of the map.
struct SectionRun {
  let plan: Plan
  let sections: Sections
  let index: Int
  private let terrain: TiledTerrain
  private var zone: Plan.Zone { plan.zones[section.zone] }
  private var section: Section { sections.all[index] }

  init(
    _ index: Int, of sections: Sections, plan: Plan, source: any TerrainSource, cover: (any CoverSource)?
  ) {
    self.plan = plan
    self.sections = sections
    self.index = index
    terrain = TiledTerrain(
      source, cover: cover, on: plan.zones[sections.all[index].zone].lattice,
      assuming: plan.assumedGroundReach)
  }

  func result() throws -> SectionResult {
    var result = SectionResult(section: index)
    var sights = try self.sights(&result.standings)
    let rule = CellCoverage(required: plan.requiredProbability, verticalError: plan.verticalError)
    for piece in section.pieces {
      try Task.checkCancellation()
      result.verdicts.append(try verdict(on: sections.pieces[piece].cell, from: sights, by: rule))
    }
    if !section.tiles.isEmpty { sights = sights.map { $0.prepared() } }
    for tile in section.tiles {
      try Task.checkCancellation()
      result.tiles.append(try map(tile, from: sights))
    }
    return result
  }

  /// The sight of each sensor that may reach the section's pieces or tiles.
  private func sights(_ standings: inout [Int: Standing]) throws -> [SensorSight] {
    let lattice = zone.lattice
    var window = CellWindow(rows: 0..<0, columns: 0..<0)
    for piece in section.pieces {
      window = window.union(CellWindow(around: sections.pieces[piece].cell, reach: 0))
    }
    for tile in section.tiles { window = window.union(tile.window) }
    return try plan.sensors.indices.compactMap { index in
      try Task.checkCancellation()
      let sensor = plan.sensors[index]
      let range = sensor.furthestRange(required: plan.requiredProbability)
      let reach = Int(range / lattice.cellSize) + 1
      guard range > 0, let placement = zone.placements[index] else { return nil }
      let cell = lattice.cell(at: placement.point)
      guard window.expanded(by: reach).contains(cell) else { return nil }
      let ground = try terrain.ground(at: cell)
      standings[index] = Standing(
        elevation: ground?.elevation, isAssumed: ground?.isAssumed ?? false,
        shift: lattice.center(of: cell).distance(to: placement.point))
      guard let ground else { return nil }
      let viewpoint = Viewpoint(
        cell: cell, eyeElevation: ground.elevation + sensor.mastHeight, targetHeight: plan.targetHeight,
        maxRange: range)
      let around = CellWindow(around: cell, reach: reach)
      return SensorSight(
        of: index, sensor: sensor, viewpoint: viewpoint, convergence: placement.convergence,
        terrain: try terrain.raster(of: around),
        cover: try terrain.cover(of: around).map { GroundCover(heights: $0, blocks: plan.coverBlocks) },
        cellSize: lattice.cellSize, curvature: plan.curvature, voids: plan.voids,
        required: plan.requiredProbability, isLinked: plan.counts(sensor: index))
    }
  }

  private func verdict(
    on cell: Cell, from sights: [SensorSight], by rule: CellCoverage
  ) throws -> PieceVerdict {
    let ground = try terrain.ground(at: cell)
    return rule.verdict(
      on: cell, ground: ground?.elevation, isAssumed: ground?.isAssumed ?? false, from: sights)
  }

  private func map(_ tile: LatticeTile, from sights: [SensorSight]) throws -> MapTile {
    let window = tile.window
    let rule = CellCoverage(required: plan.requiredProbability)
    let isShown = sections.corridors[section.zone].cells(of: tile)
    var probability = [Float](repeating: 0, count: window.count)
    var overlap = probability
    for row in window.rows {
      for column in window.columns {
        let cell = Cell(row: row, column: column)
        let place = window.index(of: cell)
        guard isShown[place], sights.contains(where: { $0.reaches(cell) }) else { continue }
        let verdict = try verdict(on: cell, from: sights, by: rule)
        probability[place] = Float(verdict.probability)
        overlap[place] = Float(verdict.overlap(required: plan.requiredProbability))
      }
    }
    return MapTile(
      zone: section.zone, window: window, isShown: isShown, probability: probability, overlap: overlap)
  }
}
