import Foundation

/// How much is measured: all of it in some three minutes on two processors, or a glance in half of one.
struct Settings: Sendable {
  /// The fractal terrain has 2^levels + 1 cells a side.
  let levels: Int
  /// How far observers look (m).
  let ranges: [Double]
  private let repetitions: Int
  /// How many observers the cumulative viewshed has.
  let crowd: Int
  /// How many cells a terrain and range are compared.
  let agreementCells: Int

  /// How often each contestant answers at a range (m): short ranges are soon over, and told by more
  /// repetitions.
  func repetitions(range: Double) -> Int { range < 10_000 ? 3 * repetitions : repetitions }

  static let full = Settings(
    levels: 12, ranges: [5_000, 15_000, 30_000], repetitions: 5, crowd: 200, agreementCells: 1_000_000)
  static let quick = Settings(
    levels: 11, ranges: [5_000, 15_000], repetitions: 3, crowd: 50, agreementCells: 100_000)

  /// How many repetitions cumulative viewsheds have.
  let crowdRepetitions = 3

  /// How many repetitions whole commands have.
  let commandRepetitions = 9

  /// All that is random follows from these.
  static let terrainSeed: UInt64 = 30
  static let observerSeed: UInt64 = 5
  static let sampleSeed: UInt64 = 100
}

/// All that was measured and what it was measured on, for notebooks.
struct Figures: Codable {
  let gdal: String
  let processors: Int
  var races: [RaceFigures] = []
  var crowds: [CrowdFigures] = []
  /// The most memory that the benchmark itself held at once (bytes).
  var peakMemory = 0

  /// One terrain at one range.
  struct RaceFigures: Codable {
    let terrain: String
    let meanSlope: Double
    /// How far observers look (m).
    let range: Double
    let observers: Int
    let repetitions: Int
    /// The cells within range and on the terrain, all observers together.
    let cells: Int
    /// The cells of a full disc of that range, as many times as there are observers.
    let discCells: Int
    let results: [RaceResult]
  }

  /// One terrain with many observers.
  struct CrowdFigures: Codable {
    let terrain: String
    let observers: Int
    /// How far observers look (m).
    let range: Double
    let cells: Int
    let results: [CrowdResult]
  }

  /// Writes them as JSON.
  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    // A run shorter than its clock's tick has no speed.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinite", negativeInfinity: "-infinite", nan: "none")
    try encoder.encode(self).write(to: URL(filePath: path), options: .atomic)
  }
}
