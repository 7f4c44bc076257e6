import CSystemShims
import Foundation
import GeoCore

/// What goes with a folder that is exchanged for a newer one: all that no run wrote.
struct CarryOver {
  /// The folder that is left.
  let from: String
  /// The folder that is to have all.
  let to: String
  /// Whether a file, by its path in the folder, is an earlier run's.
  let isStale: (_ path: String) -> Bool

  /// Throws when a file stands where the newer folder has a folder, or the other way round.
  ///
  /// - Parameter name: what messages call the older folder.
  func checkKinds(naming name: String, below path: String = "") throws {
    for entry in Self.entries(to + path) {
      let path = path + "/" + entry
      guard let old = FileStatus(from + path), let new = FileStatus(to + path) else { continue }
      guard old.isFolder == new.isFolder else {
        throw WritingFault.of(
          name + path,
          saying: old.isFolder ? "is a folder, where a file is to be" : "is a file, not a folder",
          fix: "move it away, or choose another folder")
      }
      if new.isFolder { try checkKinds(naming: name, below: path) }
    }
  }

  /// Links files into the newer folder that it has none of; false where the system does not let it.
  func linkFiles(below path: String = "") -> Bool {
    Self.entries(from + path).allSatisfy { entry in
      let path = path + "/" + entry
      guard let old = FileStatus(from + path), !isOwn(entry) else { return true }
      let new = FileStatus(to + path)
      if old.isFolder { return new == nil || linkFiles(below: path) }
      if new != nil || isStale(String(path.dropFirst())) { return true }
      return unsafe karaula_link(from + path, to + path) == 0
    }
  }

  /// Moves into the newer folder what it has none of; false when something could not be moved.
  func moveRest(below path: String = "") -> Bool {
    var isDone = true
    for entry in Self.entries(from + path) where !isOwn(entry) {
      let path = path + "/" + entry
      guard let old = FileStatus(from + path) else { continue }
      if let new = FileStatus(to + path) {
        if old.isFolder, new.isFolder, !moveRest(below: path) { isDone = false }
      } else if old.isFolder || !isStale(String(path.dropFirst())) {
        if unsafe karaula_rename_new(from + path, to + path) != 0 { isDone = false }
      }
    }
    return isDone
  }

  /// Whether an entry is made while a result is written, and is none of it.
  private func isOwn(_ entry: String) -> Bool {
    entry == ResultFolder.unfinishedMark || StagingFolder.isName(entry)
  }

  /// The names in a folder, in one order everywhere.
  static func entries(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }
}
