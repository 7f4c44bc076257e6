import Foundation

/// Other programs that are measured.
enum Tool {
  /// The program of that name on the path; nil when there is none.
  static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { URL(filePath: String($0)).appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path()) }
  }

  /// Runs a program to its end; what it says is dropped.
  static func run(_ program: URL, _ arguments: [String], environment: [String: String]? = nil) throws {
    _ = try output(of: program, arguments, environment: environment)
  }

  /// What a program says on standard output.
  static func output(
    of program: URL, _ arguments: [String], environment: [String: String]? = nil
  ) throws -> String {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    if let environment { process.environment = environment }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchmarkError("\(program.lastPathComponent) ended with status \(process.terminationStatus)")
    }
    return String(decoding: said, as: UTF8.self)
  }
}

/// A folder of its own for other programs' files, gone with its owner.
final class ScratchFolder {
  private let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "viewshed-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in it.
  func path(_ name: String) -> String { url.appending(path: name).path() }
}
