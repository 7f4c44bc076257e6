import Foundation
import Testing

/// The real files that `KARAULA_DATA` names the folder of; tests that need them are skipped without.
enum SharedData {
  static let folder = ProcessInfo.processInfo.environment["KARAULA_DATA"]
  static let isThere = folder != nil

  /// The path of a file in the folder.
  static func path(_ name: String) throws -> String { try #require(folder) + "/" + name }
}
