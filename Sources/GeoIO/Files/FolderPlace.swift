import Foundation
import GeoCore

/// Where a folder of outputs is, or is to be: links are followed, and the folders above it are made.
struct FolderPlace: Sendable {
  /// The path as the user gave it.
  let name: String
  /// The folder it is in, absolute and without links.
  let parent: String
  /// Its own name in there.
  let base: String
  /// The folders above it that were made for it, the lowest last.
  private let made: [String]

  /// Its path, absolute and without links.
  var path: String { parent == "/" ? "/" + base : parent + "/" + base }

  /// Finds a place.
  ///
  /// - Parameters:
  ///   - name: the path as the user gave it.
  ///   - followsLink: whether a link of that name stands for what it leads to, or for itself.
  /// - Throws: `InputError` of kind cannotWrite.
  init(_ name: String, followsLink: Bool = true) throws {
    self.name = name
    var made: [String] = []
    if followsLink, let real = Self.real(name) {
      guard FileStatus(real)?.isFolder == true else {
        throw WritingFault.of(name, saying: "is a file, not a folder")
      }
      (parent, base) = Self.split(real)
      self.made = []
      return
    }
    let (above, last) = Self.split(name)
    guard ![".", "..", "/"].contains(last) else {
      throw WritingFault.of(name, "the folder cannot be made", number: ENOENT)
    }
    if followsLink, FileStatus(name) != nil {
      throw WritingFault.of(name, saying: "is a link that leads nowhere")
    }
    parent = try Self.folder(above, for: name, &made)
    base = last
    self.made = made
  }

  /// Whether something has its name.
  var isTaken: Bool { FileStatus(path) != nil }

  /// Removes the folders that were made for it, but for those that are not empty.
  func removeMade() { for folder in made.reversed() { unsafe rmdir(folder) } }

  /// A folder's real path; it is made, with those above it, if it is not there.
  private static func folder(_ path: String, for name: String, _ made: inout [String]) throws -> String {
    if let real = real(path) {
      guard FileStatus(real)?.isFolder == true else {
        throw WritingFault.of(name, "the folder cannot be made", number: ENOTDIR)
      }
      return real
    }
    let (above, last) = split(path)
    guard errno == ENOENT, last != "/", FileStatus(path) == nil else {
      throw WritingFault.of(name, "the folder cannot be made")
    }
    let place = try folder(above, for: name, &made) + "/" + last
    guard last != ".", last != ".." else { return real(place) ?? place }
    guard unsafe mkdir(place, 0o777) == 0 || errno == EEXIST else {
      throw WritingFault.of(name, "the folder cannot be made")
    }
    made.append(place)
    return place
  }

  /// The folder above a path, and its last step.
  private static func split(_ path: String) -> (parent: String, last: String) {
    let steps = path.split(separator: "/")
    guard let last = steps.last else { return ("/", path.isEmpty ? "." : "/") }
    let above = steps.dropLast().joined(separator: "/")
    guard !path.hasPrefix("/") else { return ("/" + above, String(last)) }
    return (above.isEmpty ? "." : above, String(last))
  }

  /// A path without links and `..`; nil when nothing is there.
  static func real(_ path: String) -> String? {
    guard let found = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }
}
