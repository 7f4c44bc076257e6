import Foundation
import GeoCore
import GeoIO
import Reports
import Scenario

/// report.html, made of the other files of a run's folder.
public enum ReportPage: Sendable {
  /// The page's file.
  public static let name = "report.html"

  /// Reads a folder's files and writes the page beside them.
  ///
  /// - Throws: `InputError`: missingInput when a file is not there, badData when it is not what a run writes, cannotWrite
  ///   when a run writes there.
  public static func write(in path: String) throws {
    _ = try result(path)
    let writer = try SoleWriter(of: path)
    try withExtendedLifetime(writer) {
      let folder = try result(path)
      let page: String = try ResultIdentity.checking(folder) { try self.page(of: folder) }
      try write(page, to: OutputFolder(filesIn: path))
    }
  }

  /// Writes the page into a result that is not published yet, made of its other files.
  static func write(to folder: OutputFolder) throws {
    try write(page(of: result(folder.draftPath)), to: folder)
  }

  private static func write(_ page: String, to folder: OutputFolder) throws {
    try folder.write(Array(page.utf8), to: name)
  }

  private static func page(of folder: ResultFolder) throws -> String {
    let path = folder.path
    let report = try HTMLReport(folder: path, bytes: folder.bytes)
    let hillshades = try report.hillshades.map(folder.file)
    let size = report.backdropSize
    let backdrop =
      try hillshades.isEmpty
      ? nil
      : MapBackdrop.jpeg(of: hillshades, over: report.mapBox, columns: size.columns, rows: size.rows)
    let colours = HTMLReport.groundColours
    let maps = try report.maps.map(folder.file)
    let seen =
      try maps.isEmpty
      ? nil
      : SeenBackdrop(enough: colours[0], weak: colours[1], void: colours[2]).png(
        of: maps, hillshades: hillshades, required: report.requiredProbability, over: report.mapBox,
        columns: size.columns, rows: size.rows)
    return report.html(over: backdrop, seen: seen)
  }

  /// The folder of one result.
  private static func result(_ path: String) throws -> ResultFolder {
    func fault(_ problem: String, fix: String) -> InputError {
      InputError(.missingInput, at: .init(file: path), problem, fix: fix)
    }
    func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
    guard let folder = ResultFolder(path) else {
      throw fault(
        isThere(path) ? "is no folder" : "there is no such folder",
        fix: "give a folder that `karaula run SCENARIO --out DIR` wrote")
    }
    let base = "\(path)/\(Requirement.base)"
    if !isThere("\(path)/\(ResultFiles.plan)"), isThere("\(base)/\(ResultFiles.plan)") {
      throw fault("holds a folder for each variant", fix: "name one of them, such as \(base)")
    }
    return folder
  }
}

/// A file that a command is to write, in its folder.
public struct OutputFile: Sendable {
  /// The folder that takes it.
  let folder: OutputFolder
  /// The file's name in its folder.
  let name: String

  /// Makes the folder if it is not there.
  ///
  /// - Parameter path: what the user wrote.
  /// - Throws: `InputError` of kind cannotWrite.
  public init(_ path: String) throws {
    let url = URL(fileURLWithPath: path)
    name = url.lastPathComponent
    folder = try OutputFolder(
      filesIn: path.contains("/") ? url.deletingLastPathComponent().relativePath : ".")
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw InputError(.cannotWrite, at: .init(file: path), "is a folder", fix: "give a file's name")
    }
  }

  /// Writes the whole file.
  ///
  /// - Throws: `InputError` of kind cannotWrite.
  public func write(_ bytes: [UInt8]) throws { try folder.write(bytes, to: name) }

  /// A file of a folder.
  init(_ name: String, in folder: OutputFolder) { (self.folder, self.name) = (folder, name) }

  /// Throws when a path can name no file, or names an input.
  ///
  /// - Throws: `InputError` of kind wrongUsage.
  public static func check(_ path: String, option: String, inputs: ReadFiles) throws {
    guard !path.isEmpty, !path.hasSuffix("/") else {
      throw InputError(.wrongUsage, at: nil, "\(option) '\(path)' names no file", fix: "give a file's name")
    }
    try inputs.check(path, option: option)
  }
}
