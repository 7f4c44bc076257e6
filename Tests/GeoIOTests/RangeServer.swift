import Foundation
import Testing

/// A server on the loopback that answers Range requests, 404, and 500 below /error/; ends with the test.
final class RangeServer {
  private let process = Process()
  /// Its address, such as http://127.0.0.1:40123.
  let base: String

  /// A server outlives the programs that tests run beside it, so it must not hold their pipes open.
  private static let start = """
    import os, runpy, sys
    os.closerange(3, 4096)
    sys.argv = sys.argv[1:]
    runpy.run_path(sys.argv[0], run_name="__main__")
    """

  /// Serves a folder.
  init(_ folder: String) throws {
    let support = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", Self.start, support.appendingPathComponent("Support/range_server.py").path, folder,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var line: [UInt8] = []
    while let byte = try output.fileHandleForReading.read(upToCount: 1)?.first, byte != 10 {
      line.append(byte)
    }
    base = "http://127.0.0.1:" + String(decoding: line, as: UTF8.self)
  }

  deinit {
    // A child takes over its parent thread's blocked signals, among them the polite one.
    _ = kill(process.processIdentifier, SIGKILL)
  }
}
