import Foundation
import GeoCore
import GeoIO
public import Scenario

/// A scenario, or a variant of it, with the folder that its paths start from.
public struct ScenarioFile: Sendable {
  /// What it holds, decoded.
  public let scenario: Scenario
  /// Absolute, without links and `..`.
  public let folder: String
  private let document: ScenarioDocument
  /// What a command changes of the scenario and of each variant.
  private let change: @Sendable (inout Scenario) -> Void

  /// Reads a file and decodes it and all its variants.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - variant: the variant that is wanted; nil for the scenario itself.
  /// - Throws: `InputError`: missingInput when it cannot be read, badData when it is not a scenario, wrongUsage when it
  ///   has no such variant.
  public init(_ path: String, variant: String? = nil) throws {
    let text = try Self.text(of: path)
    let document = try ScenarioDocument(text, reading: Self.text)
    let base = try document.scenario()
    try document.checkVariants()
    self.init(
      document, try variant.map { try document.scenario(variant: $0) } ?? base, folder: text.folder)
  }

  /// Reads what a reference names: a file, or `FILE@VARIANT`.
  ///
  /// A file of the whole name comes first, so that names with an `@` are theirs; else the last `@` parts file and variant.
  init(reference: String) throws {
    guard !FileManager.default.fileExists(atPath: reference), let at = reference.lastIndex(of: "@"),
      FileManager.default.fileExists(atPath: String(reference[..<at]))
    else {
      try self.init(reference)
      return
    }
    try self.init(String(reference[..<at]), variant: String(reference[reference.index(after: at)...]))
  }

  private init(
    _ document: ScenarioDocument, _ scenario: Scenario, folder: String,
    change: @escaping @Sendable (inout Scenario) -> Void = { _ in }
  ) {
    self.document = document
    var scenario = scenario
    change(&scenario)
    self.scenario = scenario
    self.folder = folder
    self.change = change
  }

  /// The same file, in which a command changes the scenario and all variants.
  func changing(_ change: @escaping @Sendable (inout Scenario) -> Void) -> ScenarioFile {
    ScenarioFile(document, scenario, folder: folder, change: change)
  }

  /// The variants' names: written ones in order, then combinations.
  public var variantNames: [String] { document.variantNames }

  /// The written variants that a variant combines; itself for one that is written.
  func parts(ofVariant name: String) -> [String] { document.parts(ofVariant: name) }

  /// The scenario's file and those that it extends, as the user named them.
  var files: [String] { document.files }

  /// A variant of the same file, which is not read again; nil for the scenario itself.
  public func variant(_ name: String?) throws -> ScenarioFile {
    ScenarioFile(document, try document.scenario(variant: name), folder: folder, change: change)
  }

  /// The place of a source's file.
  func path(_ source: SourcePath) -> String { source.resolved(in: folder) }

  /// An absolute path without links and `..`.
  public static func canonical(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  private static func text(of path: String) throws -> ScenarioText {
    let url = URL(fileURLWithPath: path)
    try InputAccess.current.check(file: path)
    let data: Data
    do {
      // One byte more than may be tells that there are more.
      data = try FileHandle(forReadingFrom: url).read(upToCount: Scenario.mostBytes + 1) ?? Data()
    } catch {
      let isThere = FileManager.default.fileExists(atPath: path)
      throw InputError(
        .missingInput, at: .init(file: path), isThere ? "cannot be read" : "there is no such file",
        fix: isThere ? "give a scenario file that you may read" : "check the path")
    }
    guard data.count <= Scenario.mostBytes else {
      throw InputError(
        .badData, at: .init(file: path),
        "is larger than \(Scenario.mostBytes >> 20) MB, which no scenario is",
        fix: "move sites into a layer")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw InputError(.badData, at: .init(file: path), "is not UTF-8 text", fix: "give a scenario in YAML")
    }
    return ScenarioText(
      yaml: text, file: path, folder: canonical(url.deletingLastPathComponent().path),
      identity: canonical(path))
  }
}
