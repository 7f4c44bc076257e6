import CSystemShims
import Foundation
import GeoCore
import Synchronization

/// A fresh folder with a name that nobody can guess, in which outputs are made before they are put in place.
///
/// Its process holds a lock on it, which ends with the process: so what a killed one left is known for what it is, and
/// removed by the next.
final class StagingFolder: Sendable {
  /// The folder's path, absolute and without links when that of the folder it is in is.
  let path: String
  private let descriptor: Descriptor

  /// How all names begin; 32 hexadecimal digits follow.
  private static let prefix = ".karaula-"
  private static let digits = 32
  /// How often a new name is tried when another process takes the fresh folder for a left-over.
  private static let attempts = 100
  /// The file that says whose it is.
  private static let holderFile = "holder"

  /// Makes a folder in another.
  ///
  /// - Parameters:
  ///   - parent: the folder it is made in.
  ///   - output: what messages name.
  /// - Throws: `InputError` of kind cannotWrite or systemLacks.
  init(in parent: String, for output: String) throws {
    for _ in 0..<Self.attempts {
      let path = parent + "/" + Self.prefix + Self.randomDigits()
      guard unsafe mkdir(path, 0o777) == 0 else {
        if errno == EEXIST { continue }
        throw WritingFault.of(output, "cannot be written")
      }
      UnfinishedFiles.insert(path)
      guard let descriptor = Descriptor(path, O_RDONLY | O_DIRECTORY) else {
        let fault = WritingFault.of(output, "cannot be written")
        UnfinishedFiles.discard(path)
        if fault.kind == .systemLacks { throw fault }
        continue
      }
      guard descriptor.lock() != .held, let status = FileStatus(path),
        descriptor.status?.isSame(as: status) == true
      else {
        UnfinishedFiles.forget(path)
        continue
      }
      self.path = path
      self.descriptor = descriptor
      _ = Descriptor(path + "/" + Self.holderFile, O_WRONLY | O_CREAT | O_EXCL)?.writeAll(
        Array(FolderLock.holder.utf8))
      return
    }
    throw WritingFault.of(output, saying: "no folder can be made in \(parent) that others leave alone")
  }

  deinit { discard() }

  /// Removes it with all that is in it.
  func discard() { UnfinishedFiles.discard(path) }

  /// A path in it that is not taken.
  func freshPath() -> String { path + "/" + Self.randomDigits() }

  /// Whether a name is one that such folders have.
  static func isName(_ name: String) -> Bool {
    name.hasPrefix(prefix) && name.utf8.count == prefix.utf8.count + digits
      && name.dropFirst(prefix.count).allSatisfy { $0.isHexDigit && !$0.isUppercase }
  }

  /// Removes what ended processes of this user left in a folder.
  ///
  /// - Parameter rescue: is given each before it is removed, and says whether it may be.
  static func removeLeftovers(in folder: String, rescue: (_ path: String) -> Bool) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where isName(name) {
      let path = folder + "/" + name
      guard let descriptor = Descriptor(path, O_RDONLY | O_DIRECTORY),
        descriptor.status?.owner == geteuid(), descriptor.lock() == .taken, rescue(path)
      else { continue }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// Who holds one of a folder's staging folders; nil when nobody does.
  static func holder(in folder: String) -> String? {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where isName(name) {
      let path = folder + "/" + name
      guard let descriptor = Descriptor(path, O_RDONLY | O_DIRECTORY), descriptor.lock() == .held else {
        continue
      }
      if let text = FolderLock.holder(in: path + "/" + holderFile) { return text }
    }
    return nil
  }

  private static func randomDigits() -> String {
    (0..<digits).map { _ in String(UInt8.random(in: 0..<16), radix: 16) }.joined()
  }
}

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
