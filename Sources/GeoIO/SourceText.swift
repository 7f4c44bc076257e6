import CGDAL
import GeoCore

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
