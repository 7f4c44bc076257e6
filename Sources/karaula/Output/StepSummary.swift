import Workbench
import Foundation
import GeoCore

/// What the runner of GitHub Actions tells in its environment.
enum StepSummary {
  /// The variable that names the file of the job's summary.
  static let variable = "GITHUB_STEP_SUMMARY"

  /// The file of the job's summary; nil when there is none.
  static var path: String? {
    ProcessInfo.processInfo.environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Appends text to the job's summary, where there is one.
  ///
  /// - Throws: `InputError` of kind cannotWrite.
  static func append(_ markdown: String) throws {
    guard let path else { return }
    do {
      if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      let end = try file.seekToEnd()
      do {
        try file.write(contentsOf: Data(markdown.utf8))
      } catch {
        // Half a table would spoil what follows it.
        try? file.truncate(atOffset: end)
        throw error
      }
      try file.close()
    } catch {
      throw InputError(
        .cannotWrite, at: .init(file: path), "cannot be appended to: \(error.localizedDescription)",
        fix: "let \(variable) name a file you may write to")
    }
  }

  /// The path of a file as annotations name it: from the workspace's root where it lies there, else as given.
  static func pathInRepository(_ path: String) -> String {
    guard let root = ProcessInfo.processInfo.environment["GITHUB_WORKSPACE"], !root.isEmpty else {
      return path
    }
    let (file, folder) = (ScenarioFile.canonical(path), ScenarioFile.canonical(root) + "/")
    return file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : path
  }
}
