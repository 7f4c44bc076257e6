import Foundation

/// What planners do with a layer of placements, done by GDAL's tools.
extension Workspace {
  /// Runs SQL over a GeoPackage, as a GIS does when edits are saved.
  func edit(_ path: String, _ statements: String...) async throws {
    for statement in statements {
      let outcome = try await tool("ogrinfo", ["-q", path, "-sql", statement])
      guard outcome.status == 0, !outcome.talk.contains("ERROR") else {
        throw CocoaError(.fileWriteUnknown, userInfo: [NSDebugDescriptionErrorKey: outcome.talk])
      }
    }
  }

  /// What ogrinfo tells of a layer, its features and their columns included.
  func features(of layer: String, in path: String) async throws -> String {
    try await tool("ogrinfo", ["-ro", "-q", path, layer]).text
  }

  /// Runs one of GDAL's tools.
  func tool(_ name: String, _ arguments: [String]) async throws -> Outcome {
    try await RunningProgram(URL(filePath: "/usr/bin/env"), [name] + arguments, in: folder).outcome()
  }
}

/// The figures of a summary.json, without what tells of the run and its inputs.
struct ResultFigures: Equatable {
  private let figures: NSDictionary

  init(of summary: Data) throws {
    let all = try JSONSerialization.jsonObject(with: summary) as? [String: Any] ?? [:]
    figures = all.filter { !["inputs", "timings_s"].contains($0.key) } as NSDictionary
  }

  /// How many there are.
  var count: Int { figures.count }
}
