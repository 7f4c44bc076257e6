import CGDAL
import Foundation

/// The local files that a source is read from.
public enum SourceFiles {
  /// The files of a source: its own, those beside it that GDAL reads along with it, and the members of a virtual raster
  /// with theirs.
  ///
  /// Nothing is fetched from a network, and what cannot be opened is its own file alone.
  ///
  /// - Parameter source: anything GDAL opens.
  public static func all(of source: String) -> [String] {
    var files: [String] = []
    var sources = [source]
    while let next = sources.popLast() {
      guard let own = localFile(of: next), !files.contains(own) else { continue }
      files.append(own)
      if !hasNoOthers(own) { sources += listed(for: next) }
    }
    return files
  }

  /// The files that GDAL reads a source from.
  private static func listed(for source: String) -> [String] {
    GDALRuntime.start()
    return reportingGDAL {
      guard
        let dataset = unsafe GDALOpenEx(
          source, UInt32(GDAL_OF_READONLY | GDAL_OF_RASTER | GDAL_OF_VECTOR), nil, nil, nil)
      else { return [String]() }
      defer { unsafe GDALClose(dataset) }
      let list = unsafe GDALGetFileList(dataset)
      defer { unsafe CSLDestroy(list) }
      return (0..<Int(unsafe CSLCount(list))).compactMap { index in
        unsafe list?[index].map { unsafe String(cString: $0) }
      }
    }.value
  }

  /// Whether a file's format keeps all in one file: text that GDAL would read whole to open it.
  private static func hasNoOthers(_ path: String) -> Bool {
    ["geojson", "json", "kml", "gpx", "plan", "waypoints", "yaml", "yml"]
      .contains(URL(fileURLWithPath: path).pathExtension.lowercased())
  }

  /// The file that a source lies in: itself, the archive that holds it, or the one that a connection string names; nil for
  /// what is not on this machine.
  private static func localFile(of source: String) -> String? {
    if isThere(source) { return source }
    if source.contains("://") { return nil }
    if source.hasPrefix("/vsi") {
      guard let end = source.dropFirst().firstIndex(of: "/") else { return nil }
      var path = String(source[source.index(after: end)...])
      if path.hasPrefix("/vsi") { return localFile(of: path) }
      // An archive's name ends within the path.
      while !path.isEmpty {
        if isThere(path) { return path }
        path = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      }
      return nil
    }
    // Such as GPKG:file.gpkg:table.
    let words = source.split(separator: ":").dropFirst()
    return words.indices.lazy.map { words[words.startIndex...$0].joined(separator: ":") }.first(
      where: isThere)
  }

  private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
}
