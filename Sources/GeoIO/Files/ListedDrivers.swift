import CGDAL
import Foundation
import Synchronization

/// The drivers of GDAL that are registered: those of files that planners use, and no other.
///
/// A driver runs on what a stranger wrote. Some of GDAL's load libraries, run programs, or ask servers that the name of a
/// source tells; these here read files.
public enum ListedDrivers {
  /// A driver of the list.
  public struct Driver: Sendable {
    /// GDAL's short name.
    public let name: String
    /// What it reads.
    public let content: String
  }

  /// Drivers of vector layers.
  public static let vector = [
    Driver(name: "GeoJSON", content: "GeoJSON"), Driver(name: "GPKG", content: "GeoPackage"),
    Driver(name: "ESRI Shapefile", content: "Shapefile"),
    Driver(name: "FlatGeobuf", content: "FlatGeobuf"),
    Driver(name: "KML", content: "KML"), Driver(name: "LIBKML", content: "KML and KMZ"),
    Driver(name: "XLSX", content: "spreadsheets of Excel"),
    Driver(name: "ODS", content: "OpenDocument spreadsheets"),
    Driver(name: "GPX", content: "GPX tracks and waypoints"), Driver(name: "GML", content: "GML"),
    Driver(name: "CSV", content: "tables of text"), Driver(name: "OSM", content: "OpenStreetMap"),
    Driver(name: "DXF", content: "AutoCAD DXF drawings"), Driver(name: "TopoJSON", content: "TopoJSON"),
    Driver(name: "OpenFileGDB", content: "ESRI file geodatabase"),
    Driver(name: "MapInfo File", content: "MapInfo TAB and MIF"),
    Driver(name: "SQLite", content: "SQLite and SpatiaLite"),
    Driver(name: "OGR_VRT", content: "virtual layers of other files"),
    Driver(name: "Memory", content: "layers in memory, for the program itself"),
  ]

  /// Drivers of rasters.
  public static let raster = [
    Driver(name: "GTiff", content: "GeoTIFF"), Driver(name: "COG", content: "cloud-optimised GeoTIFF"),
    Driver(name: "VRT", content: "virtual rasters of other files"),
    Driver(name: "SRTMHGT", content: "SRTM tiles (.hgt)"), Driver(name: "AAIGrid", content: "ASCII grid"),
    Driver(name: "XYZ", content: "tables of x, y, z"), Driver(name: "EHdr", content: "ESRI .bil"),
    Driver(name: "ENVI", content: "ENVI"), Driver(name: "DTED", content: "DTED"),
    Driver(name: "HFA", content: "Erdas Imagine"), Driver(name: "netCDF", content: "netCDF"),
    Driver(name: "JP2OpenJPEG", content: "JPEG 2000"), Driver(name: "PNG", content: "PNG"),
    Driver(name: "JPEG", content: "JPEG"),
    Driver(name: "MEM", content: "rasters in memory, for the program itself"),
  ]

  /// The driver of PostgreSQL, which is there with the user's word alone.
  public static let database = Driver(name: "PostgreSQL", content: "PostGIS layers, with --allow database")

  /// Whether this build of GDAL has a driver.
  public static func isBuiltIn(_ driver: Driver) -> Bool {
    GDALRuntime.start()
    return unsafe GDALGetDriverByName(driver.name) != nil
      || (driver.name == database.name && removed.withLock { $0.database } != nil)
  }

  /// What was taken from GDAL's register.
  private struct Removed {
    /// Names by the endings of their files, and by the beginnings of their sources.
    var names: [String: String] = [:]
    /// The address of PostgreSQL's driver.
    var database: UInt?
  }

  private static let removed = Mutex(Removed())

  /// Registers the drivers of the list: all that GDAL has, less the others.
  static func register() {
    GDALAllRegister()
    let listed = Set((vector + raster).map(\.name))
    // Backwards, as those behind move up.
    for index in (0..<GDALGetDriverCount()).reversed() {
      guard let driver = unsafe GDALGetDriver(index) else { continue }
      let name = unsafe String(cString: GDALGetDriverShortName(driver))
      guard !listed.contains(name) else { continue }
      unsafe remember(driver, named: name)
      unsafe GDALDeregisterDriver(driver)
    }
  }

  private static func remember(_ driver: GDALDriverH, named name: String) {
    func words(_ item: String) -> [Substring] {
      guard let text = unsafe GDALGetMetadataItem(driver, item, nil) else { return [] }
      return unsafe String(cString: text).lowercased().split(separator: " ")
    }
    let endings = words("DMD_EXTENSIONS") + words("DMD_EXTENSION")
    let beginnings = words("DMD_CONNECTION_PREFIX").map { $0.hasSuffix(":") ? $0 : $0 + ":" }
    let address = UInt(bitPattern: driver)
    removed.withLock { removed in
      for word in endings + beginnings where removed.names[String(word)] == nil {
        removed.names[String(word)] = name
      }
      if name == database.name { removed.database = address }
    }
  }

  /// Registers PostgreSQL's driver, which the user has allowed.
  static func registerDatabase() {
    guard let address = removed.withLock({ $0.database }),
      let driver = unsafe GDALDriverH(bitPattern: address),
      unsafe GDALGetDriverByName(database.name) == nil
    else { return }
    // Without a limit a server that falls silent would hold a run for ever.
    unsafe setenv("PGCONNECT_TIMEOUT", connectSeconds, 0)
    _ = unsafe GDALRegisterDriver(driver)
  }

  /// Seconds until a database that does not answer counts as missing; PGCONNECT_TIMEOUT overrides it.
  private static let connectSeconds = "10"

  /// The driver that would read a source by its beginning or ending and is not on the list; nil when none is known.
  static func unlisted(for path: String) -> String? {
    GDALRuntime.start()
    let name = path.lowercased()
    let ending = name.split(separator: "/").last?.split(separator: ".").last.map(String.init) ?? ""
    return removed.withLock { removed in
      name.firstIndex(of: ":").flatMap { removed.names[String(name[...$0])] } ?? removed.names[ending]
    }
  }
}
