import Foundation
import Testing

/// Small inputs that went wrong in the field, in the folder that `KARAULA_CASES` names; tests that need them are skipped
/// without.
enum SharedCases {
  static let folder = ProcessInfo.processInfo.environment["KARAULA_CASES"]
  static let isThere = folder != nil

  /// The path of a case's file, such as `vector/base/s.yaml`.
  static func path(_ name: String) throws -> String { try #require(folder) + "/" + name }

  /// Runs a scenario of the cases.
  ///
  /// - Parameters:
  ///   - name: the scenario's file, such as `vector/base/s.yaml`.
  ///   - options: what follows it on the command line.
  ///   - workspace: the current folder.
  static func run(_ name: String, _ options: String..., in workspace: Workspace) async throws -> Outcome {
    try await Program.run(["run", path(name)] + options, in: workspace)
  }

  /// The covered and the whole length (m) that a run's result folder tells.
  static func lengths(in folder: URL) throws -> (covered: Double, border: Double) {
    let summary = try Data(contentsOf: folder.appending(path: "summary.json"))
    let figures = try #require(JSONSerialization.jsonObject(with: summary) as? [String: Any])
    return (
      try #require(figures["covered_length_m"] as? Double),
      try #require(figures["border_length_m"] as? Double)
    )
  }
}
