import CGDAL
import Foundation

/// Shuts GDAL's and PROJ's ways to the network and to other odd places, whatever a file asks for.
///
/// The names of sources are checked before they are opened, see `SourceGate`. This is the wall behind that: a function in
/// a database's view, or a driver that fetches an address by itself, meets it.
enum NetworkWall {
  /// Raises the wall, once, before anything is opened.
  static func raise() {
    unsafe CPLHTTPSetFetchCallback(answer, nil)
    if !InputAccess.current.allowsNetwork { unsafe CPLSetConfigOption(allowedOption, noFile) }
    for prefix in shutSystems { shut(prefix) }
    for (name, value) in settings { unsafe CPLSetConfigOption(name, value) }
    unsafe setenv("PROJ_NETWORK", "OFF", 1)
    OSRSetPROJEnableNetwork(0)
  }

  /// Lets remote files be opened from now on: the gate has let one through.
  static func letFilesThrough() { unsafe CPLSetConfigOption(allowedOption, nil) }

  /// The one remote file that may be opened, by GDAL's name of it; others are shut.
  private static let allowedOption = "CPL_VSIL_CURL_ALLOWED_FILENAME"
  private static let noFile = "none"

  /// What GDAL would do with files of others by itself.
  private static let settings = [
    ("GML_DOWNLOAD_SCHEMA", "NO"), ("GML_SKIP_RESOLVE_ELEMS", "ALL"), ("GDAL_VRT_ENABLE_PYTHON", "NO"),
    ("OGR_SQLITE_LOAD_EXTENSIONS", nil), ("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", nil),
  ]

  /// GDAL's file systems that no input is in: those over networks but for plain HTTP, which has its own bolt, streams,
  /// and those that make files of parts of others.
  private static let shutSystems = [
    "/vsicurl_streaming/", "/vsis3/", "/vsis3_streaming/", "/vsigs/", "/vsigs_streaming/", "/vsiaz/",
    "/vsiaz_streaming/", "/vsiadls/", "/vsioss/", "/vsioss_streaming/", "/vsiswift/",
    "/vsiswift_streaming/", "/vsihdfs/", "/vsiwebhdfs/", "/vsistdin/", "/vsicrypt/", "/vsisparse/",
    "/vsi7z/", "/vsirar/",
  ]

  /// Puts a file system that holds nothing in the place of one of GDAL's.
  private static func shut(_ prefix: String) {
    guard let callbacks = unsafe VSIAllocFilesystemPluginCallbacksStruct() else { return }
    defer { unsafe VSIFreeFilesystemPluginCallbacksStruct(callbacks) }
    unsafe callbacks.pointee.open = { _, _, _ in nil }
    _ = unsafe VSIInstallPluginHandler(prefix, callbacks)
  }

  /// Answers every request that GDAL makes: nil lets it go on to the server.
  private static let answer: CPLHTTPFetchCallbackFunc = { _, _, _, _, _, _, _ in
    if InputAccess.current.allowsNetwork { return nil }
    guard let memory = unsafe VSICalloc(1, MemoryLayout<CPLHTTPResult>.size) else { return nil }
    let result = unsafe memory.assumingMemoryBound(to: CPLHTTPResult.self)
    unsafe result.pointee.nStatus = refused
    unsafe result.pointee.pszErrBuf = unsafe VSIStrdup("the network is not allowed, see --allow network")
    return unsafe result
  }

  /// curl's number of a connection that fails.
  private static let refused: Int32 = 7
}
