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
      }
  }
}
