import ArgumentParser
import Foundation
import GeoCore
import GeoIO

/// A file that a command is to write, in its folder.
struct OutputFile: Sendable {
  let folder: OutputFolder
  let name: String

  /// Makes the folder if it is not there.
  ///
  /// - Parameter path: what the user wrote.
  /// - Throws: `InputError` of kind cannotWrite.
  init(_ path: String) throws {
    let url = URL(fileURLWithPath: path)
    name = url.lastPathComponent
    folder = try OutputFolder(
      filesIn: path.contains("/") ? url.deletingLastPathComponent().relativePath : ".")
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw InputError(.cannotWrite, at: .init(file: path), "is a folder", fix: "give a file's name")
    }
  }

  /// A file of a folder.
  init(_ name: String, in folder: OutputFolder) { (self.folder, self.name) = (folder, name) }

  /// Throws when a path can name no file, or names an input.
  ///
  /// - Parameter inputs: paths as the program opens them.
  static func check(_ path: String, option: String, inputs: [String]) throws {
    guard !path.isEmpty, !path.hasSuffix("/") else {
      throw ValidationError("\(option) '\(path)': give a file's name")
    }
    try ReadFiles(inputs).check(path, option: option)
  }
}
