import PatrolMotion
import Coverage
import GeoCore
import SensorPhysics
import Synchronization
import TerrainKernels

/// What was worked out for one ground, kept by content for the next plan over it: a variant that adds a camera costs that
/// camera.
///
/// One cache belongs to one ground: the same border, lattice, sections, terrain, cover, curvature and voids. Plans over it
/// may differ in sensors, patrols, weather, target, task, required probability and map. What comes first is kept, as later
/// plans share most with the first one; what its budget has no room for is worked out again.
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
    /// The terrain's error where looks tell whether they hang on it.
    var terrainError: TerrainError?
    let counts: Bool
    let landCoverBlocks: Bool
    /// The planning period (s); 0 for placed sensors.
    let period: Double
    /// What makes a pass; of no effect on placed sensors.
    var passRule = PassRule()
    /// Whether passes are told; of no effect on placed sensors.
    var wantsDetections = false
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
    var nextNumber = 0
  }

  /// A tile of the ground or of what stands on it.
  struct TileKey: Hashable, Sendable {
    let zone: Int
    let tile: LatticeTile
    let isLandCover: Bool
  }

  private let state = Mutex(State())
  /// What it may hold together with other caches.
  public let budget: CacheBudget

  /// An empty cache.
  ///
  /// - Parameter budget: what it may hold together with the other caches of that budget.
  public init(budget: CacheBudget) { self.budget = budget }

  func tile(_ key: TileKey, _ read: () throws -> TiledRaster.Tile) throws -> TiledRaster.Tile {
    try kept(\.tiles, key, size: \.ownBytes, read)
  }

  /// Which cells of a tile the corridor shows.
  func shown(_ tile: LatticeTile, zone: Int, _ find: () -> [Bool]) -> [Bool] {
    kept(\.shown, Place.tile(tile, zone: zone), size: \.count, find)
  }

  func looks(_ key: Key<Sensor>, _ find: () throws -> SensorFindings) throws -> SensorFindings {
    try kept(\.looks, key, size: \.bytes, find)
  }

  func map(_ key: Key<Sensor>, _ find: () throws -> SensorTile) throws -> SensorTile {
    try kept(\.maps, key, size: \.bytes, find)
  }

  func map(_ key: Key<PatrolCrowd>, _ find: () throws -> PatrolTile) throws -> PatrolTile {
    try kept(\.patrolMaps, key, size: \.bytes, find)
  }

  func patrol(_ key: Key<Int>, _ find: () throws -> PatrolFindings) throws -> PatrolFindings {
    try kept(\.patrols, key, size: \.bytes, find)
  }

  /// The numbers of patrols: equal ones have the same, as long as there is room to know them by.
  func numbers(of patrols: [MovingSensor]) -> [Int] {
    state.withLock { state in
      patrols.map { patrol in
        if let known = state.patrolNumbers[patrol] { return known }
        let number = state.nextNumber
        state.nextNumber += 1
        if budget.take(patrol.bytes) { state.patrolNumbers[patrol] = number }
        return number
      }
    }
  }

  /// What is known by a key, else what is found, which is kept where there is room.
  ///
  /// - Parameters:
  ///   - values: where it is kept.
  ///   - size: the bytes that it takes, beside its place in the cache.
  private func kept<Key: Hashable & Sendable, Value: Sendable, Failure>(
    _ values: any WritableKeyPath<State, [Key: Value]> & Sendable, _ key: Key, size: (Value) -> Int,
    _ find: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    if let known = state.withLock({ $0[keyPath: values][key] }) { return known }
    let new = try find()
    return state.withLock { state in
      // Another section may have found it at the same time.
      if let known = state[keyPath: values][key] { return known }
      if budget.take(size(new) + Self.entryBytes) { state[keyPath: values][key] = new }
      return new
    }
  }

  /// A place in a cache: a key with a sensor's cameras, and the table's slack (bytes).
  private static let entryBytes = 500
}

/// How much memory the caches of a command may hold together.
public final class CacheBudget: Sendable {
  private let account: Mutex<(used: Int, room: Int)>

  /// A budget of that many bytes, at least 0.
  public init(bytes: Int) {
    precondition(bytes >= 0, "a budget is not overdrawn")
    account = Mutex((0, bytes))
  }

  /// The bytes that are held.
  public var used: Int { account.withLock { $0.used } }
  /// The bytes that may be held.
  public var room: Int { account.withLock { $0.room } }

  /// Lowers the budget where it is higher; what is held stays.
  public func limit(to bytes: Int) { account.withLock { $0.room = min($0.room, max(bytes, $0.used)) } }

  /// Takes bytes if there are so many left.
  func take(_ bytes: Int) -> Bool {
    account.withLock { account in
      guard bytes <= account.room - account.used else { return false }
      account.used += bytes
      return true
    }
  }
}

/// What one sensor makes of one tile of a map.
struct SensorTile: Sendable {
  /// What it makes of one cell.
  struct Seen: Sendable {
    /// The cell's place in the tile, row-major.
    let place: Int32
    /// The least height above ground (m) from which a target is in its sight; infinite where there is none.
    let visibleHeight: Float
    /// The chance that it does the task, in [0, 1].
    let probability: Double
  }

  /// The cells that its range and field hold.
  var seen: [Seen] = []

  /// The memory that it takes.
  var bytes: Int { seen.count * MemoryLayout<Seen>.stride }
}

/// What one sensor makes of one section's pieces.
struct SensorFindings: Sendable {
  /// What it makes of one piece.
  typealias Detection = (piece: Int, look: CellDetection, crossesVoid: Bool)
  /// How far it came at one piece.
  typealias Cause = (piece: Int32, cause: GapCause)

  /// What it stands on; nil when it is too far away to matter.
  var standing: SensorGround?
  /// The pieces that its range and field hold, by their place in the plan's list, rising.
  var looks: [Detection] = []
  /// Other pieces within its range.
  var causes: [Cause] = []

  /// The memory that it takes.
  var bytes: Int {
    looks.count * MemoryLayout<Detection>.stride + causes.count * MemoryLayout<Cause>.stride
  }
}
