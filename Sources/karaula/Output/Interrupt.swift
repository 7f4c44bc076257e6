import Dispatch
import Foundation
import GeoIO

/// Turns Ctrl-C into cancellation, so that work stops at the next tile and cleans up behind itself.
enum Interrupt {
  /// Runs a body; the first SIGINT or SIGTERM cancels it.
  static func cancelling<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) async throws
    -> Value
  {
    let task = Task { try await body() }
    let sources = [SIGINT, SIGTERM].map { number in
      // The default action would end the process before anything is cleaned up.
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler {
        task.cancel()
        DispatchQueue.global().asyncAfter(deadline: .now() + grace) { endAtOnce() }
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    return try await task.value
  }

  /// How long work may take to notice (s): a call into GDAL, such as one that waits for a server, does not.
  private static let grace = 3.0

  private static func endAtOnce() {
    UnfinishedFiles.discardAll()
    Console.error("karaula: interrupted; nothing was left half-written")
    _exit(Status.interrupted.rawValue)
  }
}

/// A result that does not meet what the user demands of it: no fault, but an exit code that fails a CI job.
struct RequirementMissed: Error {
  /// What is demanded and what was found, on one line.
  let message: String

  /// A shortfall.
  init(_ message: String) { self.message = message }
}
