import Foundation
import GeoCore

/// The right to write a result into a folder: one process has it at a time, and it ends with the process.
///
/// It is a lock (flock) on the file `.NAME.lock` beside the folder, and one on the folder itself where it is there: the
/// folder is exchanged for another one in the end, and beside it may be nothing that the user may write to.
final class FolderLock: Sendable {
  private let place: FolderPlace
  private let file: LockFile?
  private let folder: Descriptor?

  /// Takes the lock.
  ///
  /// - Throws: `InputError` of kind cannotWrite when another process has it; the message tells which.
  init(on place: FolderPlace) throws {
    self.place = place
    file = try LockFile(beside: place)
    let folder = Descriptor(place.path, O_RDONLY | O_DIRECTORY)
    if folder?.lock() == .held {
      file?.remove()
      throw Self.taken(place, by: StagingFolder.holder(in: place.path))
    }
    self.folder = folder
  }

  deinit {
    file?.remove()
    place.removeMade()
  }

  fileprivate static func taken(_ place: FolderPlace, by holder: String?) -> InputError {
    WritingFault.of(
      place.name, saying: "is being written by \(holder ?? "another process")",
      fix: "wait for its end, or choose another folder")
  }

  // MARK: - Who holds it

  private static let program = "karaula"
  private static let longestHolder = 300

  /// This process, as others are told.
  static var holder: String {
    "\(program), process \(ProcessInfo.processInfo.processIdentifier) on \(host)\n"
  }

  private static let host: String = {
    var name = [CChar](repeating: 0, count: longestHolder)
    guard unsafe gethostname(&name, name.count - 1) == 0 else { return "this machine" }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  /// The holder that a file names; nil when it names none.
  static func holder(in path: String) -> String? {
    guard let file = Descriptor(path, O_RDONLY | O_NONBLOCK) else { return nil }
    return holder(of: file)
  }

  fileprivate static func holder(of file: borrowing Descriptor) -> String? {
    var bytes = [UInt8](repeating: 0, count: longestHolder)
    let count = unsafe pread(file.number, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    let line = String(decoding: bytes[..<count], as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
    // Anyone may have written the file.
    let isPlain = line.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 && $0.value < 0x7F }
    return line.hasPrefix(program + ", process ") && isPlain ? String(line) : nil
  }
}

/// The file beside a folder whose lock is the folder's; it goes when the lock does.
private final class LockFile: Sendable {
  private let path: String
  private let descriptor: Descriptor

  /// How often the file may vanish between its opening and its locking.
  private static let attempts = 100

  /// Takes the lock; nil where no file can be made beside the folder, or where there are no locks.
  init?(beside place: FolderPlace) throws {
    path = place.parent + "/." + place.base + ".lock"
    for _ in 0..<Self.attempts {
      guard let file = Descriptor(path, O_RDWR | O_CREAT | O_NONBLOCK) else {
        guard ![EACCES, EPERM, EROFS, ENAMETOOLONG].contains(errno) else { return nil }
        throw WritingFault.of(path, "cannot be opened as the lock of \(place.name)")
      }
      switch file.lock() {
      case .held: throw FolderLock.taken(place, by: FolderLock.holder(of: file))
      case .unknown:
        if file.status?.size == 0 { unsafe unlink(path) }
        return nil
      case .taken: break
      }
      // Whoever had it may have removed it meanwhile.
      guard let now = FileStatus(path), let status = file.status, status.isSame(as: now) else { continue }
      guard status.isRegular, status.size == 0 || FolderLock.holder(of: file) != nil else {
        throw WritingFault.of(
          path, saying: "is there, and is no lock of this program",
          fix: "move it away, or choose another folder")
      }
      descriptor = file
      UnfinishedFiles.insert(path)
      // Without room it names nobody, and is a lock still.
      let text = Array(FolderLock.holder.utf8)
      if ftruncate(descriptor.number, 0) == 0 {
        _ = unsafe pwrite(descriptor.number, text, text.count, 0)
      }
      return
    }
    throw WritingFault.of(path, saying: "others keep removing it", fix: "try again")
  }

  /// Removes the file, while its lock is still held.
  func remove() {
    unsafe unlink(path)
    UnfinishedFiles.forget(path)
  }
}
