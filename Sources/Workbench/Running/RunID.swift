import Foundation
import GeoCore
import GeoIO
import Reports
import Scenario

/// What names a result: made of all that it follows from, and of nothing else, so that equal work has an equal name.
///
/// It is the beginning of the SHA-256 checksum of the resolved plan, the content of each border, terrain and route file, and
/// the versions of the program and its libraries. Sites, centres and patrols of layers stand in the plan. Neither paths nor
/// times are in it. Files are hashed whole, while the run computes; what is on the network, and what no file is, counts by its
/// name.
struct RunID: Sendable {
  /// 16 hexadecimal digits.
  let text: String

  /// - Parameter digests: takes the checksums of the inputs.
  init(of resolution: ResolvedScenario, _ digests: inout InputDigests) throws {
    let scenario = resolution.scenario
    let plan = try scenario.planIdentity(
      resolving: resolution.sites, centres: resolution.centres, patrols: resolution.patrols,
      cellSize: resolution.cellSize)
    var lines = [plan]
    for (name, version) in Version.all.sorted(by: { $0.key < $1.key }) { lines.append("\(name) \(version)") }
    for path in resolution.hashedPaths {
      // What this command does not open would else count by its name where it lies outside the folder to stay in.
      if FileManager.default.fileExists(atPath: path) { try InputAccess.current.check(file: path) }
      let name = path.split(separator: "/").last.map(String.init) ?? path
      lines.append(digests.content(of: path) ?? name)
    }
    var hash = SHA256()
    hash.update(Array(lines.joined(separator: "\n").utf8))
    text = String(hash.digest().prefix(RunMark.digits))
  }

  /// How maps and GeoPackages say it.
  var metadata: [String: String] { [RunMark.metadataKey: text] }
}

/// The name of a run's result, and its inputs' checksums, as they are found while the run computes.
struct RunIdentity: Sendable {
  let id: RunID
  let inputs: [InputFile]

  /// Reads all inputs.
  ///
  /// - Parameter isWanted: whether there is to be one at all.
  init?(of resolution: ResolvedScenario, isWanted: Bool) async throws {
    guard isWanted else { return nil }
    var digests = InputDigests()
    id = try RunID(of: resolution, &digests)
    inputs = resolution.inputs(&digests)
  }
}

extension ResolvedScenario {
  /// The files whose content is not in the plan, in a fixed order.
  fileprivate var hashedPaths: [String] {
    [file.path(scenario.border.source)] + terrain.paths
      + scenario.patrols.compactMap { entry in
        guard case .patrol(let draft) = entry else { return nil }
        return draft.routeSource.map { file.path($0.source) }
      } + ((scenario.crossing?.sources ?? []) + (scenario.response?.sources ?? [])).map(file.path)
  }
}

/// Whether the files of a result's folder are of one run.
enum ResultIdentity {
  /// The id of the run that all files of a folder are of; nil for a result of before runs had ids.
  ///
  /// - Throws: `InputError` of kind badData that names a file of another run, or the folder when a run is not finished there.
  private static func check(_ folder: ResultFolder) throws -> String? {
    try folder.checkFinished()
    let summary = ResultFiles.summary
    let id = try summaryID(of: folder)
    for name in folder.names where isMarked(name) {
      let other = try self.id(of: name, in: folder)
      // A table without lines is nobody's.
      guard other != id, !(other == nil && name == Self.windows) else { continue }
      throw InputError(
        .badData, at: .init(file: "\(folder.path)/\(name)"),
        "is of another run than \(summary) (\(other ?? "none") is not \(id ?? "none")): the folder holds files of two runs",
        fix: "run `karaula run SCENARIO --out DIR` again")
    }
    return id
  }

  /// Runs a body that reads a folder's files, and throws when they are not all of one run.
  ///
  /// What is wrong in a file by itself comes first.
  static func checking<Value>(_ folder: ResultFolder, _ body: () throws -> Value) throws -> Value {
    try folder.checkAccess()
    try folder.checkFinished()
    let before = (try? summaryID(of: folder)) ?? nil
    let value = try body()
    guard try check(folder) == before else {
      throw InputError(
        .badData, at: .init(file: folder.path), "was written anew while it was read", fix: "try again")
    }
    return value
  }

  static func summaryID(of folder: ResultFolder) throws -> String? {
    let name = ResultFiles.summary
    return try RunMark.id(inSorted: folder.bytes(of: name), file: "\(folder.path)/\(name)")
  }

  private static func id(of name: String, in folder: ResultFolder) throws -> String? {
    if name.hasSuffix(".tif") || name.hasSuffix(".gpkg") {
      return try folder.metadata(RunMark.metadataKey, of: name)
    }
    if name == windows { return RunMark.id(inTable: folder.beginning(of: name, count: RunMark.searched)) }
    if name == losses {
      return try RunMark.id(inSorted: folder.bytes(of: name), file: "\(folder.path)/\(name)")
    }
    return RunMark.id(in: folder.beginning(of: name, count: RunMark.searched))
  }

  private static let windows = "windows.csv"
  private static let losses = "losses.json"

  private static func isMarked(_ name: String) -> Bool {
    let names =
      /((gaps|border|sensors)\.geojson|plan\.yaml|patrols\.svg|windows\.csv|losses\.json|karaula\.(gpkg|qgs)|(coverage|hillshade)(-[1-9][0-9]*)?\.tif)/
    return name.wholeMatch(of: names) != nil
  }
}
