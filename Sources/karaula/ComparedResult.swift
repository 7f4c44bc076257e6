import Coverage
import GeoCore
import GeoIO
import Logging
import Reports

/// One of the two that are compared: a result folder, which is read, or a scenario, which is run.
struct ComparedResult {
  /// What the user calls it.
  let name: String
  let result: BorderResult

  /// The files and sources that a reference leads to.
  ///
  /// - Throws: `InputError`.
  static func sources(of reference: String) throws -> [String] {
    guard let folder = ResultFolder(reference) else {
      return try ScenarioFile(reference: reference).readSources
    }
    return [ResultFiles.border, ResultFiles.sensors, ResultFiles.summary].map { folder.path + "/" + $0 }
  }

  /// Reads or computes a result.
  ///
  /// - Throws: `InputError`.
  init(_ reference: String, threads: Int, isQuiet: Bool, logger: Logger) async throws {
    name = reference
    if let folder = ResultFolder(reference) {
      result = try ResultIdentity.checking(folder) {
        try ResultFiles.result(
          border: folder.bytes(of: ResultFiles.border), sensors: folder.bytes(of: ResultFiles.sensors),
          summary: folder.bytes(of: ResultFiles.summary),
          folder: reference, distance: { Geodesic.distance($0, $1) })
      }
      return
    }
    let resolution = try ResolvedScenario(
      ScenarioFile(reference: reference), wantsMap: false, threads: threads)
    for warning in resolution.warnings { logger.warning("\(warning)") }
    let (assessment, _, _) = try await ScenarioRun(
      resolution: resolution, threads: threads, isQuiet: isQuiet, logger: logger
    ).assessment(writingTo: nil)
    result = BorderResult(of: assessment, cellSize: resolution.cellSize)
  }
}
