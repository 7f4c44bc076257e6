import Foundation
import GeoCore

/// How the command line names a scenario: its file, or a variant of it as FILE@VARIANT.
enum ScenarioReference {
  /// The scenario that a reference names.
  ///
  /// A file of the whole name comes first, so that names with an @ are theirs; else the last @ parts file and variant.
  ///
  /// - Throws: `InputError`: missingInput when there is no such file, badData when the file has no such variant.
  static func file(_ reference: String) throws -> ScenarioFile {
    guard !FileManager.default.fileExists(atPath: reference),
      let mark = reference.lastIndex(of: "@"),
      FileManager.default.fileExists(atPath: String(reference[..<mark]))
    else { return try ScenarioFile(reference) }
    throw InputError(
      .badData, at: .init(file: String(reference[..<mark])),
      "has no variant '\(reference[reference.index(after: mark)...])'", fix: "name a variant of the scenario")
  }
}
