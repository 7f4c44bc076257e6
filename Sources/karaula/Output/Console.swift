import Foundation
import GeoCore
import Logging

/// The two streams: standard output takes results, standard error takes talk.
enum Console {
  /// Writes a result.
  static func result(_ text: String) throws { try result(Array(text.utf8)) }

  /// Writes a table or another text for people, in which names of others may stand.
  static func table(_ text: String) throws { try result(text.onTerminal) }

  /// Writes a result's bytes.
  ///
  /// - Throws: `InputError` of kind cannotWrite, as on a full disk or a closed pipe.
  static func result(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw InputError(
        .cannotWrite, at: .init(file: "standard output"), "cannot be written: \(error.localizedDescription)",
        fix: "write to a file with room for the result")
    }
  }

  /// Writes a line of talk.
  static func error(_ line: String) { talk(line.onTerminal + "\n") }

  /// Whether someone watches standard error.
  static var isWatched: Bool { isatty(STDERR_FILENO) != 0 }

  /// A logger that writes plain lines to standard error.
  static func logger(_ level: Logger.Level) -> Logger {
    Logger(label: "karaula") { _ in PlainLogHandler(logLevel: level) }
  }
}

/// Writes each message as one line, `karaula: warning: ...`, so that talk looks like errors do.
private struct PlainLogHandler: LogHandler {
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    Console.error("karaula: \(event.level == .warning ? "warning: " : "")\("\(event.message)".onOneLine)")
  }
}

extension Console {
  /// Writes talk without a line break.
  static func talk(_ text: String) {
    // Nobody is left to be told that standard error is closed.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}

/// How much of the work is done, on standard error: a bar on a terminal, and nothing elsewhere.
///
/// A program that drives this one sets the environment variable KARAULA_PROGRESS to `lines`: then each piece of work
/// that is done is a line with the share so far, in hundredths: `karaula: progress 0.25`.
struct Progress {
  private static let width = 40
  /// Shorter work needs no bar.
  private static let patience = Duration.milliseconds(500)

  private let isShown: Bool
  private let isInLines: Bool
  private let start = ContinuousClock.now

  /// - Parameter isQuiet: whether the user wants no talk.
  init(isQuiet: Bool) {
    isInLines = ProcessInfo.processInfo.environment["KARAULA_PROGRESS"] == "lines"
    isShown = !isQuiet && (isInLines || Console.isWatched)
  }

  /// Shows the share of the work that is done, in (0, 1].
  func show(_ share: Double) {
    guard isShown, start.duration(to: .now) > Self.patience else { return }
    if isInLines { return Console.error("karaula: progress \((share * 100).rounded(.down) / 100)") }
    let filled = Int(Double(Self.width) * share)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    // The bar is drawn over itself, and wiped when the work is done.
    let wipe = "\r" + String(repeating: " ", count: Self.width + 8) + "\r"
    Console.talk(share < 1 ? "\r[\(bar)] \(Int(share * 100)) %" : wipe)
  }
}
