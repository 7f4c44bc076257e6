import Foundation
import GeoCore

/// What inputs may reach beyond local files, and which of those: what the user allows, never what a scenario asks for.
public struct InputAccess: Sendable {
  /// What holds for the task at work; without a word of the user nothing but local files.
  @TaskLocal public static var current = InputAccess()

  /// Whether inputs may be fetched over the network.
  public var allowsNetwork: Bool
  /// Whether inputs may be read from a PostgreSQL database.
  public var allowsDatabase: Bool
  /// The folder that all inputs must lie in, absolute and without links; nil for no such bound.
  public var folder: String?

  /// The given allowances.
  ///
  /// - Parameter folder: the folder to stay in; nil for no bound.
  public init(allowsNetwork: Bool = false, allowsDatabase: Bool = false, confinedTo folder: String? = nil) {
    self.allowsNetwork = allowsNetwork
    self.allowsDatabase = allowsDatabase
    self.folder = folder
  }

  /// An absolute path without links; nil for what is not there.
  public static func realPath(of path: String) -> String? {
    guard let text = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// Throws `InputError` for a file that lies outside the folder to stay in, or would if it were there: nobody learns what
  /// is outside.
  ///
  /// - Parameter source: what the message names; nil for the file.
  public func check(file: String, of source: String? = nil) throws {
    guard let folder else { return }
    var place = file.isEmpty ? "." : file
    while Self.realPath(of: place) == nil, place != "/", place != "." {
      place = place.parentFolder
    }
    guard let real = Self.realPath(of: place) else { return }
    guard real == folder || real.hasPrefix(folder == "/" ? "/" : folder + "/") else {
      throw InputError(
        .badData, at: .init(file: (source ?? file).quoted), "it lies outside the folder that --confine names",
        fix: "copy it into that folder")
    }
  }
}

extension String {
  /// The folder of a path: all before its last slash, `.` where there is none.
  ///
  /// Foundation's own way ends the program for `.` and `./`.
  var parentFolder: String {
    var path = self[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
