import Foundation
import GeoCore
import GeoIO
public import Scenario

extension ResolvedScenario {
  /// The resolved plan as YAML, every default visible.
  public func planText(_ paths: PlanPaths) throws -> String {
    try scenario.planYAML(
      resolving: sites, centres: centres, patrols: patrols, cellSize: cellSize, systems: systemsInPlan,
      variants: scenario.variant == nil ? resolvedVariants() : [], paths: paths)
  }

  /// The scenario's variants with the rows of their layers; what cannot be read in one that is not run is no fault.
  private func resolvedVariants() throws -> [ResolvedVariant] {
    var known: [VariantLists.Question: ResolvedLists] = [:]
    return try file.variantNames.map { name in
      try Task.checkCancellation()
      let parts = file.parts(ofVariant: name)
      let variant = try file.variant(name)
      let question = VariantLists.Question(variant.scenario)
      do {
        let lists = try known[question] ?? VariantLists.read(variant)
        known[question] = lists
        return ResolvedVariant(name, of: parts, variant.scenario, lists)
      } catch let error as InputError {
        let problem = Self.asWritten([error.problem], in: variant)[0]
        return ResolvedVariant(name, of: parts, problem: problem)
      }
    }
  }
}

/// What a variant lists, read without anything else of it.
private enum VariantLists {
  /// What the lists hang on: variants alike in it are read once.
  struct Question: Hashable {
    private let sites: [SiteEntry]
    private let centres: [CentreEntry]
    private let patrols: [PatrolEntry]
    private let edits: [RowEdits]
    private let equipment: [EquipmentType]
    private let period: Double

    init(_ scenario: Scenario) {
      sites = scenario.sites
      centres = scenario.centres
      patrols = scenario.patrols
      edits = [scenario.siteEdits, scenario.centreEdits, scenario.patrolEdits]
      equipment = scenario.equipment
      period = scenario.period
    }
  }

  /// Reads the layers.
  ///
  /// - Throws: `InputError`.
  static func read(_ file: ScenarioFile) throws -> ResolvedLists {
    // What is to be known of them is told when the variant is run.
    let notes = InputNotes()
    var layers = ScenarioLayers(file, notes: notes)
    let sites = try layers.sites()
    _ = try file.scenario.sensors(sites: sites)
    let centres = try layers.centres()
    let patrols = try PatrolResolution(file: file, notes: notes).patrols(
      layers.patrols(), besides: sites, centres)
    return ResolvedLists(sites: sites, centres: centres, patrols: patrols)
  }
}

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
  public var systemsOfLayers: [String] {
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
    all += (scenario.response?.layers ?? []).map { named($0.source, $0.query) }
    return all
  }

  private func named(_ source: SourcePath, _ query: LayerQuery) -> (String, String?, InputError.Place?) {
    (source.text, query.crs, query.crsPlace.place)
  }
}
