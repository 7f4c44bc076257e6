import Foundation
import Synchronization
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

/// Says how far work is that takes a while, on standard error: a bar with the time left on a terminal, else a line every
/// ten seconds.
///
/// A program that drives this one sets the environment variable KARAULA_PROGRESS to `lines`: then each piece of work
/// that is done is a line with the share so far, in hundredths: `karaula: progress 0.25`.
final class Progress: Sendable {
  private static let width = 40
  /// Shorter work needs no bar.
  private static let patience = Duration.milliseconds(500)
  /// The time between two lines where nobody watches.
  private static let pause = Duration.seconds(10)
  /// What room the words behind the bar take.
  private static let room = 30

  private let isQuiet: Bool
  private let isInLines = ProcessInfo.processInfo.environment["KARAULA_PROGRESS"] == "lines"
  private let isWatched = Console.isWatched
  private let start = ContinuousClock.now
  private let lastLine: Mutex<ContinuousClock.Instant>

  /// - Parameter isQuiet: whether the user wants no talk.
  init(isQuiet: Bool) {
    self.isQuiet = isQuiet
    lastLine = Mutex(ContinuousClock.now)
  }

  /// Shows the share of the work that is done, in (0, 1].
  func show(_ share: Double) {
    let taken = start.duration(to: .now)
    guard !isQuiet, taken > Self.patience, share > 0 else { return }
    if isInLines { return Console.error("karaula: progress \((share * 100).rounded(.down) / 100)") }
    let left = taken / .seconds(1) * (1 - share) / share
    if isWatched { draw(share, left) } else { write(share, left) }
  }

  private func draw(_ share: Double, _ left: Double) {
    let filled = Int(Double(Self.width) * share)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: Self.width - filled)
    // The bar is drawn over itself, and wiped when the work is done.
    let wipe = "\r" + String(repeating: " ", count: Self.width + Self.room) + "\r"
    let words = "\(Int(share * 100)) %, \(Self.text(seconds: left)) left"
    Console.talk(
      share < 1 ? "\r[\(bar)] " + words.padding(toLength: Self.room - 3, withPad: " ", startingAt: 0) : wipe)
  }

  private func write(_ share: Double, _ left: Double) {
    let isDue = lastLine.withLock { last in
      guard last.duration(to: .now) >= Self.pause else { return false }
      last = .now
      return true
    }
    guard isDue, share < 1 else { return }
    Console.error("karaula: \(Int(share * 100)) % done, about \(Self.text(seconds: left)) left")
  }

  /// A time in words, such as `3 min`.
  static func text(seconds: Double) -> String {
    let (minute, hour) = (60.0, 3600.0)
    if seconds < minute { return "\(Int(seconds.rounded(.up))) s" }
    if seconds < 2 * hour { return "\(Int((seconds / minute).rounded(.up))) min" }
    return "\(Int((seconds / hour).rounded(.up))) h"
  }
}
