import Foundation
import Synchronization

/// The files that are being made under temporary names, so that whoever must end the program at once can remove them.
public enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])

  static func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Removes a file that is not to be kept, if it is still there under its temporary name.
  static func discard(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    paths.withLock { _ = $0.remove(path) }
  }

  /// Removes all of them.
  public static func discardAll() {
    paths.withLock { paths in
      for path in paths { try? FileManager.default.removeItem(atPath: path) }
    }
  }
}
