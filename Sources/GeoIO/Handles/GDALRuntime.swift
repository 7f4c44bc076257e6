import CGDAL
import CPROJ
import Foundation

/// GDAL's one-time set-up and its version.
public enum GDALRuntime {
  /// The block cache's bound (bytes): windows are read once, so a large cache would only hold memory.
  private static let cacheBytes: Int64 = 64 << 20

  private static let isStarted: Bool = {
    silenceGDAL()
    ListedDrivers.register()
    NetworkWall.raise()
    GDALSetCacheMax64(cacheBytes)
    keepRemoteFilesQuick()
    // Without a limit a server that falls silent would hold a run for ever.
    if unsafe CPLGetConfigOption("GDAL_HTTP_TIMEOUT", nil) == nil {
      unsafe CPLSetConfigOption("GDAL_HTTP_TIMEOUT", requestSeconds)
    }
    // A border may be one line of millions of vertices.
    if unsafe CPLGetConfigOption(objectSize, nil) == nil { unsafe CPLSetConfigOption(objectSize, "0") }
    return true
  }()

  /// Has remote files opened without a look at their folders, unless the user says how: listing one costs requests, and
  /// so does asking for each file that may stand beside another. Local files are opened with what stands beside them:
  /// masks, nodata, overviews, world files.
  private static func keepRemoteFilesQuick() {
    guard unsafe CPLGetConfigOption(foldersOption, nil) == nil else { return }
    for system in remoteSystems { unsafe VSISetPathSpecificOption(system, foldersOption, "EMPTY_DIR") }
  }

  static let foldersOption = "GDAL_DISABLE_READDIR_ON_OPEN"

  /// GDAL's file systems over the network, by the beginnings of their paths.
  private static let remoteSystems = [
    "/vsicurl", "/vsis3", "/vsigs", "/vsiaz", "/vsiadls", "/vsioss", "/vsiswift", "/vsihdfs", "/vsiwebhdfs",
  ]

  /// GDAL's option for the largest feature of GeoJSON (MB), 200 unless it is set; 0 is no limit.
  private static let objectSize = "OGR_GEOJSON_MAX_OBJ_SIZE"

  /// Seconds until a request for a part of a remote file counts as failed; GDAL_HTTP_TIMEOUT overrides it.
  private static let requestSeconds = "120"

  /// Registers GDAL's drivers once, and keeps this thread's libraries from printing; every opening calls it.
  static func start() {
    precondition(isStarted, "GDAL is registered")
    LibraryNoise.silenceThread()
  }

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

/// Keeps a library behind GDAL from printing on its own.
enum LibraryNoise {
  /// HDF5, which netCDF files rest on, prints what fails inside it, also where netCDF tries what may be missing. It
  /// keeps for each thread whether it does; GDAL returns its failures anyhow.
  private typealias SetPrinting =
    @convention(c) (
      _ stack: Int64, _ print: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?
    ) -> Int32

  /// Nil where GDAL is built without HDF5.
  private static let setHDF5Printing: SetPrinting? = {
    guard let program = unsafe dlopen(nil, RTLD_LAZY), let symbol = unsafe dlsym(program, "H5Eset_auto2")
    else { return nil }
    return unsafe unsafeBitCast(symbol, to: SetPrinting.self)
  }()

  /// Silences this thread; called before files are opened and read, as tasks change threads.
  static func silenceThread() {
    // 0 is H5E_DEFAULT: the thread's own stack.
    _ = setHDF5Printing?(0, nil, nil)
  }
}
