public import Coverage
public import GeoCore
public import SensorPhysics
import TerrainKernels

/// What sensors at candidate places would make of the border: each with its own terms, as a run looks at it.
public struct CandidateSurvey: Sendable {
  /// What could stand at a candidate.
  public struct Head: Sendable {
    /// Its mast and cameras; its place is not looked at.
    public var sensor: Sensor
    /// The directions that it may be turned to; at least one.
    public var directions: [Angle]

    /// A head.
    public init(sensor: Sensor, directions: [Angle]) {
      self.sensor = sensor
      self.directions = directions
    }
  }

  /// A place where one of several heads could stand.
  public struct Candidate: Sendable {
    /// Where it is on each zone's plane; nil for one too far away to matter.
    public var placements: [Plan.Placement?]
    /// The heads, by their place in the list of all.
    public var heads: [Int]

    /// A candidate.
    public init(placements: [Plan.Placement?], heads: [Int]) {
      self.placements = placements
      self.heads = heads
    }
  }

  /// What a head at a candidate, turned to one direction, would detect.
  public struct Column: Sendable {
    /// The candidate, by its place in the list.
    public var candidate: Int
    /// The head, by its place in the list of all.
    public var head: Int
    /// The direction, by its place in the head's list.
    public var direction: Int
    /// The pieces, rising, with the chance on each in (0, 1].
    public var chances: [(piece: Int32, chance: Double)]
  }

  private let plan: Plan
  private let heads: [Head]
  private let ranges: [Double]
  /// The border's pieces, by part and chainage.
  public let pieces: [BorderPiece]
  private let indices: [PieceIndex]

  /// A survey.
  ///
  /// - Parameters:
  ///   - plan: the border, and what a target must be detected with.
  ///   - sections: the plan's.
  ///   - heads: all that could stand anywhere.
  public init(of plan: Plan, in sections: Sections, heads: [Head]) {
    self.plan = plan
    self.heads = heads
    ranges = heads.map { $0.sensor.furthestRange(required: plan.requiredProbability) }
    pieces = sections.pieces
    indices = plan.zones.indices.map { PieceIndex(sections.pieces, zone: $0) }
  }

  /// Looks from each candidate with each of its heads.
  ///
  /// - Parameters:
  ///   - threads: how many candidates are looked from at a time, at least 1; any number gives the same bits.
  ///   - terrain: opens the terrain anew for each task.
  ///   - landCover: opens vegetation and buildings in the same way; gives nil when there are none.
  ///   - cache: keeps the ground that tasks share.
  ///   - candidates: where something could stand.
  ///   - onProgress: takes the share that is done, in (0, 1].
  /// - Returns: by candidate, head and direction, those that detect anything; and the candidates without ground.
  /// - Throws: what the closures throw, and `CancellationError`.
  public func columns(
    of candidates: [Candidate], threads: Int, terrain: @escaping @Sendable () throws -> any TerrainSource,
    landCover: @escaping @Sendable () throws -> (any LandCoverSource)?, cache: PlannerCache,
    onProgress: (Double) -> Void
  ) async throws -> (columns: [Column], groundless: [Int]) {
    let chunks = stride(from: 0, to: candidates.count, by: Self.candidatesATask).map {
      $0..<min($0 + Self.candidatesATask, candidates.count)
    }
    var found = [(columns: [Column], groundless: [Int])](repeating: ([], []), count: chunks.count)
    try await withThrowingTaskGroup(of: (Int, [Column], [Int]).self) { group in
      var next = 0
      func addTask() {
        guard next < chunks.count else { return }
        let index = next
        next += 1
        group.addTask { [self] in
          try Task.checkCancellation()
          let look = try CandidateLook(self, terrain: terrain(), landCover: landCover(), cache: cache)
          var columns: [Column] = []
          var groundless: [Int] = []
          for candidate in chunks[index] {
            try Task.checkCancellation()
            guard let new = try look.columns(of: candidates[candidate], candidate) else {
              groundless.append(candidate)
              continue
            }
            columns += new
          }
          return (index, columns, groundless)
        }
      }
      for _ in 0..<threads { addTask() }
      var done = 0
      while let (index, columns, groundless) = try await group.next() {
        found[index] = (columns, groundless)
        done += 1
        onProgress(Double(done) / Double(chunks.count))
        addTask()
      }
    }
    return (found.flatMap(\.columns), found.flatMap(\.groundless))
  }

  /// Enough to share the ground that is read, few enough to keep all processors at work.
  private static let candidatesATask = 256

  /// Looks from candidates, for one task.
  private final class CandidateLook {
    private let survey: CandidateSurvey
    private let terrains: [TiledTerrain]

