import CSystemShims
import Foundation
import GeoCore

/// A folder that files are written to: all of them appear as one when they are published, or each when it is whole.
///
/// Until then they are made in a folder of their own, under a name that nobody can guess.
public struct OutputFolder: Sendable {
  /// The folder's path as the user gave it.
  public let path: String
  /// Its path, absolute and without links.
  public let place: String
  /// Where files are that are not published yet.
  public let draftPath: String
  private let staging: StagingFolder
  /// What is published as one; nil when each file appears by itself.
  private let draft: ResultDraft?

  /// A folder that takes a result as one, which appears when it is published.
  ///
  /// Files that are there stay, unless the result has some of their names.
  ///
  /// - Throws: `InputError` of kind cannotWrite, also when another process writes there.
  public init(_ path: String) throws { self.init(try ResultDraft(path, replacesAll: false), path) }

  /// A folder that takes the place of what has its name, a link too.
  ///
  /// - Throws: `InputError` of kind cannotWrite, also when another process writes there.
  public init(replacing path: String) throws { self.init(try ResultDraft(path, replacesAll: true), path) }

  private init(_ draft: ResultDraft, _ path: String) {
    self.path = path
    self.draft = draft
    (place, draftPath, staging) = (draft.place.path, draft.path, draft.staging)
  }

  /// A folder in which each file appears when it is whole; it is made if it is not there.
  ///
  /// - Throws: `InputError` of kind cannotWrite.
  public init(filesIn path: String) throws {
    self.path = path
    let place = try FolderPlace(path)
    try ResultDraft.makeFolder(place.path, for: path)
    guard unsafe access(place.path, W_OK | X_OK) == 0 else {
      throw WritingFault.of(path, "the folder cannot be written to")
    }
    StagingFolder.removeLeftovers(in: place.path) { ResultDraft.isPlain($0) }
    self.place = place.path
    staging = try StagingFolder(in: place.path, for: path)
    draftPath = staging.path
    draft = nil
  }

  private init(_ name: String, of folder: OutputFolder) {
    path = folder.path + "/" + name
    place = folder.place + "/" + name
    draftPath = folder.draftPath + "/" + name
    (staging, draft) = (folder.staging, folder.draft)
  }

  /// A folder in this one, which is published with it.
  public func subfolder(_ name: String) throws -> OutputFolder {
    precondition(draft != nil, "folders are parts of a result that is published as one")
    let folder = OutputFolder(name, of: self)
    try ResultDraft.makeFolder(folder.draftPath, for: folder.path)
    return folder
  }

  /// Writes a file.
  ///
  /// - Throws: `InputError` of kind cannotWrite.
  public func write(_ bytes: [UInt8], to name: String) throws {
    try produce(name) { try fill($0, with: bytes, for: name) }
  }

  /// Writes bytes at a path where nothing is.
  ///
  /// - Parameter name: what they are to be called in this folder.
  /// - Throws: `InputError` of kind cannotWrite.
  public func fill(_ temporary: String, with bytes: [UInt8], for name: String) throws {
    guard let file = Descriptor(temporary, O_WRONLY | O_CREAT | O_EXCL), file.writeAll(bytes) else {
      throw WritingFault.of(path + "/" + name, "cannot be written")
    }
  }

  /// Lets a body make a file at a path where nothing is, and keeps it when that went well.
  public func produce(_ name: String, _ body: (_ temporary: String) throws -> Void) throws {
    let temporary = scratchPath()
    // After the renaming there is nothing left under this name.
    defer { unsafe unlink(temporary) }
    try body(temporary)
    let target = (draft == nil ? place : draftPath) + "/" + name
    let status = FileStatus(target)
    // Renaming would put a file where a device was.
    guard status.map({ $0.isRegular || $0.isLink || $0.isFolder }) ?? true else {
      throw WritingFault.of(path + "/" + name, saying: "is no file")
    }
    try UnfinishedFiles.placing {
      guard unsafe rename(temporary, target) == 0 else {
        throw WritingFault.of(path + "/" + name, "cannot be put in place")
      }
    }
  }

  /// Writes files, each of which appears unless its name is taken; when one is, none of them does.
  ///
  /// - Throws: `InputError` of kind cannotWrite.
  public func add(_ files: [(name: String, make: (_ temporary: String) throws -> Void)]) throws {
    var staged: [(from: String, name: String)] = []
    defer { for file in staged { unsafe unlink(file.from) } }
    for file in files {
      staged.append((scratchPath(), file.name))
      try file.make(staged[staged.count - 1].from)
    }
    try UnfinishedFiles.placing {
      for (index, file) in staged.enumerated()
      where unsafe karaula_rename_new(file.from, place + "/" + file.name) != 0 {
        let fault = WritingFault.of(path + "/" + file.name, "cannot be put in place")
        for earlier in staged[..<index] { unsafe unlink(place + "/" + earlier.name) }
        throw fault
      }
    }
  }

  /// Publishes all files as one.
  ///
  /// - Parameter isStale: whether a file, by its path in the folder, is an earlier run's and goes when this result has none
  ///   of its name.
  /// - Throws: `InputError` of kind cannotWrite.
  public func publish(dropping isStale: @escaping (_ path: String) -> Bool = { _ in false }) throws {
    guard let draft else { preconditionFailure("files that appear one by one are published already") }
    try draft.publish(dropping: isStale)
  }

  /// A path for what is no part of the result; it goes when all is done.
  func scratchPath() -> String { staging.freshPath() }
}

/// The right to write into a result's folder that is there, for as long as the value lives.
public final class SoleWriter: Sendable {
  private let lock: FolderLock

  /// Takes the right.
  ///
  /// - Throws: `InputError` of kind cannotWrite when another process has it.
  public init(of path: String) throws { lock = try FolderLock(on: FolderPlace(path)) }
}
