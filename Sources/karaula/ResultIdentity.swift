import GeoCore
import GeoIO
import Reports

/// Whether the files of a result's folder are of one run.
enum ResultIdentity {
  /// The id of the run that all files of a folder are of; nil for a result of before runs had ids.
  ///
  /// - Throws: `InputError` of kind badData that names a file of another run, or the folder when a run is not finished there.
  private static func check(_ folder: ResultFolder) throws -> String? {
    try folder.checkFinished()
    let summary = ResultFiles.summary
    let id = try summaryID(of: folder)
    for name in folder.names where isMarked(name) {
      let other = try self.id(of: name, in: folder)
      guard other != id else { continue }
      throw InputError(
        .badData, at: .init(file: "\(folder.path)/\(name)"),
        "is of another run than \(summary) (\(other ?? "none") is not \(id ?? "none")): the folder holds files of two runs",
        fix: "run `karaula run SCENARIO --out DIR` again")
    }
    return id
  }

  /// Runs a body that reads a folder's files, and throws when they are not all of one run.
  ///
  /// What is wrong in a file by itself comes first.
  static func checking<Value>(_ folder: ResultFolder, _ body: () throws -> Value) throws -> Value {
    try folder.checkFinished()
    let before = (try? summaryID(of: folder)) ?? nil
    let value = try body()
    guard try check(folder) == before else {
      throw InputError(
        .badData, at: .init(file: folder.path), "was written anew while it was read", fix: "try again")
    }
    return value
  }

  private static func summaryID(of folder: ResultFolder) throws -> String? {
    let name = ResultFiles.summary
    return try RunMark.id(inSorted: folder.bytes(of: name), file: "\(folder.path)/\(name)")
  }

  private static func id(of name: String, in folder: ResultFolder) throws -> String? {
    if name.hasSuffix(".tif") || name.hasSuffix(".gpkg") {
      return try folder.metadata(RunMark.metadataKey, of: name)
    }
    return RunMark.id(in: folder.beginning(of: name, count: RunMark.searched))
  }

  private static func isMarked(_ name: String) -> Bool {
    let names =
      /((gaps|border|sensors)\.geojson|plan\.yaml|patrols\.svg|karaula\.(gpkg|qgs)|(coverage|hillshade)(-[1-9][0-9]*)?\.tif)/
    return name.wholeMatch(of: names) != nil
  }
}
