import CGDAL
import GeoCore

/// The text of a source that is not GDAL's to read: a file, a URL or a virtual path.
enum SourceText {
  /// The longest text that a flight plan can reasonably be (bytes).
  private static let longest: Int64 = 64 << 20

  /// The first bytes of a source; empty when it cannot be read.
  static func beginning(of path: String, count: Int) -> [UInt8] {
    GDALRuntime.start()
    guard let file = unsafe reportingGDAL({ unsafe VSIFOpenL(path, "rb") }).value else { return [] }
    defer { unsafe VSIFCloseL(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    let read = unsafe VSIFReadL(&bytes, 1, count, file)
    return Array(bytes.prefix(read))
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
