import PatrolMotion
import Coverage
import GeoCore
import SensorPhysics
import TerrainKernels

/// A place on a zone's lattice that a patrol looks from.
struct StancePlace {
  /// The patrol and its stance, by their places in the plan.
  let patrol: Int
  let stance: Int
  /// Where it is.
  let cell: Cell
  let point: PlanePoint
  /// From true north to the plane's north there, clockwise positive.
  let convergence: Angle
  /// How far it matters (cells).
  let reach: Double

  /// Whether a cell is near enough to matter.
  func reaches(_ target: Cell) -> Bool { cell.squaredDistance(to: target) <= reach * reach }
}

/// Makes the sights of patrols' stances over one section: the same from a stance whatever is looked at, so that pieces of
/// border and the cells of maps agree.
final class PointViews {
  private let patrols: PatrolPlan
  private let ranges: PlanRanges
  private let zone: Plan.Zone
  private let plan: Plan
  private let pieces: [BorderPiece]
  private let index: PieceIndex
  private let line: BorderSegments
  private let terrain: TiledTerrain
  init(
    of patrols: PatrolPlan, ranges: PlanRanges, zone: Plan.Zone, plan: Plan, pieces: [BorderPiece],
    index: PieceIndex, line: BorderSegments, terrain: TiledTerrain
  ) {
    self.patrols = patrols
    self.ranges = ranges
    self.zone = zone
    self.plan = plan
    self.pieces = pieces
    self.index = index
    self.line = line
    self.terrain = terrain
  }

  /// The stances of a patrol in a window.
  func places(of patrol: Int, in window: CellWindow) -> [StancePlace] {
    zone.stances[patrol].enumerated().compactMap { stance, placement in
      guard let placement else { return nil }
      let cell = zone.lattice.cell(at: placement.point)
      guard window.contains(cell) else { return nil }
      return StancePlace(
        patrol: patrol, stance: stance, cell: cell, point: placement.point,
        convergence: placement.convergence,
        reach: ranges.stances[patrol][stance] / zone.lattice.cellSize)
    }
  }

  /// What stands in a cell to be looked at: on the border's line where that passes it, in the middle of the longest piece.
  func target(in cell: Cell) throws -> SightTarget? {
    guard let piece = index.longestPiece(in: cell) else {
      return try terrain.ground(at: cell).map {
        SightTarget(
          cell: cell, ground: $0.elevation, point: zone.lattice.center(of: cell), pointGround: $0.elevation)
      }
    }
    return try target(of: piece)
  }

  /// What stands in the middle of a piece to be looked at; nil where no ground is known.
  func target(of piece: Int) throws -> SightTarget? {
    let piece = pieces[piece]
    return try terrain.ground(at: piece.cell).map {
      SightTarget(
        cell: piece.cell, ground: $0.elevation, point: piece.middle,
        pointGround: try groundLevel(at: piece.middle) ?? $0.elevation)
    }
  }

  /// The ground at a point of the plane, between the centres of cells; nil beside a void.
  private func groundLevel(at point: PlanePoint) throws -> Double? {
    let position = zone.lattice.position(of: point)
    let (row, column) = ((position.row - 0.5).rounded(.down), (position.column - 0.5).rounded(.down))
    let (south, east) = (position.row - 0.5 - row, position.column - 0.5 - column)
    var level = 0.0
    for (rows, share) in [(0, 1 - south), (1, south)] {
      for (columns, part) in [(0, 1 - east), (1, east)] {
        let cell = Cell(row: Int(row) + rows, column: Int(column) + columns)
        guard let ground = try terrain.ground(at: cell), !ground.isAssumed else { return nil }
        level += share * part * ground.elevation
      }
    }
    return level
  }

  /// The sight from a stance; nil where no ground is known.
  func sight(from place: StancePlace) throws -> PointView? {
    guard let below = try terrain.ground(at: place.cell) else { return nil }
    let stance = patrols.sensors[place.patrol].stances[place.stance]
    switch stance.look {
    case .standing(let sensor):
      return .standing(
        SensorSight(
          of: place.patrol, sensor: sensor,
          viewpoint: viewpoint(from: place, eye: below.elevation + sensor.mastHeight),
          convergence: place.convergence, over: terrain.sightGround, cellSize: zone.lattice.cellSize,
          curvature: plan.curvature, voids: plan.voids,
          required: plan.requiredProbability, isLinked: stance.isLinked))
    case .flying(let cameras, let height):
      let level = try groundLevel(at: place.point) ?? below.elevation
      let (eye, trueEye) =
        switch height {
        case .aboveGround(let height): (below.elevation + height, level + height)
        case .aboveDatum(let elevation): (elevation, elevation)
        }
      let held = line.nearest(to: place.point, within: place.reach * zone.lattice.cellSize)
      return .flying(
        PatrolSight(
          cameras, from: viewpoint(from: place, eye: eye), at: place.point, elevation: trueEye,
          track: stance.track - place.convergence,
          held: try held.flatMap { point in
            try (groundLevel(at: point) ?? terrain.ground(at: zone.lattice.cell(at: point))?.elevation).map {
              (point: point, ground: $0)
            }
          }, over: terrain.sightGround, cellSize: zone.lattice.cellSize,
          curvature: plan.curvature, voids: plan.voids, required: plan.requiredProbability,
          isLinked: stance.isLinked))
    }
  }

  /// The passes of a patrol over what it sees from some of its stances, aircraft by aircraft.
  func passes(of patrol: Int, _ looks: some Sequence<Glimpse>) -> [PatrolPass] {
    var sightings: [Int: [Sighting]] = [:]
    for look in looks {
      for presence in patrols.sensors[patrol].stances[look.stance].presences {
        sightings[presence.aircraft, default: []].append(
          Sighting(time: presence.time, probability: look.probability))
      }
    }
    return sightings.sorted { $0.key < $1.key }.flatMap { aircraft, sightings in
      ObservationWindow.passes(of: sightings, period: patrols.period, rule: patrols.passRule).map {
        PatrolPass(patrol: patrol, aircraft: aircraft, window: $0)
      }
    }
  }

  private func viewpoint(from place: StancePlace, eye: Double) -> Viewpoint {
    Viewpoint(
      cell: place.cell, eyeElevation: eye, targetHeight: plan.targetHeight,
      maxRange: ranges.stances[place.patrol][place.stance])
  }
}

/// That a patrol sees something from one of its stances.
struct Glimpse {
  /// The patrol and its stance, by their places in the plan.
  let patrol: Int
  let stance: Int
  /// The chance of the task, above 0.
  let probability: Double

  /// How many pairs of a stance and what it looks at are in work at a time: their looks take at most 100 MB.
  static let mostAtOnce = 1 << 22
}

/// What a patrol sees from one place on its way, with the cameras that it has there.
enum PointView {
  case standing(SensorSight)
  case flying(PatrolSight)

  /// What it makes of a target.
  ///
  /// - Returns: the chance of the task, 0 when it is negligible, and the furthest stage on the way to the required one.
  func look(at target: SightTarget) throws -> (probability: Double, cause: GapCause?) {
    switch self {
    case .standing(let sight):
      let look = try sight.look(at: target.cell, ground: target.ground)
      return (look.probability >= negligibleProbability ? look.probability : 0, look.cause)
    case .flying(let sight):
      let look = try sight.look(at: target)
      return (look.probability, look.cause)
    }
  }

  /// The same chance, sooner told where no camera has the target in its picture.
  func probability(at target: SightTarget) throws -> Double {
    if case .flying(let sight) = self, !sight.isInPicture(target) { return 0 }
    return try look(at: target).probability
  }
}
