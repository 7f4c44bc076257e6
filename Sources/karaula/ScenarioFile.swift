import Foundation
import GeoCore
import Scenario

/// A scenario with the folder that its paths start from.
struct ScenarioFile {
  let scenario: Scenario
  /// Absolute, without links and `..`.
  let folder: String

  /// Reads and decodes a file.
  ///
  /// - Throws: `InputError`: missingInput when it cannot be read, badData when it is not a scenario.
  init(_ path: String) throws {
    let url = URL(fileURLWithPath: path)
    let data: Data
    do {
      data = try Data(contentsOf: url)
    } catch {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw InputError(
        .missingInput, at: .init(file: path), isThere ? "cannot be read" : "there is no such file",
        fix: isThere ? "give a scenario file that you may read" : "check the path")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw InputError(.badData, at: .init(file: path), "is not UTF-8 text", fix: "give a scenario in YAML")
    }
    scenario = try Scenario(yaml: text, file: path)
    folder = Self.canonical(url.deletingLastPathComponent().path)
  }

  /// The place of a source's file.
  func path(_ source: SourcePath) -> String { source.resolved(in: folder) }

  /// An absolute path without links and `..`.
  static func canonical(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }
}