    init(
      _ survey: CandidateSurvey, terrain: any TerrainSource, landCover: (any LandCoverSource)?,
      cache: PlannerCache
    ) {
      self.survey = survey
      terrains = survey.plan.zones.map { zone in
        TiledTerrain(
          terrain, landCover: landCover, landCoverBlocks: survey.plan.landCoverBlocks, on: zone.lattice,
          assuming: survey.plan.assumedGroundReach, cache: cache)
      }
    }

    /// The columns of a candidate; nil where no ground is known.
    func columns(of candidate: Candidate, _ index: Int) throws -> [Column]? {
      var hasGround = false
      var columns: [Column] = []
      for head in candidate.heads {
        let directions = survey.heads[head].directions
        var found = [[(piece: Int32, chance: Double)]](repeating: [], count: directions.count)
        for (zone, placement) in candidate.placements.enumerated() {
          guard let placement else { continue }
          if try look(from: placement, zone: zone, head: head, into: &found) { hasGround = true }
        }
        for (direction, chances) in found.enumerated() where !chances.isEmpty {
          columns.append(
            Column(
              candidate: index, head: head, direction: direction,
              chances: chances.sorted { $0.piece < $1.piece }))
        }
      }
      return hasGround || candidate.heads.isEmpty ? columns : nil
    }

    private func look(
      from placement: Plan.Placement, zone index: Int, head: Int,
      into found: inout [[(piece: Int32, chance: Double)]]
    ) throws -> Bool {
      let (plan, terrain) = (survey.plan, terrains[index])
      let lattice = plan.zones[index].lattice
      let cell = lattice.cell(at: placement.point)
      guard let ground = try terrain.ground(at: cell) else { return false }
      let (sensor, range) = (survey.heads[head].sensor, survey.ranges[head])
      guard range > 0 else { return true }
      let viewpoint = Viewpoint(
        cell: cell, eyeElevation: ground.elevation + sensor.mastHeight, targetHeight: plan.targetHeight,
        maxRange: range)
      let sight = SensorSight(
        of: 0, sensor: sensor, viewpoint: viewpoint, convergence: placement.convergence,
        over: terrain.sightGround, cellSize: lattice.cellSize, curvature: plan.curvature, voids: plan.voids,
        required: plan.requiredProbability)
      let directions = survey.heads[head].directions
      var chances = [Double](repeating: 0, count: directions.count)
      let near = survey.indices[index].pieces(
        near: cell, reach: range / lattice.cellSize, of: survey.pieces)
      for piece in near {
        let target = survey.pieces[piece].cell
        guard sight.reaches(target), let ground = try terrain.ground(at: target),
          try sight.turnedChances(
            at: target, ground: ground.elevation, directions: directions, into: &chances)
        else { continue }
        for (direction, chance) in chances.enumerated() where chance > 0 {
          found[direction].append((Int32(piece), chance))
        }
      }
      return true
    }
  }
}

extension Planner {
  /// The highest ground of each square of a zone's corridor.
  ///
  /// - Parameters:
  ///   - corridor: how far from the border.
  ///   - spacing: the side of a square (m).
  ///   - zone: whose border it is along.
  ///   - source: the ground, read in tiles.
  /// - Returns: cells, by row and column of their squares; of equal heights the northernmost, then westernmost.
  public static func summits(
    in corridor: Corridor, spacing: Double, ofZone zone: Plan.Zone, terrain source: any TerrainSource
  ) throws -> [Cell] {
    let lattice = zone.lattice
    let map = CorridorMap(corridor, along: zone.stretches, on: lattice)
    let side = max(spacing / lattice.cellSize, 1)
    var best: [Cell: (cell: Cell, height: Float)] = [:]
    for tile in map.tiles {
      try Task.checkCancellation()
      let isShown = map.cells(of: tile)
      let ground = try source.elevations(of: lattice, window: tile.window)
      for row in tile.window.rows {
        for column in tile.window.columns {
          let cell = Cell(row: row, column: column)
          guard isShown[tile.window.index(of: cell)], let height = ground[cell] else { continue }
          let square = Cell(
            row: Int((Double(row) / side).rounded(.down)), column: Int((Double(column) / side).rounded(.down))
          )
          if let known = best[square],
            (known.height, -known.cell.row, -known.cell.column) >= (height, -row, -column)
          {
            continue
          }
          best[square] = (cell, height)
        }
      }
    }
    return best.sorted { ($0.key.row, $0.key.column) < ($1.key.row, $1.key.column) }.map(\.value.cell)
  }
}
