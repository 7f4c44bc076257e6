import CSystemShims
import Foundation
import GeoCore

/// Owns an open file or folder of the system and closes it.
struct Descriptor: ~Copyable, Sendable {
  /// The system's number of it.
  let number: Int32

  /// Opens a path, which other programs that are started do not inherit.
  ///
  /// - Parameters:
  ///   - path: what to open; the link itself where it names one, which fails.
  ///   - flags: open(2)'s.
  ///   - mode: that of a file that is made, less the mask.
  /// - Returns: nil when the system refuses; errno then says why.
  init?(_ path: String, _ flags: Int32, mode: mode_t = 0o666) {
    number = unsafe open(path, flags | O_NOFOLLOW | O_CLOEXEC, mode)
    guard number >= 0 else { return nil }
  }

  deinit { close(number) }

  /// What the system knows of it; nil when it tells nothing.
  var status: FileStatus? {
    var raw = stat()
    return unsafe fstat(number, &raw) == 0 ? FileStatus(raw) : nil
  }

  /// Writes all bytes, and closes it with a look at what the system says.
  ///
  /// - Returns: whether all was written; errno says why not.
  consuming func writeAll(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Foundation.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return false }
      rest = rest.dropFirst(count)
    }
    // A second number of it: quotas and shared drives tell of a lack of room when it is closed.
    let copy = dup(number)
    return copy < 0 || close(copy) == 0
  }

  /// What came of asking for a lock.
  enum Locking {
    case taken
    case held
    /// The file system has no locks.
    case unknown
  }

  /// Takes the lock of it for as long as it is open.
  func lock() -> Locking {
    if karaula_lock(number) == 0 { return .taken }
    return errno == EWOULDBLOCK ? .held : .unknown
  }
}

/// What the system knows of a file or folder.
struct FileStatus {
  private let raw: stat

  init(_ raw: stat) { self.raw = raw }

  /// Of what a path names, the link itself where it names one; nil when nothing is there.
  init?(_ path: String) {
    var raw = stat()
    guard unsafe lstat(path, &raw) == 0 else { return nil }
    self.raw = raw
  }

  var isFolder: Bool { raw.st_mode & S_IFMT == S_IFDIR }
  var isRegular: Bool { raw.st_mode & S_IFMT == S_IFREG }
  var isLink: Bool { raw.st_mode & S_IFMT == S_IFLNK }
  /// Its permissions.
  var mode: mode_t { raw.st_mode & 0o7777 }
  var owner: uid_t { raw.st_uid }
  var group: gid_t { raw.st_gid }
  var inode: UInt64 { UInt64(raw.st_ino) }
  var device: dev_t { raw.st_dev }
  /// How many bytes it has.
  var size: Int { Int(raw.st_size) }

  /// Whether both are the same file or folder.
  func isSame(as other: FileStatus) -> Bool { inode == other.inode && device == other.device }
}
