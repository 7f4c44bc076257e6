import Foundation
import Testing

/// The test support's server of a folder, on a port of its own; it ends with this value.
final class RangeServer {
  private let program: RunningProgram
  /// Its address.
  let base: String

  init(of folder: String, in workspace: Workspace) async throws {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Support/range_server.py")
    program = try RunningProgram(
      URL(filePath: "/usr/bin/env"), ["python3", script.path(), folder], in: workspace.folder)
    var line = ""
    while program.isRunning, !line.hasSuffix("\n") {
      line = String(decoding: try program.outputSoFar(), as: UTF8.self)
      try await Task.sleep(for: .milliseconds(20))
    }
    let port = try #require(Int(line.dropLast()))
    base = "http://127.0.0.1:\(port)"
  }
}
