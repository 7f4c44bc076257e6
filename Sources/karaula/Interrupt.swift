import Dispatch
import Foundation

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
      source.setEventHandler { task.cancel() }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    return try await task.value
  }
}
