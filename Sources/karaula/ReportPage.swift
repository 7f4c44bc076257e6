import Foundation
import GeoCore
import GeoIO
import Reports
import Scenario

/// report.html, made of the other files of a run's folder.
enum ReportPage {
  /// The page's file.
  static let name = "report.html"

  /// Reads a folder's files and writes the page beside them.
  ///
  /// - Throws: `InputError`: missingInput when a file is not there, badData when it is not what a run writes, cannotWrite
  ///   when a run writes there.
  static func write(in path: String) throws {
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
    return report.html(over: backdrop)
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
