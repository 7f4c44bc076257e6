import Foundation
import GeoCore
import GeoIO
import Reports
import Scenario

extension ResolvedScenario {
  /// The files that the result depends on, each with its checksum, in the order of their roles.
  ///
  /// - Parameter digests: takes the checksums.
  func inputs(_ digests: inout InputDigests) -> [InputFile] {
    let named: [(role: String, path: String)] =
      file.files.map { ("scenario", $0) } + [("border", file.path(scenario.border.source))]
      + terrain.paths.map { ("terrain", $0) } + scenario.layerSources.map { ("layer", file.path($0)) }
    var known: Set<String> = []
    return named.filter { known.insert($0.path).inserted }.map { [notes] role, path in
      InputFile(
        role: role, name: URL(fileURLWithPath: path).lastPathComponent, sha256: digests.sha256(of: path),
        system: notes.systems.first { $0.file == path })
    }
  }

  /// Sentences about inputs, which are named as the scenario does: so a result does not tell where it was made.
  static func asWritten(_ sentences: [String], in file: ScenarioFile) -> [String] {
    let sources = Set(
      [file.scenario.border.source] + file.scenario.layerSources + file.scenario.rasterSources
        + (file.scenario.crossing?.sources ?? []) + (file.scenario.response?.sources ?? []))
    // The name of a file may begin another's.
    let paths = sources.map { (path: file.path($0), text: $0.text) }
      .sorted { ($1.path.utf8.count, $0.path) < ($0.path.utf8.count, $1.path) }
    return sentences.map { sentence in
      paths.reduce(sentence) { $0.replacing($1.path, with: $1.text) }
    }
  }

  /// What the equipment costs.
  var cost: EquipmentCost {
    let units = sites.map { ($0.type, 1) } + patrols.map { ($0.type, $0.aircraft) }
    return units.reduce(into: EquipmentCost()) { cost, unit in
      guard let price = scenario.equipmentType(named: unit.0)?.cost else {
        cost.unpricedCount += unit.1
        return
      }
      cost.total += price * Double(unit.1)
    }
  }
}

extension Scenario {
  /// The sources of sites, centres, patrols and their routes.
  var layerSources: [SourcePath] {
    sites.compactMap { if case .layer(let layer) = $0 { layer.source } else { nil } }
      + centres.compactMap { if case .layer(let layer) = $0 { layer.source } else { nil } }
      + patrols.compactMap { entry in
        switch entry {
        case .layer(let layer): layer.source
        case .patrol(let draft): draft.routeSource?.source
        }
      }
  }

  /// The sources of elevations, vegetation and buildings.
  var rasterSources: [SourcePath] {
    guard let terrain else { return [] }
    let own: [SourcePath] = if case .rasters(let rasters) = terrain.elevations { rasters } else { [] }
    return own + (terrain.landCover?.sources ?? [])
  }
}

/// The files that a command reads, none of which it may write over.
public struct ReadFiles: Sendable {
  private var names: [String: String] = [:]

  /// The files of sources.
  ///
  /// - Parameter sources: paths as the program opens them.
  public init(_ sources: [String]) { add(sources) }

  /// Adds the files of sources.
  mutating func add(_ sources: [String]) {
    for source in sources {
      for file in SourceFiles.all(of: source) {
        for path in Self.paths(of: file) { names[path] = file }
      }
    }
  }

  /// Throws for a file to be written that is read.
  ///
  /// - Throws: `InputError` of kind wrongUsage.
  public func check(_ file: String, option: String) throws {
    guard let read = Self.paths(of: file).lazy.compactMap({ names[$0] }).first else { return }
    let other = ScenarioFile.canonical(file) == ScenarioFile.canonical(read) ? "" : ", as \(read)"
    throw InputError(
      .wrongUsage, at: nil, "\(option) \(file) is an input\(other)", fix: "give another name")
  }

  /// Throws for a folder in which a file that is read has a name that is to be written, or removed as an earlier run's.
  ///
  /// - Parameter isWritten: whether a file of that name may be.
  /// - Throws: `InputError` of kind wrongUsage.
  public func check(folder: String, option: String, isWritten: (_ name: String) -> Bool) throws {
    let place = ScenarioFile.canonical(folder)
    let hit = names.keys.sorted().first { path in
      let url = URL(fileURLWithPath: path)
      return url.deletingLastPathComponent().path == place && isWritten(url.lastPathComponent)
    }
    guard let hit, let read = names[hit] else { return }
    throw InputError(
      .wrongUsage, at: nil, "\(option) \(folder) would write over \(read), which is an input",
      fix: "give another folder")
  }

  /// A file's path without links, and that of the link that it may be itself.
  private static func paths(of file: String) -> Set<String> {
    let url = URL(fileURLWithPath: file)
    let folder = ScenarioFile.canonical(url.deletingLastPathComponent().path)
    return [ScenarioFile.canonical(file), (folder == "/" ? "" : folder) + "/" + url.lastPathComponent]
  }
}

extension ScenarioFile {
  /// What a run of the scenario reads: its own files, and the sources that it names.
  public var readSources: [String] {
    let named =
      [scenario.border.source] + scenario.layerSources + scenario.rasterSources
      + (scenario.placement?.sources ?? []) + (scenario.crossing?.sources ?? [])
      + (scenario.response?.sources ?? [])
    return files + named.map(path)
  }
}
