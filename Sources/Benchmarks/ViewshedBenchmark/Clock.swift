import Foundation

/// Which time counts. One thread is told by its processor time, which other users of the machine hardly
/// change; several threads by the time on the wall, which is what they are for.
enum Clock: String, Sendable, Codable {
  case processor
  case wall
}

/// What one run took.
struct Lap: Sendable {
  /// Processor time of all that worked on it (s).
  var processor = 0.0
  /// Time on the wall (s).
  var wall = 0.0
  /// How many cells were decided.
  var cells = 0

  /// The seconds on a clock.
  func seconds(_ clock: Clock) -> Double { clock == .processor ? processor : wall }

  /// Cells a second on a clock.
  func speed(_ clock: Clock) -> Double { Double(cells) / seconds(clock) }

  /// A run after another.
  static func += (total: inout Lap, lap: Lap) {
    total.processor += lap.processor
    total.wall += lap.wall
    total.cells += lap.cells
  }

  /// Times work that stays on the calling thread.
  static func ofThread<Value>(cells: Int, _ work: () throws -> Value) rethrows -> (Lap, Value) {
    let start = (now(CLOCK_THREAD_CPUTIME_ID), now(CLOCK_MONOTONIC))
    let value = try work()
    return (since(start, CLOCK_THREAD_CPUTIME_ID, cells), value)
  }

  /// Times work on any threads of this process, which does nothing else meanwhile.
  static func ofProcess<Value>(
    cells: Int, _ work: () async throws -> Value
  ) async rethrows -> (Lap, Value) {
    let start = (now(CLOCK_PROCESS_CPUTIME_ID), now(CLOCK_MONOTONIC))
    let value = try await work()
    return (since(start, CLOCK_PROCESS_CPUTIME_ID, cells), value)
  }

  /// Times other programs that the work starts and waits for.
  static func ofChildren(cells: Int, _ work: () throws -> Void) rethrows -> Lap {
    let start = (childSeconds, now(CLOCK_MONOTONIC))
    try work()
    return Lap(processor: childSeconds - start.0, wall: now(CLOCK_MONOTONIC) - start.1, cells: cells)
  }

  private static func since(_ start: (Double, Double), _ clock: clockid_t, _ cells: Int) -> Lap {
    Lap(processor: now(clock) - start.0, wall: now(CLOCK_MONOTONIC) - start.1, cells: cells)
  }

  private static func now(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Processor time of the programs that have ended (s).
  private static var childSeconds: Double {
    let usage = Usage.of(RUSAGE_CHILDREN.rawValue)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }
}

/// What the system says this process has used.
enum Usage {
  /// The most memory that was resident at once (bytes).
  static var peakMemory: Int { of(RUSAGE_SELF.rawValue).ru_maxrss * bytesPerUnit }

  /// Linux counts ru_maxrss in KiB (getrusage(2)).
  private static let bytesPerUnit = 1024

  fileprivate static func of(_ who: __rusage_who_t) -> rusage {
    var usage = rusage()
    unsafe getrusage(who, &usage)
    return usage
  }
}

extension Array where Element: Sendable {
  /// How many elements a task takes: enough that a task's own cost does not show.
  private static var chunk: Int { 2048 }

  /// The value for each element, in order, by all processors: for truths that would take one too long.
  func mapInParallel<Value: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Value
  ) async -> [Value] {
    let starts = Swift.Array(stride(from: 0, to: count, by: Self.chunk))
    return await withTaskGroup(of: (Int, [Value]).self) { group in
      for start in starts {
        group.addTask {
          (start / Self.chunk, self[start..<Swift.min(start + Self.chunk, self.count)].map(transform))
        }
      }
      var parts = [[Value]](repeating: [], count: starts.count)
      for await (index, part) in group { parts[index] = part }
      return parts.flatMap { $0 }
    }
  }
}
