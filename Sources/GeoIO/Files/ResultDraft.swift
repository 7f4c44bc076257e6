import CSystemShims
import Foundation
import GeoCore

/// A result that is made beside the folder it is to be, and published as one.
///
/// Where nothing has the folder's name, the draft is given it. Where a folder has it, the two are exchanged in one step;
/// what no run wrote is carried over: files as links before the exchange, folders by a move after it. Where folders
/// cannot be exchanged, as with a mount point, the files are put in place one by one (`ResultDraft+Files`).
///
///     PARENT/.karaula-0123.../holder     whose it is
///                             exchange   the draft's number, once it is about to be exchanged
///                             result/    the draft, afterwards what was there before
final class ResultDraft: Sendable {
  let place: FolderPlace
  let staging: StagingFolder
  private let lock: FolderLock
  /// Whether the folder can be exchanged for another one, as far as can be known beforehand.
  private let isExchangeable: Bool
  /// Whether what has the folder's name goes as a whole.
  private let replacesAll: Bool

  /// Where the draft's files are.
  var path: String { staging.path + "/" + Self.draftName }

  private static let draftName = "result"
  private static let recordName = "exchange"

  /// Begins a draft and takes the folder's lock.
  ///
  /// - Parameters:
  ///   - name: the folder's path as the user gave it.
  ///   - replacesAll: whether what has that name, a link too, goes as a whole.
  /// - Throws: `InputError` of kind cannotWrite, also when another process writes there.
  init(_ name: String, replacesAll: Bool) throws {
    let place = try FolderPlace(name, followsLink: !replacesAll)
    self.place = place
    self.replacesAll = replacesAll
    do {
      let status = FileStatus(place.path)
      if let status, status.isFolder, unsafe access(place.path, W_OK | X_OK) != 0 {
        throw WritingFault.of(name, "the folder cannot be written to")
      }
      lock = try FolderLock(on: place)
      for folder in [place.parent, place.path] {
        StagingFolder.removeLeftovers(in: folder) { Self.rescue(from: $0, to: place) }
      }
      let isFolder = status?.isFolder == true
      let beside = try Self.staging(beside: place, isNeeded: !isFolder)
      isExchangeable = !isFolder || beside.map { Self.isExchangeable(place, with: $0) } ?? false
      if let beside, isExchangeable {
        staging = beside
      } else {
        staging = try StagingFolder(in: place.path, for: name)
      }
      try Self.makeFolder(staging.path + "/" + Self.draftName, for: name)
    } catch {
      place.removeMade()
      throw error
    }
  }

  // The lock goes last, with the folders above that nothing was published in.
  deinit { staging.discard() }

