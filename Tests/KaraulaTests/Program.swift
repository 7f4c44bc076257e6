import Foundation

/// The program under test, as `swift test` builds it.
enum Program {
  /// Its file: beside the test bundle, or in a folder above on systems whose bundles are folders.
  static let file: URL = {
    var folder = (Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0]))
      .resolvingSymlinksInPath()
    while folder.path() != "/" {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "karaula", directoryHint: .notDirectory)
      if candidate.isFile { return candidate }
    }
    preconditionFailure("the executable target `karaula` is not built beside the tests")
  }()

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - arguments: what follows its name.
  ///   - workspace: the current folder.
  ///   - environment: variables beside those of the tests.
  static func run(
    _ arguments: [String], in workspace: Workspace, environment: [String: String] = [:]
  ) async throws -> Outcome {
    try await start(arguments, in: workspace, environment: environment).outcome()
  }

  /// Starts the program.
  static func start(
    _ arguments: [String], in workspace: Workspace, environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(file, arguments, in: workspace.folder, environment: environment)
  }

  /// Runs a shell's line, in which `$0` is the program.
  ///
  /// - Parameter isQuiet: whether nothing is kept of what it says, for a line under which nothing can be written.
  static func shell(_ line: String, in workspace: Workspace, isQuiet: Bool = false) async throws -> Outcome {
    let line = isQuiet ? "{ \(line.replacing("exec ", with: "")); } >/dev/null 2>&1" : line
    return try await RunningProgram(
      URL(filePath: "/bin/sh"), ["-c", line, file.path()], in: workspace.folder
    )
    .outcome()
  }
}

/// What a finished program left.
struct Outcome: Sendable {
  /// The exit code; that of a signal that ended it is negative.
  let status: Int32
  /// Standard output.
  let output: Data
  /// Standard error.
  let talk: String

  /// The lines of standard error.
  ///
  /// Lines of progress are not among them: they come by the clock, hence on a busy machine only.
  var talkLines: [Substring] { talk.split(separator: "\n").filter { !$0.contains(Self.progress) } }

  /// What a line of progress says when standard error is no terminal.
  private static var progress: Regex<Substring> { /^karaula: \d+ % done, about \d+ (?:s|min|h) left$/ }
  /// Those of them that are no warnings.
  var errorLines: [Substring] { talkLines.filter { !$0.hasPrefix("karaula: warning: ") } }
  /// Those of them that are.
  var warnings: [Substring] { talkLines.filter { $0.hasPrefix("karaula: warning: ") } }
  /// Standard output as text.
  var text: String { String(decoding: output, as: UTF8.self) }
}

/// A program that was started, with its streams in files of their own, so that no pipe can fill up.
final class RunningProgram {
  private let process = Process()
  private let streams: Workspace
  private let end: AsyncStream<Int32>

  init(_ file: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
    streams = try Workspace(["output": "", "talk": ""])
    process.executableURL = file
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    variables["KARAULA_GLO30_URL"] = nil
    // Tests that serve files do so on the loopback, past any proxy.
    variables["no_proxy"] = "127.0.0.1"
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: streams.file("output"))
    process.standardError = try FileHandle(forWritingTo: streams.file("talk"))
    let (end, continuation) = AsyncStream.makeStream(of: Int32.self)
    self.end = end
    process.terminationHandler = { ended in
      continuation.yield(
        ended.terminationReason == .exit ? ended.terminationStatus : -ended.terminationStatus)
      continuation.finish()
    }
    try process.run()
  }

  deinit { stop() }

  /// Whether it still runs.
  var isRunning: Bool { process.isRunning }

  /// Sends SIGINT, as Ctrl-C does.
  func interrupt() { process.interrupt() }

  /// Ends it at once; children may inherit a mask that holds back SIGTERM.
  func stop() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  /// What it has written to standard output by now.
  func outputSoFar() throws -> Data { try Data(contentsOf: streams.file("output")) }

  /// What it has written to standard error by now.
  func talkSoFar() throws -> Data { try Data(contentsOf: streams.file("talk")) }

  /// Waits for its end.
  func outcome() async throws -> Outcome {
    var status: Int32 = 0
    for await code in end { status = code }
    return Outcome(
      status: status, output: try outputSoFar(),
      talk: String(decoding: try Data(contentsOf: streams.file("talk")), as: UTF8.self))
  }
}
