import GeoCore
import SensorPhysics

extension Scenario {
  /// The resolved plan: a scenario that gives the same result, with every default visible.
  ///
  /// Types of equipment extend nothing, sites, centres and patrols of layers are written out. Each variant is written
  /// as what it changes of these resolved values; one that cannot be is left out, which a comment tells. A variant's plan
  /// has no variants. The plan of a plan is the same text.
  ///
  /// - Parameters:
  ///   - sites: all sites, those of layers included.
  ///   - centres: all centres, those of layers included.
  ///   - patrols: all patrols, those of layers included.
  ///   - cellSize: the side of a cell that the run uses (m), in (0, 5000].
  ///   - systems: how the sources that the plan still reads are placed on Earth, a line each.
  ///   - variants: the variants of the scenario itself, resolved; none for a variant.
  ///   - paths: how to write the paths of sources.
  public func planYAML(
    resolving sites: [Site], centres: [Centre], patrols: [Patrol], cellSize: Double, systems: [String] = [],
    variants: [ResolvedVariant] = [], paths: PlanPaths
  ) throws -> String {
    let lists = ResolvedLists(sites: sites, centres: centres, patrols: patrols)
    var plan = plan(lists, cellSize: cellSize, paths: paths)
    let own = PlannedVariants(
      variants, over: plan.node, requirements: requirements, matrix: matrix, inheriting: (self, cellSize),
      paths: paths)
    let sensors = Set(lists.sensorIDs + variants.flatMap { $0.lists?.sensorIDs ?? [] })
    let required = plannedRequirements(among: sensors, without: own.missing)
    plan.add(ScenarioKeys.requirements, required.isEmpty ? nil : .list(required.map(\.plan)))
    plan.add(ScenarioKeys.variants, own.node)
    plan.add(ScenarioKeys.matrix, own.matrix)
    let types = typesInPlan(lists)
    return try header(types, systems, leftOut: own.leftOut) + plan.node.serialized()
  }

  /// The plan's values, but for requirements and variants.
  ///
  /// - Parameter cellSize: nil for the terrain's own.
  func plan(_ lists: ResolvedLists, cellSize: Double?, paths: PlanPaths) -> PlanMapping {
    let types = typesInPlan(lists)
    var plan = PlanMapping()
    plan.add(ScenarioKeys.karaula, .number(Double(ScenarioKeys.formatVersion)))
    plan.add(ScenarioKeys.name, text: name)
    plan.add(ScenarioKeys.border, border.plan(paths))
    plan.add(ScenarioKeys.terrain, terrain?.plan(paths))
    plan.add(ScenarioKeys.grid, grid.plan(cellSize: cellSize))
    plan.add(ScenarioKeys.target, target.plan)
    plan.add(ScenarioKeys.task, text: task.rawValue)
    plan.add(ScenarioKeys.requiredProbability, number: requiredProbability)
    plan.add(ScenarioKeys.exposure, number: exposure)
    plan.add(ScenarioKeys.conditions, conditions.plan)
    plan.add(ScenarioKeys.criteria, criteria.plan)
    plan.add(
      ScenarioKeys.criterionSets,
      criterionSets.isEmpty ? nil : .mapping(criterionSets.map { ($0.name, $0.plan) }))
    plan.add(ScenarioKeys.assumptions, assumptions.plan)
    plan.add(ScenarioKeys.equipment, types.isEmpty ? nil : .mapping(types.map { ($0.name, $0.plan) }))
    plan.add(ScenarioKeys.sites, .list(lists.sites.map(\.plan)))
    plan.add(
      ScenarioKeys.centres, lists.centres.isEmpty ? nil : .list(lists.centres.map(\.station.plan)))
    plan.add(ScenarioKeys.links, links.plan)
    plan.add(
      ScenarioKeys.patrols, lists.patrols.isEmpty ? nil : .list(lists.patrols.map { $0.plan(paths) }))
    plan.add(ScenarioKeys.period, number: period)
    plan.add(ScenarioKeys.placement, placement?.plan(paths))
    plan.add(ScenarioKeys.crossing, crossing?.plan(paths))
    plan.add(ScenarioKeys.response, response?.plan(paths))
    return plan
  }

  /// What a result follows from beside the bytes of its inputs: the plan without paths, and without how much is worked on at
  /// a time, which changes no result.
  public func planIdentity(
    resolving sites: [Site], centres: [Centre], patrols: [Patrol], cellSize: Double
  ) throws -> String {
    var scenario = self
    scenario.grid.sectionLength = GridKeys.defaultSectionLength
    return try scenario.planYAML(
      resolving: sites, centres: centres, patrols: patrols, cellSize: cellSize, paths: .omitted)
  }

  /// The requirements as the plan keeps them.
  ///
  /// A variant's plan has no variants, so those that are for it are for all. Those of sensors that only variants have
  /// which the plan has not are about nothing.
  private func plannedRequirements(among sensors: Set<String>, without missing: Set<String>) -> [Requirement]
  {
    let kept = requirements.filter { requirement in
      guard variant != nil || !missing.isEmpty, let sensor = requirement.sensor else { return true }
      return sensors.contains(sensor)
    }
    return kept.compactMap { requirement in
      guard let variant else { return requirement.without(variants: missing) }
      guard requirement.applies(to: variant) else { return nil }
      var requirement = requirement
      requirement.variants = nil
      return requirement
    }
  }

  /// The scenario's own types and the catalogue's that are in use.
  private func typesInPlan(_ lists: ResolvedLists) -> [EquipmentType] {
    let own = Set(equipment.map(\.name))
    let candidates = placement?.candidates.flatMap(\.types) ?? []
    let used = Set(lists.sites.map(\.type) + lists.patrols.map(\.type) + candidates).subtracting(own)
    return equipment + catalogue.filter { used.contains($0.name) }
  }

  /// Comments that tell what the plan's figures amount to.
  private func header(_ types: [EquipmentType], _ systems: [String], leftOut: [String]) -> String {
    var lines = ["Resolved plan: every default is visible; running it gives the same result."]
    if terrain == nil { lines.append("No terrain: the ground is level.") }
    if !systems.isEmpty { lines.append("Coordinate systems:") }
    lines += systems.map { "  \($0)" }
    lines += leftOut
    if !types.isEmpty {
      lines.append(
        "Ranges (m) for \(task.rawValue) by \(conditions.light.rawValue) in this weather, probability"
          + " \(geometricRangeProbability) of a look:"
      )
    }
    for type in types where !type.cameras.isEmpty {
      let ranges = type.cameras.map { camera in
        let range = curve(of: camera)?.range(forProbability: geometricRangeProbability) ?? 0
        return "\(camera.name) \(YAMLNode.number(range.rounded()).summary)"
      }
      lines.append("  \(type.name): \(ranges.joined(separator: ", "))")
    }
    // A name may hold a line feed, which would end the comment.
    return lines.map { "# \($0.onOneLine)\n" }.joined()
  }
}
