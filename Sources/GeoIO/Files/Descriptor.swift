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

  /// Of what a path leads to; nil when nothing is there.
  init?(following path: String) {
    var raw = stat()
    guard unsafe stat(path, &raw) == 0 else { return nil }
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

/// Faults of the operating system while something is written.
enum WritingFault {
  /// The fault of a call that has just failed.
  ///
  /// - Parameters:
  ///   - path: the output's path as the user gave it.
  ///   - problem: what could not be done; the system's reason is added.
  ///   - number: the system's error number.
  /// - Returns: a fault of kind systemLacks when there are no handles left, else cannotWrite.
  static func of(_ path: String, _ problem: String, number: Int32 = errno) -> InputError {
    let reason = unsafe String(cString: strerror(number))
    guard !SystemNeeds.isLackOfHandles(number) else { return SystemNeeds.handlesFault(at: path) }
    return InputError(.cannotWrite, at: .init(file: path), "\(problem): \(reason)", fix: remedy(number))
  }

  /// The fault of an output that cannot be written for a reason of its own.
  static func of(_ path: String, saying problem: String, fix remedy: String = usualRemedy) -> InputError {
    InputError(.cannotWrite, at: .init(file: path), problem, fix: remedy)
  }

  static let usualRemedy = "choose a folder you may write to"

  private static func remedy(_ number: Int32) -> String {
    switch number {
    case ENOSPC, EDQUOT: "make room, or choose a folder with room"
    case EFBIG: "raise the limit of a file's size (ulimit -f), or choose another folder"
    default: usualRemedy
    }
  }
}
