import Coverage
import Foundation
import GeoCore
import GeoIO
import Planner
import Reports
import Scenario

/// A run of a scenario and all its variants, in which nothing over the same ground is worked out twice.
public struct VariantsRun: Sendable {
  /// The scenario's file.
  let path: String
  let threads: Int
  let report: WorkReport

  /// A run of the scenario at a path.
  public init(path: String, threads: Int, report: @escaping WorkReport) {
    self.path = path
    self.threads = threads
    self.report = report
  }

  /// What a run of all tells.
  public enum Answer: Sendable {
    /// The table of the variants, the one that covers most first.
    case table(String)
    /// The gaps of all as GeoJSON, each with its variant.
    case gaps([UInt8])
  }

  /// Runs all.
  ///
  /// - Parameters:
  ///   - out: takes a folder for each variant that is kept, and `variants.json`.
  ///   - kept: the names of those variants; empty for all.
  ///   - wantsGaps: whether the gaps are told in place of the table.
  /// - Throws: `InputError`; `CancellationError`.
  public func run(out: String?, keeping kept: [String], wantsGaps: Bool) async throws -> Answer {
    let file = try ScenarioFile(path)
    let scenario = file.scenario
    let names = [nil] + file.variantNames.map(Optional.some)
    // Tells of a name that is none.
    for name in kept where name != Requirement.base { _ = try file.variant(name) }
    func isKept(_ name: String?) -> Bool { kept.isEmpty || kept.contains(name ?? Requirement.base) }
    if let out { try checkWritesNoInput(of: file, in: out, names.filter(isKept)) }
    let folder = try out.map { try OutputFolder($0) }
    var caches = GroundCaches()
    var figures: [VariantFigures] = []
    var gaps: FeatureTable?
    for name in names {
      try Task.checkCancellation()
      let clock = ContinuousClock()
      let start = clock.now
      let label = name ?? Requirement.base
      let isKept = isKept(name)
      var resolution = try ResolvedScenario(
        file.variant(name), map: out != nil && isKept ? .shown : .none, threads: threads)
      for warning in resolution.warnings + resolution.requirementWarnings {
        report(.warning("\(label): \(warning)"))
      }
      let cache = caches.share(with: &resolution)
      let target = isKept ? try folder?.subfolder(label) : nil
      let (assessment, _, runID) = try await ScenarioRun(
        resolution: resolution, threads: threads, cache: cache, report: report
      ).assessment(writingTo: target)
      var own = VariantFigures(
        name: label, totals: assessment.totals(), cost: resolution.cost,
        seconds: start.duration(to: clock.now) / .seconds(1))
      own.runID = runID?.text
      figures.append(own)
      if wantsGaps { gaps = GapReport.table(of: assessment).marked(variant: label, after: gaps) }
    }
    if let folder {
      try folder.write(VariantTable.json(of: figures).file, to: VariantTable.file)
      try Task.checkCancellation()
      let labels = names.filter(isKept).map { $0 ?? Requirement.base }
      try folder.publish { RunFiles.isOfSomeRuns($0, in: labels) }
      tellOthers(in: folder.path, besides: labels)
    }
    if wantsGaps { return .gaps(try gaps.map(GeoJSON.bytes) ?? []) }
    return .table(VariantTable.text(of: figures, name: scenario.name))
  }

  /// Throws when a file that any of the variants reads would be written over.
  private func checkWritesNoInput(of file: ScenarioFile, in out: String, _ names: [String?]) throws {
    let variants = try names.map(file.variant)
    let sources = variants.flatMap(\.readSources)
    let read = ReadFiles(Array(Set(sources)).sorted())
    try read.check(folder: out, option: "--out") { $0 == VariantTable.file }
    for name in names {
      try read.check(
        folder: "\(out)/\(name ?? Requirement.base)", option: "--out", isWritten: RunFiles.isWritten)
      try ResultKind.run.check(folder: "\(out)/\(name ?? Requirement.base)", option: "--out")
    }
  }

  /// Tells of results in the folder that are of none of the variants: they may be of some that are gone.
  private func tellOthers(in out: String, besides names: [String]) {
    let files = FileManager.default
    let others = ((try? files.contentsOfDirectory(atPath: out)) ?? []).filter { name in
      !names.contains(name)
        && [ResultFiles.plan, ResultFiles.summary].allSatisfy { file in
          files.fileExists(atPath: "\(out)/\(name)/\(file)")
        }
    }.sorted()
    guard !others.isEmpty else { return }
    report(
      .warning(
        "\(out) also holds results that are of no variant of the scenario: \(others.joined(separator: ", "))")
    )
  }
}

extension FeatureTable {
  /// The table with a first column that names the variant, after the features of another one so marked.
  ///
  /// Columns of a border's attributes are those of the first table; all variants of one border have the same.
  fileprivate func marked(variant: String, after other: FeatureTable?) -> FeatureTable {
    var table = self
    table.columns.insert(.init("variant", .text), at: 0)
    for index in table.features.indices { table.features[index].values.insert(.text(variant), at: 0) }
    guard var other else { return table }
    let places = other.columns.map { column in table.columns.firstIndex(of: column) }
    other.features += table.features.map { feature in
      .init(feature.geometry, places.map { $0.map { feature.values[$0] } ?? .null })
    }
    return other
  }
}

/// What runs over the same ground share: a cache for each ground, and what was found while the ground was read.
struct GroundCaches: Sendable {
  private var caches: [Ground: (cache: PlannerCache, zeros: ZeroCells)] = [:]
  private let budget = CacheBudget(bytes: Self.mostBytes)

  /// What all may hold: the ground, sight and maps of some hundred sensors along a border like Serbia's.
  private static let mostBytes = 1_000_000_000

  /// The cache of a resolution's ground; the resolution's terrain then tells what was read for all runs over it.
  mutating func share(with resolution: inout ResolvedScenario) -> PlannerCache {
    let ground = Ground(resolution)
    let shared = caches[ground] ?? (PlannerCache(budget: budget), resolution.terrain.zeros)
    caches[ground] = shared
    resolution.terrain.zeros = shared.zeros
    return shared.cache
  }

  /// What two runs must have in common to share what they work out.
  private struct Ground: Hashable {
    let border: BorderInput
    let terrain: TerrainInput?
    let grid: GridSettings
    let cellSize: Double
    let rasters: [String]

    init(_ resolution: ResolvedScenario) {
      border = resolution.scenario.border
      terrain = resolution.scenario.terrain
      grid = resolution.scenario.grid
      cellSize = resolution.cellSize
      rasters = resolution.terrain.paths
    }
  }
}
