import Foundation
import Synchronization

/// The folders in which outputs are made before they are put in place, so that whoever must end the program at once can
/// remove them.
public enum UnfinishedFiles {
  private static let paths = Mutex<Set<String>>([])
  /// Held while something is put in place; true once the program ends.
  private static let ending = Mutex(false)

  static func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  /// Leaves a folder where it is, for a later run to look at.
  static func forget(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes a folder that is not to be kept.
  static func discard(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
    forget(path)
  }

  /// Puts something in place, which no end of the program but a kill interrupts.
  ///
  /// - Throws: `CancellationError` when the program ends already.
  static func placing<Value>(_ body: () throws -> Value) throws -> Value {
    try ending.withLock { isEnding in
      if isEnding { throw CancellationError() }
      return try body()
    }
  }

  /// Removes all of them, once what is being put in place is there; nothing is put in place after that.
  public static func discardAll() {
    ending.withLock { isEnding in
      isEnding = true
      paths.withLock { paths in
        for path in paths { try? FileManager.default.removeItem(atPath: path) }
      }
    }
  }
}
