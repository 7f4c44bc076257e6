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
      [file.scenario.border.source] + file.scenario.layerSources + file.scenario.rasterSources)
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
