import Foundation

/// The package's own files.
enum SourceTree {
  static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let sources = package.appending(path: "Sources")
  static let page = package.appending(path: "geodata/manual/architecture.md")

  /// The names of the modules: the folders of `Sources` that hold Swift or C. The Python package is none.
  static func modules() throws -> [String] {
    try FileManager.default.contentsOfDirectory(at: sources, includingPropertiesForKeys: [.isDirectoryKey])
      .filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }
      .map(\.lastPathComponent).filter(isModule).sorted()
  }

  /// Whether a folder of `Sources` holds what the compiler builds.
  static func isModule(_ folder: String) throws -> Bool {
    let compiled: Set = ["swift", "c", "h", "modulemap"]
    return try FileManager.default.subpathsOfDirectory(atPath: sources.appending(path: folder).path())
      .contains { compiled.contains(URL(filePath: $0).pathExtension) }
  }

  /// A module's Swift files: their paths within `Sources`, and their texts.
  static func files(of module: String) throws -> [(path: String, text: String)] {
    let folder = sources.appending(path: module)
    return try FileManager.default.subpathsOfDirectory(atPath: folder.path())
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { ("\(module)/\($0)", try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
  }

  /// The names in the first column of the table in the section "Modules" of the manual's page on the architecture.
  static func namesInManual() throws -> Set<String> {
    let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n")
    let section = lines.drop { $0 != "## Modules" }.dropFirst().prefix { !$0.hasPrefix("## ") }
    let rows = section.filter { $0.hasPrefix("|") }.compactMap { $0.split(separator: "|").first }
    return Set(rows.flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init))
  }
}
