import Foundation
import Testing

/// A server on the loopback, on a port of its own, until it is stopped.
final class LoopbackServer {
  private let program: RunningProgram
  /// Its address.
  let base: String

  /// Starts a command whose first line of output is its port.
  init(_ command: [String], in workspace: Workspace) async throws {
    program = try RunningProgram(URL(filePath: "/usr/bin/env"), command, in: workspace.folder)
    var line = ""
    while program.isRunning, !line.hasSuffix("\n") {
      line = String(decoding: try program.outputSoFar(), as: UTF8.self)
      try await Task.sleep(for: .milliseconds(20))
    }
    let port = try #require(Int(line.dropLast()))
    base = "http://127.0.0.1:\(port)"
  }

  /// Ends it.
  func stop() { program.stop() }

  /// The test support's server of the folder `tiles`, with Range requests.
  static func ofTiles(in workspace: Workspace) async throws -> LoopbackServer {
    let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Support/range_server.py")
    return try await LoopbackServer(["python3", script.path(), "tiles"], in: workspace)
  }
}
