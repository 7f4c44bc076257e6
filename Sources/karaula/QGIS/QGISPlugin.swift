import Foundation
import GeoCore
import GeoIO

/// The plugin that brings the program into the Processing toolbox of QGIS. It is part of the program's own file.
struct QGISPlugin {
  /// The folder of plugins that it belongs in.
  let plugins: String

  /// The name of its folder, by which QGIS knows it.
  static let name = "karaula"
  /// The file that names the program, for a QGIS that finds none by itself.
  private static let programFile = "program.txt"
  /// The line of a plugin's metadata by which a copy of it is known.
  private static let nameLine = "name=Karaula"

  /// What comes with the program; its folder in the sources is `Resources/qgis-plugin/karaula`.
  static let files: [String: [UInt8]] = [
    "__init__.py": PackageResources.__init___py, "algorithm.py": PackageResources.algorithm_py,
    "compare.py": PackageResources.compare_py, "comparison.qml": PackageResources.comparison_qml,
    "crossings.py": PackageResources.crossings_py, "icon.svg": PackageResources.icon_svg,
    "layers.py": PackageResources.layers_py, "metadata.txt": PackageResources.metadata_txt,
    "place.py": PackageResources.place_py, "plan.py": PackageResources.plan_py,
    "plugin.py": PackageResources.plugin_py, "program.py": PackageResources.program_py,
    "recompute.py": PackageResources.recompute_py,
    "provider.py": PackageResources.provider_py, "run.py": PackageResources.run_py,
    "viewshed.py": PackageResources.viewshed_py, "visible.qml": PackageResources.visible_qml,
  ]

  /// Where it is, or would be.
  var path: String { plugins + "/" + Self.name }

  /// Writes it as a whole, in place of any other copy.
  ///
  /// - Throws: `InputError` of kind cannotWrite, also when something else has its name there.
  func install() throws {
    try checkName()
    var files = Self.files
    if let program = Bundle.main.executablePath { files[Self.programFile] = Array((program + "\n").utf8) }
    let folder = try OutputFolder(replacing: path)
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    try folder.publish()
  }

  /// Throws when the folder that would be replaced is not one of these plugins.
  private func checkName() throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    let metadata = FileManager.default.contents(atPath: path + "/metadata.txt") ?? Data()
    let lines = String(decoding: metadata, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard lines.contains(Substring(Self.nameLine)) else {
      throw InputError(
        .cannotWrite, at: .init(file: path), "is there, and is no copy of the plugin",
        fix: "move it away, or give another folder with --to")
    }
  }
}

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
