import Workbench
import ArgumentParser
import Foundation

/// `karaula qgis-plugin`: the program's algorithms in QGIS.
struct QGISPluginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "qgis-plugin",
    abstract: "Installs Karaula's algorithms into the Processing toolbox of QGIS.",
    discussion: """
      The plugin goes into a profile of your QGIS, in place of any other copy of it. Without --install nothing is \
      written: the command tells what it would do.
      """)

  @Flag(help: "Install the plugin.")
  var install = false

  @Option(
    help: ArgumentHelp("The profile of QGIS (default: \(QGISProfiles.first)).", valueName: "NAME"))
  var profile: String?

  @Option(help: ArgumentHelp("A folder of plugins, instead of a profile's.", valueName: "DIR"))
  var to: String?

  @OptionGroup var talk: TalkOptions

  func validate() throws {
    if profile != nil, to != nil { throw ValidationError("--profile and --to exclude each other") }
    if to?.isEmpty == true { throw ValidationError("--to: the folder's name is empty") }
    if let profile, profile.isEmpty || profile.hasPrefix(".") || profile.contains("/") {
      throw ValidationError("--profile '\(profile)': give the name of a profile, or a folder with --to")
    }
  }

  func run() throws {
    let plugin = QGISPlugin(plugins: try to ?? profiles.plugins(of: profile ?? QGISProfiles.first))
    let place = URL(fileURLWithPath: plugin.path).standardizedFileURL.path
    guard install else {
      return try Console.result(
        """
        With --install, Karaula \(Version.text) for QGIS goes to \(place), in place of any copy there:
          \(QGISPlugin.files.keys.sorted().joined(separator: "\n  "))

        """)
    }
    try plugin.install()
    try Console.result(
      """
      Karaula \(Version.text) for QGIS is in \(place)
      Start QGIS anew, choose Plugins > Manage and Install Plugins > Installed, and tick Karaula.
      Its algorithms are then in the Processing toolbox, below Karaula.

      """)
  }

  private var profiles: QGISProfiles {
    QGISProfiles(
      environment: ProcessInfo.processInfo.environment,
      home: FileManager.default.homeDirectoryForCurrentUser.path)
  }
}
