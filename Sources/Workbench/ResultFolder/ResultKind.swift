import Foundation
import GeoCore

/// What a result folder is of, by the file that only such a result has. Each kind has a plan.yaml of its own, so a folder holds
/// one of them.
enum ResultKind: String, CaseIterable {
  case run = "summary.json"
  case crossings = "crossings.json"
  case response = "response.json"

  /// The command that makes it.
  private var command: String { "karaula \(self)" }

  /// Throws when a folder holds a result of another kind, which would be left without its plan.
  ///
  /// - Parameter option: the option that names the folder.
  /// - Throws: `InputError` of kind cannotWrite.
  func check(folder: String, option: String) throws {
    let others = Self.allCases.filter { $0 != self }
    guard
      let other = others.first(where: { FileManager.default.fileExists(atPath: "\(folder)/\($0.rawValue)") })
    else { return }
    throw InputError(
      .cannotWrite, at: .init(file: folder),
      "holds a result of `\(other.command)`, whose plan would be written over",
      fix: "let \(option) name another folder")
  }
}
