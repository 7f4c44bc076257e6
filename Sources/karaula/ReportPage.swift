import GeoCore
import GeoIO
import Reports

/// report.html, made of the other files of a run's folder.
enum ReportPage {
  /// Reads a folder's files and writes the page beside them.
  ///
  /// - Throws: `InputError`: missingInput when a file is not there, badData when it is not what a run writes.
  static func write(in path: String) throws {
    guard let folder = ResultFolder(path) else {
      throw InputError(
        .missingInput, at: .init(file: path), "there is no such folder",
        fix: "give a folder that `karaula run SCENARIO --out DIR` wrote")
    }
    let report = try HTMLReport(folder: path, bytes: folder.bytes)
    let hillshades = try report.hillshades.map(folder.file)
    let size = report.backdropSize
    let backdrop =
      try hillshades.isEmpty
      ? nil
      : MapBackdrop.jpeg(of: hillshades, over: report.mapBox, columns: size.columns, rows: size.rows)
    try OutputFolder(path).write(Array(report.html(over: backdrop).utf8), to: "report.html")
  }
}
