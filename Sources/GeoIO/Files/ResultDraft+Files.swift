import Foundation
import GeoCore

// Where folders cannot be exchanged.
extension ResultDraft {
  /// Puts the draft's files in place one by one. A marker stands among them meanwhile, which the next run removes should
  /// this one be ended: until then the folder may hold files of two runs.
  func putFilesInPlace(dropping isStale: @escaping (_ path: String) -> Bool) throws {
    try putFilesInPlace(below: "", dropping: isStale)
    try removeMarks(below: "")
  }

  private func putFilesInPlace(below path: String, dropping isStale: @escaping (_ path: String) -> Bool)
    throws
  {
    let (draft, folder) = (self.path + path, place.path + path)
    try mark(folder)
    let entries = CarryOver.entries(draft)
    for entry in entries {
      let (from, to) = (draft + "/" + entry, folder + "/" + entry)
      if FileStatus(from)?.isFolder == true, FileStatus(to)?.isFolder == true {
        try putFilesInPlace(below: path + "/" + entry, dropping: isStale)
      } else if unsafe rename(from, to) != 0 {
        throw WritingFault.of(place.name + path + "/" + entry, "cannot be put in place")
      }
    }
    let own = Set(entries)
    for entry in CarryOver.entries(folder) where !own.contains(entry) {
      let to = folder + "/" + entry
      guard isStale(String((path + "/" + entry).dropFirst())), FileStatus(to)?.isFolder == false else {
        continue
      }
      guard unsafe unlink(to) == 0 else {
        throw WritingFault.of(place.name + path + "/" + entry, "is of an earlier run and cannot be removed")
      }
    }
  }

  private func mark(_ folder: String) throws {
    let path = folder + "/" + ResultFolder.unfinishedMark
    guard FileStatus(path)?.isRegular != true else { return }
    let text = "A run of karaula puts its files in place here, or was ended meanwhile: run it again.\n"
    guard let file = Descriptor(path, O_WRONLY | O_CREAT | O_EXCL), file.writeAll(Array(text.utf8)) else {
      throw WritingFault.of(place.name, "cannot be written")
    }
  }

  /// Removes the markers, in the folder itself last.
  private func removeMarks(below path: String) throws {
    let folder = place.path + path
    for entry in CarryOver.entries(folder) where FileStatus(folder + "/" + entry)?.isFolder == true {
      guard !StagingFolder.isName(entry) else { continue }
      let mark = folder + "/" + entry + "/" + ResultFolder.unfinishedMark
      if FileStatus(mark) != nil { try removeMarks(below: path + "/" + entry) }
    }
    let mark = folder + "/" + ResultFolder.unfinishedMark
    guard unsafe unlink(mark) == 0 || errno == ENOENT else {
      throw WritingFault.of(place.name, "the mark of an unfinished result cannot be removed")
    }
  }
}
