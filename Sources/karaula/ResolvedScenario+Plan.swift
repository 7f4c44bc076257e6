import GeoCore
import GeoIO
import Scenario

extension ResolvedScenario {
  /// The resolved plan as YAML, every default visible.
  func planText(_ paths: PlanPaths) throws -> String {
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
