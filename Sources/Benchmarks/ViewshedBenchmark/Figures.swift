import Foundation

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
