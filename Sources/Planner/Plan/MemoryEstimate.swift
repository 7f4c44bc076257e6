import Coverage
import GeoCore
import SensorPhysics
import TerrainKernels

/// What a run will need, told before it starts.
///
/// The peak of a run is the sum of what it keeps to its end (the program, the list of pieces with their verdicts, the
/// patrols), what the sections in work hold at a time (their ground, and what sensors make of their pieces), and what the
/// writing of maps and reports takes. Each constant says what it counts; those that stand for many small things were
/// fitted to measured peaks, from which estimates are at most a factor of 2 away.
///
/// Laws:
/// 1. A greater count of anything, and a section more at a time, never lower it.
/// 2. It is finite for all finite counts.
public struct MemoryEstimate: Sendable {
  /// What takes memory.
  public enum Use: String, Sendable, CaseIterable {
    case program = "the program itself"
    case ground
    case border = "the border's pieces"
    case patrols
    case maps = "maps and reports"
    case cache = "what variants share"
  }

  /// The bytes of each use.
  public let uses: [Use: Double]
  /// How many sections are in work at a time.
  public let sectionsAtOnce: Int
  /// What the caches of the command may hold (bytes).
  public let cacheRoom: Double

  /// All of it (bytes).
  public var bytes: Double { uses.values.reduce(0, +) }

  /// The estimate for a run.
  ///
  /// - Parameters:
  ///   - demand: what it will hold.
  ///   - sectionsAtOnce: how many sections are in work at a time, at least 1.
  ///   - cache: what the caches of the command may hold, and what they hold before the run (bytes); nil without any.
  public init(of demand: RunDemand, sectionsAtOnce: Int, cache: (room: Double, used: Double)? = nil) {
    let atOnce = min(sectionsAtOnce, max(demand.sections.count, 1))
    self.sectionsAtOnce = atOnce
    cacheRoom = cache?.room ?? 0
    let tileBytes = Self.tileBytes * (demand.hasLandCover ? Self.layersWithLandCover : 1)
    let ground = demand.groundTiles(atOnce: atOnce) * tileBytes
    let looks = demand.sections.reduce(0) { $0 + $1.looks }
    let passes = demand.sections.reduce(0) { $0 + $1.passes }
    var uses: [Use: Double] = [
      .program: Self.programBytes + Double(atOnce) * Self.readerBytes + min(ground, Self.blockCacheBytes),
      .ground: ground,
      .border: demand.pieces * (demand.hasMaps ? Self.reportedPieceBytes : Self.pieceBytes)
        + looks * Self.chanceBytes + demand.most(of: atOnce) { $0.looks } * Self.lookBytes,
      .patrols: demand.stanceBytes * Self.stanceSlack + passes * Self.passBytes,
    ]
    if demand.hasMaps { uses[.maps] = Self.outputBytes(demand.mapCells) + Double(atOnce) * Self.mapTileBytes }
    if let cache {
      // What was read stays, so that only the other sections' ground comes to that in work.
      let kept =
        demand.groundTiles(atOnce: demand.sections.count) * tileBytes - ground + looks * Self.lookBytes
        + passes * Self.passBytes
        + (demand.hasMaps ? demand.sections.reduce(0) { $0 + $1.mappedCells } * Self.mappedCellBytes : 0)
      uses[.cache] = min(cache.room, cache.used + kept)
    }
    self.uses = uses
  }

  /// The least that a run can need, known before its border is cut into pieces.
  ///
  /// - Parameters:
  ///   - borderLength: metres.
  ///   - cellSize: the side of a cell (m).
  ///   - mapReach: the wider side of the corridor that maps show (m); nil without maps.
  ///   - routeLength: of all patrols' routes together (m).
  public init(leastFor borderLength: Double, cellSize: Double, mapReach: Double?, routeLength: Double) {
    let cells = borderLength / cellSize
    let tiles = mapReach.map { 2 * $0 / (cellSize * Double(LatticeTile.side)) } ?? 0
    sectionsAtOnce = 1
    cacheRoom = 0
    uses = [
      .program: Self.programBytes,
      // A line of a cell's length visits a cell at least every diagonal.
      .border: cells * 0.5.squareRoot() * Self.pieceBytes,
      .patrols: routeLength / cellSize * Double(MemoryLayout<MovingSensor.ObservationPoint>.stride),
      .maps: tiles * tiles * Self.corridorTileBytes,
    ]
  }