  static func makeFolder(_ path: String, for name: String) throws {
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw WritingFault.of(name, "the folder cannot be made")
    }
  }

  // MARK: - Where it is made

  /// A staging folder beside a folder; nil where it cannot be made, and need not.
  private static func staging(beside place: FolderPlace, isNeeded: Bool) throws -> StagingFolder? {
    do {
      return try StagingFolder(in: place.parent, for: place.name)
    } catch let error as InputError where error.kind == .cannotWrite && !isNeeded {
      return nil
    }
  }

  /// Whether a folder can be exchanged: one that the process stands in or below would be lost to it, and others may be on
  /// another file system.
  private static func isExchangeable(_ place: FolderPlace, with staging: StagingFolder) -> Bool {
    let here = FolderPlace.real(".") ?? "/"
    guard here != place.path, !here.hasPrefix(place.path + "/") else { return false }
    // A mount of the same file system tells itself by nothing else.
    let (probe, inside) = (
      staging.freshPath(), place.path + "/" + (staging.path as NSString).lastPathComponent
    )
    guard unsafe mkdir(probe, 0o777) == 0 else { return false }
    defer { unsafe rmdir(probe) }
    guard unsafe rename(probe, inside) == 0 else { return false }
    return unsafe rename(inside, probe) == 0
  }

  // MARK: - Publishing

  /// Puts the draft in the folder's place.
  ///
  /// - Parameter isStale: whether a file, by its path in the folder, is an earlier run's and goes when the draft has none of
  ///   its name.
  /// - Throws: `InputError` of kind cannotWrite; what was there is then as it was, unless files were put in place one by
  ///   one, which the marker among them tells.
  func publish(dropping isStale: @escaping (_ path: String) -> Bool) throws {
    try UnfinishedFiles.placing {
      if !place.isTaken {
        if unsafe karaula_rename_new(path, place.path) == 0 { return }
        guard errno == EEXIST else { throw WritingFault.of(place.name, "the folder cannot be put in place") }
      }
      if replacesAll { return try exchange() }
      let carrying = CarryOver(from: place.path, to: path, isStale: isStale)
      try carrying.checkKinds(naming: place.name)
      guard isExchangeable, carrying.linkFiles(), keepsAttributes() else {
        return try putFilesInPlace(dropping: isStale)
      }
      guard try exchangeIfAllowed() else { return try putFilesInPlace(dropping: isStale) }
      guard CarryOver(from: path, to: place.path, isStale: isStale).moveRest() else {
        // Nothing of the user's is lost: a later run carries it over.
        UnfinishedFiles.forget(staging.path)
        throw WritingFault.of(
          place.name, saying: "the result is in place, but folders of the earlier one are still in \(path)",
          fix: "move them back")
      }
    }
  }

  /// Error numbers of systems, file systems and places where folders cannot be exchanged, though files can be written.
  private static let refusals = [EINVAL, ENOSYS, ENOTSUP, EPERM, EXDEV, EACCES, EBUSY]

  private func exchangeIfAllowed() throws -> Bool {
    try record()
    if unsafe karaula_exchange(path, place.path) == 0 { return true }
    guard Self.refusals.contains(errno) else {
      throw WritingFault.of(place.name, "the folder cannot be put in place")
    }
    return false
  }

  /// Puts the draft in the place of anything else, which goes.
  private func exchange() throws {
    if try exchangeIfAllowed() { return }
    let old = staging.freshPath()
    guard unsafe rename(place.path, old) == 0 else {
      throw WritingFault.of(place.name, "the folder cannot be put in place")
    }
    guard unsafe rename(path, place.path) == 0 else {
      let fault = WritingFault.of(place.name, "the folder cannot be put in place")
      _ = unsafe rename(old, place.path)
      throw fault
    }
  }

  /// Gives the draft the folder's owner, group and permissions; false where the system does not let it.
  private func keepsAttributes() -> Bool {
    guard let old = FileStatus(place.path) else { return false }
    _ = unsafe chown(path, old.owner, old.group)
    _ = unsafe chmod(path, old.mode)
    guard let new = FileStatus(path) else { return false }
    return (new.owner, new.group, new.mode) == (old.owner, old.group, old.mode)
  }

  // MARK: - What an ended run left

  /// Notes which folder is the draft, so that after a kill it is known whether it was exchanged.
  private func record() throws {
    let file = staging.path + "/" + Self.recordName
    guard let draft = FileStatus(path), let record = Descriptor(file, O_WRONLY | O_CREAT | O_EXCL),
      record.writeAll(Array("\(draft.inode) \(place.base)\n".utf8))
    else {
      throw WritingFault.of(place.name, "cannot be written")
    }
  }

  /// Whether nothing of a left-over was ever in the place of anything.
  static func isPlain(_ leftover: String) -> Bool { FileStatus(leftover + "/" + recordName) == nil }

  /// Carries folders over from a left-over whose draft was exchanged.
  ///
  /// - Returns: whether the left-over may be removed.
  private static func rescue(from leftover: String, to place: FolderPlace) -> Bool {
    guard let bytes = FileManager.default.contents(atPath: leftover + "/" + recordName) else { return true }
    let words = String(decoding: bytes, as: UTF8.self).dropLast().split(separator: " ", maxSplits: 1)
    guard let old = FileStatus(leftover + "/" + draftName), old.isFolder, words.count == 2,
      words[0] != "\(old.inode)"
    else { return true }
    guard words[1] == place.base, leftover.parentFolder == place.parent else {
      return false
    }
    // Of its files those that no run wrote were carried over before.
    return CarryOver(from: leftover + "/" + draftName, to: place.path, isStale: { _ in true }).moveRest()
  }
}
