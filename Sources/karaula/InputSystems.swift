import Foundation
import GeoCore
import GeoIO
import Scenario

extension ResolvedScenario {
  /// How the border and the rasters are placed on Earth, a line each; rasters alike share one.
  var systemsInPlan: [String] {
    let border = file.path(scenario.border.source)
    let rasters = Set(terrain.paths)
    let own = notes.systems.filter { $0.file == border }.prefix(1).map { "\($0.label): \($0)" }
    var groups: [(system: String, names: [String])] = []
    for system in notes.systems where rasters.contains(system.file) {
      if let known = groups.firstIndex(where: { $0.system == "\(system)" }) {
        groups[known].names.append(system.label)
      } else {
        groups.append(("\(system)", [system.label]))
      }
    }
    return own + groups.map { "\(Self.list($0.names)): \($0.system)" }
  }

  /// How the layers whose rows the plan writes out, and the sources of routes, are placed on Earth, a line each.
  var systemsOfLayers: [String] {
    let border = file.path(scenario.border.source)
    let rasters = Set(terrain.paths)
    let first = notes.systems.firstIndex { $0.file == border }
    return notes.systems.enumerated()
      .filter { $0.offset != first && !rasters.contains($0.element.file) }
      .map { "\($0.element.label): \($0.element)" }
  }

  private static func list(_ names: [String]) -> String {
    let rest = names.count - mostNames
    return names.prefix(mostNames).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// How many files a line names.
  private static let mostNames = 3
}

extension InputSystem {
  /// The file's name without its folder, and the layer.
  fileprivate var label: String {
    URL(fileURLWithPath: file).lastPathComponent + (layer.map { " (layer \($0))" } ?? "")
  }
}

extension ScenarioFile {
  /// Checks what the scenario writes for coordinate systems, before anything is read.
  ///
  /// - Throws: `InputError` with the place in the scenario of the first one that is none.
  func checkSystemNames() throws {
    let terrain = scenario.terrain
    if terrain?.elevations == .copernicusGLO30, terrain?.query.crs != nil {
      throw InputError(
        .badData, at: terrain?.query.crsPlace.place,
        "terrain.crs: the public tiles have a coordinate system of their own",
        fix: "leave it out")
    }
    for (source, crs, place) in namedSystems {
      guard let crs, let fault = CoordinateSystemName.fault(in: crs) else { continue }
      throw InputError(
        .badData, at: place, "\(source): crs '\(crs)' is not a coordinate system: \(fault)",
        fix: CoordinateSystemName.forms)
    }
  }

  /// What the scenario writes for coordinate systems, each with its source and its place.
  private var namedSystems: [(source: String, crs: String?, place: InputError.Place?)] {
    let border = scenario.border
    var all = [named(border.source, border.query)]
    if let terrain = scenario.terrain {
      all.append(("terrain", terrain.query.crs, terrain.query.crsPlace.place))
      if let landCover = terrain.landCover {
        all.append((landCover.path, landCover.query.crs, landCover.query.crsPlace.place))
      }
    }
    all += scenario.sites.compactMap {
      if case .layer(let layer) = $0 { named(layer.source, layer.query) } else { nil }
    }
    all += scenario.centres.compactMap {
      if case .layer(let layer) = $0 { named(layer.source, layer.query) } else { nil }
    }
    all += scenario.patrols.compactMap { entry in
      switch entry {
      case .layer(let layer): named(layer.source, layer.query)
      case .patrol(let draft): draft.routeSource.map { named($0.source, $0.query) }
      }
    }
    return all
  }

  private func named(_ source: SourcePath, _ query: LayerQuery) -> (String, String?, InputError.Place?) {
    (source.text, query.crs, query.crsPlace.place)
  }
}