  /// The estimate for as many sections at a time as there is memory for.
  ///
  /// - Parameters:
  ///   - threads: the most sections at a time, at least 1.
  ///   - usable: what the run may take (bytes).
  ///   - cache: as for the estimate; its room is what is left at the most.
  ///   - demand: what the run needs, as it was counted.
  /// - Returns: an estimate for one section where not even that fits.
  public static func fitting(
    _ demand: RunDemand, threads: Int, usable: Double, cache: (room: Double, used: Double)? = nil
  ) -> MemoryEstimate {
    var count = min(max(threads, 1), max(demand.sections.count, 1))
    var estimate = MemoryEstimate(of: demand, sectionsAtOnce: count)
    while count > 1, estimate.bytes > usable {
      count -= 1
      estimate = MemoryEstimate(of: demand, sectionsAtOnce: count)
    }
    guard let cache else { return estimate }
    let room = max(min(cache.room, usable - estimate.bytes), cache.used)
    return MemoryEstimate(of: demand, sectionsAtOnce: count, cache: (room, cache.used))
  }

  /// How it is made up, the greatest use first, such as `ground 1.2 GB, the program itself 80 MB`.
  public var breakdown: String {
    uses.filter { $0.value >= Self.leastTold }.sorted {
      ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue)
    }
    .map { "\($0.key.rawValue) \(Self.text($0.value))" }.joined(separator: ", ")
  }

  /// Uses below this (bytes) are not reported.
  private static let leastTold = 1e6

  /// Bytes as a text, such as `840 MB` or `1.2 GB`.
  public static func text(_ bytes: Double) -> String {
    let (unit, size) = bytes < 1e9 ? ("MB", 1e6) : bytes < 1e12 ? ("GB", 1e9) : ("TB", 1e12)
    let tenths = (bytes / size * 10).rounded() / 10
    return unit == "MB" ? "\(Int(tenths.rounded())) MB" : "\(tenths) \(unit)"
  }
}

/// What each thing takes (bytes).
extension MemoryEstimate {
  /// The program with GDAL and PROJ, their tables and a small scenario.
  private static let programBytes = 75e6
  /// GDAL's block cache at the most, `GDALRuntime`'s bound: what was read from files last.
  private static let blockCacheBytes = 64e6
  /// A section's own handles of rasters and coordinate systems, and what is in work while a tile is warped.
  private static let readerBytes = 4e6
  /// A tile of ground: a Float a cell, and some void flags.
  private static let tileBytes =
    Double(LatticeTile.side * LatticeTile.side * MemoryLayout<Float>.stride) * 1.05
  /// The ground, what stands on it, and both together.
  private static let layersWithLandCover = 3.0
  /// A piece and its verdict.
  private static let pieceBytes = 300.0
  /// A piece, its verdict, and its share of reports, which hold a feature for each run of equal pieces.
  private static let reportedPieceBytes = 1200.0
  /// The chance of a sensor in a piece's verdict.
  private static let chanceBytes = Double(MemoryLayout<SensorChance>.stride)
  /// What a sensor makes of a piece, as its own findings and in the piece's list.
  private static let lookBytes = 2 * Double(MemoryLayout<SensorFindings.Detection>.stride)
  /// What lists of presences and the plan's places take beside the stances themselves.
  private static let stanceSlack = 1.5
  /// A pass in a piece's list, and as it is gathered.
  private static let passBytes = 2 * Double(MemoryLayout<PatrolPass>.stride)
  /// What is in work while a tile of the map is made: chances, heights and waits of its cells.
  private static let mapTileBytes = 4e6
  /// A tile of the corridor in the lists of tiles.
  private static let corridorTileBytes = 100.0
  /// A cell of the map as a sensor's tile holds it.
  private static let mappedCellBytes = Double(MemoryLayout<SensorTile.Seen>.stride)
  /// Relief and maps while GDAL shades, compresses and writes them: tables, then blocks and overviews of more and more
  /// cells until GDAL's caches are full.
  private static func outputBytes(_ cells: Double) -> Double {
    min(outputTableBytes + cells * outputCellBytes, mostOutputBytes)
  }

  private static let outputTableBytes = 20e6
  private static let outputCellBytes = 150.0
  private static let mostOutputBytes = 150e6
}
