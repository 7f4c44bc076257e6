import Foundation
import Planner

/// The memory that this process may have: the machine's, or what a limit leaves of it.
struct AvailableMemory {
  /// How much (bytes).
  let bytes: Double
  /// What sets it, such as `this machine has` or `ulimit -v leaves`.
  let reason: String

  /// What work may take of it (bytes): the rest is left to the system, and to what allocators lose between blocks.
  var usable: Double { bytes * Self.usableShare }

  /// What it says, such as `may take 12.8 GB of the 16.0 GB that this machine has`.
  var sentence: String {
    "may take \(MemoryEstimate.text(usable)) of the \(MemoryEstimate.text(bytes)) that \(reason)"
  }

  private static let usableShare = 0.8

  /// The least of what the machine has and of all limits that hold for this process.
  static let here: AvailableMemory = {
    let machine = AvailableMemory(
      bytes: Double(ProcessInfo.processInfo.physicalMemory), reason: "this machine has")
    #if os(Linux)
      let limits = controlGroups() + [addressSpace(), data()].compactMap { $0 }
    #else
      let limits: [AvailableMemory] = []
    #endif
    return limits.reduce(machine) { $1.bytes < $0.bytes ? $1 : $0 }
  }()
}

/// What this process has taken.
extension AvailableMemory {
  /// The most memory that was resident at once (bytes), with what the program and its libraries hold of their files; nil
  /// where the system does not tell.
  static var peak: Double? {
    #if os(Linux)
      let bytes = status("VmHWM:")
      return bytes > 0 ? bytes : nil
    #else
      return nil
    #endif
  }
}

#if os(Linux)
  /// Control groups, in which containers and services run.
  extension AvailableMemory {
    /// The limits of the control groups that the process is in, of version 1 and 2, and of those above them.
    private static func controlGroups() -> [AvailableMemory] {
      guard let groups = try? String(contentsOfFile: "/proc/self/cgroup", encoding: .utf8) else { return [] }
      return groups.split(separator: "\n").flatMap { line -> [AvailableMemory] in
        // hierarchy:controllers:path; version 2 has the hierarchy 0 and no controllers.
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(
          String.init)
        guard parts.count == 3 else { return [] }
        if parts[1].isEmpty { return limits(in: "/sys/fs/cgroup", below: parts[2], file: "memory.max") }
        guard parts[1].split(separator: ",").contains("memory") else { return [] }
        return limits(in: "/sys/fs/cgroup/memory", below: parts[2], file: "memory.limit_in_bytes")
      }
    }

    /// The limits that a group's folder and those above it hold; a file that says `max` holds none.
    static func limits(in root: String, below path: String, file: String) -> [AvailableMemory] {
      let names = path.split(separator: "/").filter { $0 != ".." }
      return (0...names.count).compactMap { count in
        let folder = ([root] + names.prefix(count).map(String.init)).joined(separator: "/")
        guard let text = try? String(contentsOfFile: folder + "/" + file, encoding: .utf8),
          let bytes = Double(text.trimmingCharacters(in: .whitespacesAndNewlines))
        else { return nil }
        return AvailableMemory(bytes: bytes, reason: "its control group leaves")
      }
    }
  }

  /// The limits of the shell's `ulimit`.
  extension AvailableMemory {
    /// What `ulimit -v` leaves: libraries and the stacks and arenas of threads take addresses that hold nothing.
    private static func addressSpace() -> AvailableMemory? {
      limit(
        of: __rlimit_resource_t(RLIMIT_AS.rawValue), reason: "ulimit -v leaves", line: "VmSize:",
        reserve: threadReserve)
    }

    /// What `ulimit -d` leaves.
    private static func data() -> AvailableMemory? {
      limit(
        of: __rlimit_resource_t(RLIMIT_DATA.rawValue), reason: "ulimit -d leaves", line: "VmData:",
        reserve: stackBytes)
    }

    /// A limit less what the process has taken of it without using it.
    private static func limit(
      of resource: __rlimit_resource_t, reason: String, line: String, reserve: Double
    ) -> AvailableMemory? {
      var limit = rlimit()
      guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur != unlimited else { return nil }
      let taken = status(line) - status("VmRSS:")
      let reserved = Double(ProcessInfo.processInfo.activeProcessorCount) * reserve
      return AvailableMemory(
        bytes: max(Double(limit.rlim_cur) - max(taken, 0) - reserved, 0), reason: reason)
    }

    /// A line of /proc/self/status (bytes); 0 when it is not there.
    fileprivate static func status(_ name: String) -> Double {
      guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
        let line = status.split(separator: "\n").first(where: { $0.hasPrefix(name) }),
        let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Double($0) })
      else { return 0 }
      return kilobytes * 1024
    }

    /// C's RLIM_INFINITY.
    private static let unlimited = rlim_t.max
    /// A thread's stack (bytes), glibc's and Linux's usual one.
    private static let stackBytes = 8_388_608.0
    /// A thread's stack and the addresses of its arena, 64 MB with glibc (bytes).
    private static let threadReserve = stackBytes + 67_108_864
  }
#endif
