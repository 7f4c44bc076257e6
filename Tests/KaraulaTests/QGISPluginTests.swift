import Foundation
import Testing

@Suite(.timeLimit(.minutes(60))) struct QGISPluginTests {
  /// The plugin's files in the sources.
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources/karaula/Resources/qgis-plugin/karaula").standardizedFileURL

  /// What a test needs to have no QGIS but its own: an empty variable counts as none.
  private static func home(_ workspace: Workspace, _ more: [String: String] = [:]) -> [String: String] {
    ["HOME": workspace.folder.path(), "XDG_DATA_HOME": "", "QGIS_CUSTOM_CONFIG_PATH": ""]
      .merging(more) { $1 }
  }

  @Test("the plugin is installed byte for byte as it is in the sources, with the place of the program")
  func files() async throws {
    let workspace = try Workspace()
    let outcome = try await Program.run(["qgis-plugin", "--install", "--to", "plugins"], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(outcome.text.contains(workspace.file("plugins/karaula").path()))
    #expect(outcome.text.contains("Manage and Install Plugins"))
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path())
      .filter { $0 != "__pycache__" }
    #expect(names.count > 10)
    #expect(workspace.files() == Set((names + ["program.txt"]).map { "plugins/karaula/" + $0 }))
    for name in names {
      let installed = try workspace.bytes("plugins/karaula/" + name)
      #expect(try installed == Data(contentsOf: Self.sources.appending(path: name)), "\(name)")
    }
    let program = String(decoding: try workspace.bytes("plugins/karaula/program.txt"), as: UTF8.self)
    #expect(program == Program.file.path() + "\n")
  }

  @Test("the plugin has the program's version")
  func version() async throws {
    let text = try await Program.run(["--version"], in: Workspace()).text
    let metadata = try String(contentsOf: Self.sources.appending(path: "metadata.txt"), encoding: .utf8)
    let lines = text.split(separator: "\n")
    #expect(metadata.contains("\nversion=\(try #require(lines.first))\n"))
    #expect(lines.count == 4 && text.hasSuffix("\n"))
    #expect(lines[1].wholeMatch(of: /commit (unknown|[0-9a-f]{12}\+?)/) != nil)
    #expect(lines[2].wholeMatch(of: /GDAL \d+\.\d+\.\d+, PROJ \d+\.\d+\.\d+/) != nil)
    #expect(["baseline", "avx2", "avx512"].contains { lines[3] == "kernels for \($0)" })
  }

  @Test("a second installation replaces the first as a whole, and what an ended one left")
  func replacement() async throws {
    let workspace = try Workspace()
    let arguments = ["qgis-plugin", "--install", "--to", "."]
    _ = try await Program.run(arguments, in: workspace)
    let files = workspace.files()
    try workspace.write("old", to: "karaula/of-an-older-version.py")
    try workspace.write("old", to: "karaula/run.py")
    try workspace.write("half", to: ".karaula-0123456789abcdef0123456789abcdef/result/half.py")
    let outcome = try await Program.run(arguments, in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(workspace.files() == files)
    #expect(
      try workspace.bytes("karaula/run.py") == Data(contentsOf: Self.sources.appending(path: "run.py")))
  }

  @Test("a link to the sources is replaced, and they stay")
  func link() async throws {
    let workspace = try Workspace(["sources/metadata.txt": "[general]\nname=Karaula\n"])
    try FileManager.default.createSymbolicLink(
      atPath: workspace.file("karaula").path(), withDestinationPath: "sources")
    let outcome = try await Program.run(["qgis-plugin", "--install", "--to", "."], in: workspace)
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(workspace.files(below: "sources") == ["metadata.txt"])
    #expect(workspace.file("karaula/run.py").isFile)
  }

  @Test("without --install nothing is written, and the place and the files are told")
  func intention() async throws {
    let workspace = try Workspace()
    let outcome = try await Program.run(["qgis-plugin"], in: workspace, environment: Self.home(workspace))
    #expect(outcome.status == 0)
    #expect(outcome.text.contains("--install"))
    #expect(outcome.text.contains("/profiles/default/python/plugins/karaula"))
    #expect(outcome.text.contains("\n  metadata.txt\n"))
    #expect(workspace.files().isEmpty)
  }

  @Test(
    "the profile is where QGIS looks for it",
    arguments: [
      ([:], "default", standard + "/QGIS/QGIS3"),
      (["XDG_DATA_HOME": "/data"], "default", onLinux ? "data/QGIS/QGIS3" : standard + "/QGIS/QGIS3"),
      (["QGIS_CUSTOM_CONFIG_PATH": "/own", "XDG_DATA_HOME": "/data"], "default", "own"),
      (["QGIS_CUSTOM_CONFIG_PATH": "/own"], "field", "own"),
    ] as [([String: String], String, String)])
  func profile(variables: [String: String], name: String, root: String) async throws {
    let workspace = try Workspace(["own/profiles/field/QGIS/QGIS3.ini": ""])
    let paths = variables.mapValues { workspace.folder.path() + $0.dropFirst() }
    let arguments = ["qgis-plugin", "--install"] + (name == "default" ? [] : ["--profile", name])
    let outcome = try await Program.run(
      arguments, in: workspace, environment: Self.home(workspace, paths))
    #expect(outcome.status == 0, "\(outcome.talk)")
    #expect(workspace.file("\(root)/profiles/\(name)/python/plugins/karaula/metadata.txt").isFile)
  }

  #if os(macOS)
    private static let standard = "Library/Application Support"
    private static let onLinux = false
  #else
    private static let standard = ".local/share"
    private static let onLinux = true
  #endif

  @Test("a profile that is not there is named beside those that are")
  func unknownProfile() async throws {
    let workspace = try Workspace(["profiles/field/QGIS/QGIS3.ini": "", "profiles/profiles.ini": ""])
    let outcome = try await Program.run(
      ["qgis-plugin", "--install", "--profile", "feild"], in: workspace,
      environment: Self.home(workspace, ["QGIS_CUSTOM_CONFIG_PATH": workspace.folder.path()]))
    #expect(outcome.status == 64)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.talk.contains("profiles/feild: there is no such profile"))
    #expect(outcome.talk.contains("give one of field\n"))
    #expect(workspace.files() == ["profiles/field/QGIS/QGIS3.ini", "profiles/profiles.ini"])
  }
}
