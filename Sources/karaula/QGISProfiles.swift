import Foundation
import GeoCore

/// The profiles of a user's QGIS 3: settings and plugins, a folder each.
struct QGISProfiles {
  /// The folder that holds them.
  let folder: String

  /// The profile that QGIS makes when it starts for the first time.
  static let first = "default"

  #if os(macOS)
    private static let data = "Library/Application Support"
  #else
    private static let data = ".local/share"
  #endif

  /// The profiles that QGIS takes: below `QGIS_CUSTOM_CONFIG_PATH`, else below the system's folder for programs'
  /// data (on Linux that of `XDG_DATA_HOME`, which must be absolute to count).
  ///
  /// - Parameters:
  ///   - environment: the process's variables.
  ///   - home: the user's folder where `HOME` does not name it.
  init(environment: [String: String], home: String) {
    if let custom = environment["QGIS_CUSTOM_CONFIG_PATH"], !custom.isEmpty {
      folder = custom + "/profiles"
      return
    }
    var data = (environment["HOME"] ?? home) + "/" + Self.data
    #if !os(macOS)
      if let named = environment["XDG_DATA_HOME"], named.hasPrefix("/") { data = named }
    #endif
    folder = data + "/QGIS/QGIS3/profiles"
  }

  /// The folder of a profile's plugins.
  ///
  /// - Throws: `InputError` of kind wrongUsage for a profile that is not there; QGIS would take its folder for a new one.
  func plugins(of profile: String) throws -> String {
    let place = folder + "/" + profile
    guard profile == Self.first || names.contains(profile) else {
      throw InputError(
        .wrongUsage, at: .init(file: place), "there is no such profile of QGIS",
        fix: names.isEmpty
          ? "start QGIS to make one, or give --to" : "give one of \(names.joined(separator: ", "))")
    }
    return place + "/python/plugins"
  }

  private var names: [String] {
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return entries.filter { name in
      var isFolder: ObjCBool = false
      return unsafe FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
        && isFolder.boolValue
    }.sorted()
  }
}
