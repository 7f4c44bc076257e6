import CGDAL
import CPROJ

/// GDAL's one-time set-up and its version.
public enum GDALRuntime {
  /// The block cache's bound (bytes): windows are read once, so a large cache would only hold memory.
  private static let cacheBytes: Int64 = 64 << 20

  private static let isStarted: Bool = {
    GDALAllRegister()
    GDALSetCacheMax64(cacheBytes)
    // Listing the folder of each remote file would cost a request and says nothing about the file.
    unsafe CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR")
    // Without a limit a server that falls silent would hold a run for ever.
    if unsafe CPLGetConfigOption("GDAL_HTTP_TIMEOUT", nil) == nil {
      unsafe CPLSetConfigOption("GDAL_HTTP_TIMEOUT", requestSeconds)
    }
    return true
  }()

  /// Seconds until a request for a part of a remote file counts as failed; GDAL_HTTP_TIMEOUT overrides it.
  private static let requestSeconds = "120"

  /// Registers GDAL's drivers once; every opening calls it.
  static func start() { precondition(isStarted, "GDAL is registered") }

  /// GDAL's version, such as 3.6.2.
  public static var gdalVersion: String {
    unsafe GDALVersionInfo("RELEASE_NAME").map { unsafe String(cString: $0) } ?? "unknown"
  }

  /// PROJ's version, such as 9.1.1.
  public static var projVersion: String {
    let info = unsafe proj_info()
    return "\(unsafe info.major).\(unsafe info.minor).\(unsafe info.patch)"
  }
}
