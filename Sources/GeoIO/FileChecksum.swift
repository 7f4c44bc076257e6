import CGDAL
import GeoCore

/// The SHA-256 checksum of a file that GDAL can read.
public enum FileChecksum {
  private static let chunk = 1 << 20

  /// The checksum as 64 hexadecimal digits; nil for what is no single readable file, such as a folder, a database server, or
  /// one on the network, which is not fetched for that; nil, too, once the task is cancelled.
  public static func sha256(of path: String) -> String? {
    GDALRuntime.start()
    guard (try? SourceGate.check(path)) != nil, !path.hasPrefix("/vsicurl"),
      let file = unsafe VSIFOpenL(path, "rb")
    else { return nil }
    defer { unsafe VSIFCloseL(file) }
    var hash = SHA256()
    var buffer = [UInt8](repeating: 0, count: chunk)
    while !Task.isCancelled {
      let count = unsafe VSIFReadL(&buffer, 1, chunk, file)
      if count < chunk { buffer.removeLast(chunk - count) }
      hash.update(buffer)
      if count < chunk { return hash.digest() }
    }
    return nil
  }
}
