import Coverage
import GeoCore
import SensorPhysics
import Synchronization
import TerrainKernels

/// What was worked out for one ground, kept by content for the next plan over it: a variant that adds a camera costs that
/// camera.
///
/// One cache belongs to one ground: the same border, lattice, sections, terrain, cover, curvature and voids. Plans over it
/// may differ in sensors, patrols, weather, target, task, required probability and map.
public final class PlannerCache: Sendable {
  /// A sensor's or a patrol's part of a section, and what it depends on beside the ground.
  struct Key<Subject: Hashable & Sendable>: Hashable, Sendable {
    let subject: Subject
    /// The section, or the tile of a map.
    let place: Place
    let question: Question
  }

  /// Where something was looked at.
  enum Place: Hashable, Sendable {
    case section(Int)
    case tile(LatticeTile, zone: Int)
  }

  /// What was asked.
  struct Question: Hashable, Sendable {
    let required: Double
    let targetHeight: Double
    let wantsClearance: Bool
    let counts: Bool
    let coverBlocks: Bool
    /// The planning period (s); 0 for placed sensors.
    let period: Double
  }

  /// All patrols together, by their numbers, and what a crosser is to them.
  struct PatrolCrowd: Hashable, Sendable {
    let numbers: [Int]
    /// How long a crosser can be observed (s).
    let exposure: Double
  }

  private struct State {
    var tiles: [TileKey: TiledRaster.Tile] = [:]
    var shown: [Place: [Bool]] = [:]
    var looks: [Key<Sensor>: SensorFindings] = [:]
    var maps: [Key<Sensor>: SensorTile] = [:]
    var patrolMaps: [Key<PatrolCrowd>: PatrolTile] = [:]
    var patrols: [Key<Int>: PatrolFindings] = [:]
    var patrolNumbers: [MovingSensor: Int] = [:]
  }

  /// A tile of the ground or of what stands on it.
  struct TileKey: Hashable, Sendable {
    let zone: Int
    let tile: LatticeTile
    let isCover: Bool
  }

  private let state = Mutex(State())

  /// An empty cache.
  public init() {}

  func tile(_ key: TileKey, _ read: () throws -> TiledRaster.Tile) throws -> TiledRaster.Tile {
    if let known = state.withLock({ $0.tiles[key] }) { return known }
    let new = try read()
    state.withLock { $0.tiles[key] = new }
    return new
  }

  /// Which cells of a tile the corridor shows.
  func shown(_ tile: LatticeTile, zone: Int, _ find: () -> [Bool]) -> [Bool] {
    let place = Place.tile(tile, zone: zone)
    if let known = state.withLock({ $0.shown[place] }) { return known }
    let new = find()
    state.withLock { $0.shown[place] = new }
    return new
  }

  func looks(_ key: Key<Sensor>, _ find: () throws -> SensorFindings) throws -> SensorFindings {
    if let known = state.withLock({ $0.looks[key] }) { return known }
    let new = try find()
    state.withLock { $0.looks[key] = new }
    return new
  }

  func map(_ key: Key<Sensor>, _ find: () throws -> SensorTile) throws -> SensorTile {
    if let known = state.withLock({ $0.maps[key] }) { return known }
    let new = try find()
    state.withLock { $0.maps[key] = new }
    return new
  }

  func map(_ key: Key<PatrolCrowd>, _ find: () throws -> PatrolTile) throws -> PatrolTile {
    if let known = state.withLock({ $0.patrolMaps[key] }) { return known }
    let new = try find()
    state.withLock { $0.patrolMaps[key] = new }
    return new
  }

  func patrol(_ key: Key<Int>, _ find: () throws -> PatrolFindings) throws -> PatrolFindings {
    if let known = state.withLock({ $0.patrols[key] }) { return known }
    let new = try find()
    state.withLock { $0.patrols[key] = new }
    return new
  }

  /// The numbers of patrols: equal ones have the same.
  func numbers(of patrols: [MovingSensor]) -> [Int] {
    state.withLock { state in
      patrols.map { patrol in
        let number = state.patrolNumbers[patrol] ?? state.patrolNumbers.count
        state.patrolNumbers[patrol] = number
        return number
      }
    }
  }
}

/// What one sensor makes of one tile of a map, row-major.
struct SensorTile: Sendable {
  /// The chance that it does the task, in [0, 1].
  var probabilities: [Double]
  /// The least height above ground (m) from which a target is in its sight; infinite where there is none.
  var visibleHeights: [Float]

  /// A tile of that many cells in which nothing is seen.
  init(count: Int) {
    probabilities = [Double](repeating: 0, count: count)
    visibleHeights = [Float](repeating: .infinity, count: count)
  }
}

/// What one sensor makes of one section's pieces.
struct SensorFindings: Sendable {
  /// What it stands on; nil when it is too far away to matter.
  var standing: Standing?
  /// The pieces within its range, by their place in the plan's list, rising.
  var looks: [(piece: Int, look: SensorLook, crossesVoid: Bool)] = []
}
