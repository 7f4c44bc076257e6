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
  /// From true north to the plane's north there, clockwise positive.
  let convergence: Angle
  /// How far it matters (cells).
  let reach: Double

  /// Whether a cell is near enough to matter.
  func reaches(_ target: Cell) -> Bool { cell.squaredDistance(to: target) <= reach * reach }
}

/// Makes the sights of patrols' stances over one section: the same from a stance whatever is looked at, so that pieces of
/// border and the cells of maps agree.
final class StanceSights {
  private let patrols: PatrolPlan
  private let ranges: PlanRanges
  private let zone: Plan.Zone
  private let plan: Plan
  private let pieces: [BorderPiece]
  private let index: PieceIndex
  private let terrain: TiledTerrain
  /// The border nearest to a stance that flies, where it was asked for; nil for none.
  private var borders: [Surroundings: Cell?] = [:]
  /// The last answer on pieces: stances out and back follow one another in the same place.
  private var latest: (around: Surroundings, pieces: [Int])?

  /// What the pieces near a stance follow from.
  private struct Surroundings: Hashable {
    let cell: Cell
    let reach: Double
  }

  init(
    of patrols: PatrolPlan, ranges: PlanRanges, zone: Plan.Zone, plan: Plan, pieces: [BorderPiece],
    index: PieceIndex, terrain: TiledTerrain
  ) {
    self.patrols = patrols
    self.ranges = ranges
    self.zone = zone
    self.plan = plan
    self.pieces = pieces
    self.index = index
    self.terrain = terrain
  }

  /// The stances of a patrol in a window.
  func places(of patrol: Int, in window: CellWindow) -> [StancePlace] {
    zone.stances[patrol].enumerated().compactMap { stance, placement in
      guard let placement else { return nil }
      let cell = zone.lattice.cell(at: placement.point)
      guard window.contains(cell) else { return nil }
      return StancePlace(
        patrol: patrol, stance: stance, cell: cell, convergence: placement.convergence,
        reach: ranges.stances[patrol][stance] / zone.lattice.cellSize)
    }
  }

  /// The pieces of border within a stance's range, of all sections, rising.
  func pieces(near place: StancePlace) -> [Int] {
    let around = Surroundings(cell: place.cell, reach: place.reach)
    if let latest, latest.around == around { return latest.pieces }
    let found = index.pieces(near: place.cell, reach: place.reach, of: pieces)
    latest = (around, found)
    return found
  }

  /// The sight from a stance; nil where no ground is known.
  func sight(from place: StancePlace) throws -> StanceSight? {
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
          required: plan.requiredProbability))
    case .flying(let cameras, let height):
      let eye =
        switch height {
        case .aboveGround(let height): below.elevation + height
        case .aboveDatum(let elevation): elevation
        }
      return .flying(
        PatrolSight(
          cameras, from: viewpoint(from: place, eye: eye), track: stance.track - place.convergence,
          border: border(near: place), over: terrain.sightGround, cellSize: zone.lattice.cellSize,
          curvature: plan.curvature, voids: plan.voids, required: plan.requiredProbability))
    }
  }

  /// The passes of a patrol over what it sees from some of its stances, aircraft by aircraft.
  func passes(of patrol: Int, _ looks: some Sequence<StanceLook>) -> [PatrolPass] {
    var sightings: [Int: [Sighting]] = [:]
    for look in looks {
      for presence in patrols.sensors[patrol].stances[look.stance].presences {
        sightings[presence.aircraft, default: []].append(
          Sighting(time: presence.time, probability: look.probability))
      }
    }
    return sightings.sorted { $0.key < $1.key }.flatMap { aircraft, sightings in
      ObservationWindow.passes(of: sightings, period: patrols.period).map {
        PatrolPass(patrol: patrol, aircraft: aircraft, window: $0)
      }
    }
  }

  private func viewpoint(from place: StancePlace, eye: Double) -> Viewpoint {
    Viewpoint(
      cell: place.cell, eyeElevation: eye, targetHeight: plan.targetHeight,
      maxRange: ranges.stances[place.patrol][place.stance])
  }

  private func border(near place: StancePlace) -> Cell? {
    let around = Surroundings(cell: place.cell, reach: place.reach)
    if let known = borders[around] { return known }
    let nearest = PieceIndex.nearest(to: place.cell, among: pieces(near: place), of: pieces)
    borders[around] = .some(nearest)
    return nearest
  }
}

/// That a patrol sees something from one of its stances.
struct StanceLook {
  /// The patrol and its stance, by their places in the plan.
  let patrol: Int
  let stance: Int
  /// The chance of the task, above 0.
  let probability: Double

  /// How many pairs of a stance and what it looks at are in work at a time: their looks take at most 100 MB.
  static let mostAtOnce = 1 << 22
}
