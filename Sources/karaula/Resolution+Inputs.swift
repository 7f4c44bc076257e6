import Foundation
import GeoIO
import Reports
import Scenario

extension Resolution {
  /// The files that the result depends on, each with its checksum, in the order of their roles.
  func inputs() -> [InputFile] {
    let named: [(role: String, path: String)] =
      [("scenario", scenario.file), ("border", file.path(scenario.border.source))]
      + terrain.paths.map { ("terrain", $0) } + layers.map { ("layer", file.path($0)) }
    var known: Set<String> = []
    return named.filter { known.insert($0.path).inserted }.map { role, path in
      InputFile(
        role: role, name: URL(fileURLWithPath: path).lastPathComponent, sha256: FileChecksum.sha256(of: path))
    }
  }

  /// The sources of sites, centres, patrols and their routes.
  private var layers: [SourcePath] {
    scenario.sites.compactMap { if case .layer(let layer) = $0 { layer.source } else { nil } }
      + scenario.centres.compactMap { if case .layer(let layer) = $0 { layer.source } else { nil } }
      + scenario.patrols.compactMap { entry in
        switch entry {
        case .layer(let layer): layer.source
        case .patrol(let draft): draft.routeSource?.source
        }
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
