import CGDAL
import Foundation
import GeoCore

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
      return unsafe Dataset.files(of: dataset)
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

/// The text of a source that is not GDAL's to read: a file, a URL or a virtual path.
enum SourceText {
  /// The longest text that a flight plan can reasonably be (bytes).
  private static let longest: Int64 = 64 << 20
  private static let chunkBytes = 1 << 20

  /// The first bytes of a source; empty when it cannot be read.
  ///
  /// - Throws: `InputError` for a source that may not be read.
  static func beginning(of path: String, count: Int) throws -> [UInt8] {
    GDALRuntime.start()
    try SourceGate.check(path)
    return uncheckedBeginning(of: path, count: count)
  }

  /// The same for a source that is checked elsewhere.
  static func uncheckedBeginning(of path: String, count: Int) -> [UInt8] {
    guard let file = unsafe reportingGDAL({ unsafe VSIFOpenL(path, "rb") }).value else { return [] }
    defer { unsafe VSIFCloseL(file) }
    var read: [UInt8] = []
    while read.count < count {
      var chunk = [UInt8](repeating: 0, count: min(count - read.count, chunkBytes))
      let more = unsafe VSIFReadL(&chunk, 1, chunk.count, file)
      read += chunk.prefix(more)
      if more < chunk.count { break }
    }
    return read
  }

  /// All bytes of a source that `beginning` could read.
  static func bytes(of path: String) throws -> [UInt8] {
    var start: UnsafeMutablePointer<UInt8>?
    var size: vsi_l_offset = 0
    do {
      try withGDAL { unsafe VSIIngestFile(nil, path, &start, &size, longest) != 0 ? () : nil }
    } catch let error as GDALError {
      throw InputError(
        .missingInput, at: .init(file: path), "cannot be read: \(error)", fix: "check the file and its size")
    }
    defer { unsafe VSIFree(start) }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(size)))
  }
}
