import GeoCore
import SensorPhysics

extension Scenario {
  /// The resolved plan: a scenario that gives the same result, with every default visible.
  ///
  /// Types of equipment extend nothing, sites, centres and patrols of layers are written out. Variants and requirements
  /// stay as they are written, but for the paths in variants; a variant's plan has no variants. The plan of a plan is
  /// the same text.
  ///
  /// - Parameters:
  ///   - sites: all sites, those of layers included.
  ///   - centres: all centres, those of layers included.
  ///   - patrols: all patrols, those of layers included.
  ///   - cellSize: the side of a cell that the run uses (m), in (0, 5000].
  ///   - systems: how the sources that the plan still reads are placed on Earth, a line each.
  ///   - paths: how to write the paths of sources.
  public func planYAML(
    resolving sites: [Site], centres: [Centre], patrols: [Patrol], cellSize: Double, systems: [String] = [],
    paths: PlanPaths
  ) throws -> String {
    let types = typesInPlan(
      sites.map(\.type) + patrols.map(\.type) + (placement?.candidates.flatMap(\.types) ?? []))
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
    plan.add(ScenarioKeys.sites, .list(sites.map(\.plan)))
    plan.add(ScenarioKeys.centres, centres.isEmpty ? nil : .list(centres.map(\.station.plan)))
    plan.add(ScenarioKeys.links, text: links.rawValue)
    plan.add(ScenarioKeys.patrols, patrols.isEmpty ? nil : .list(patrols.map { $0.plan(paths) }))
    plan.add(ScenarioKeys.period, number: period)
    let required = plannedRequirements
    plan.add(ScenarioKeys.requirements, required.isEmpty ? nil : .list(required.map(\.plan)))
    plan.add(ScenarioKeys.placement, placement?.plan(paths))
    for key in ScenarioKeys.verbatim {
      let value = verbatim.first { $0.key == key.name }?.value
      plan.add(key, key.name == ScenarioKeys.variants.name ? value?.rebasedVariants(paths) : value)
    }
    return try header(types, systems) + plan.node.serialized()
  }

  /// The requirements as the plan keeps them: a variant's plan has no variants, so those that are for it are for all.
  private var plannedRequirements: [Requirement] {
    guard let variant else { return requirements }
    return requirements.filter { $0.applies(to: variant) }.map { requirement in
      var requirement = requirement
      requirement.variants = nil
      return requirement
    }
  }

  /// The scenario's own types and the catalogue's that are in use.
  private func typesInPlan(_ names: [String]) -> [EquipmentType] {
    let own = Set(equipment.map(\.name))
    let used = Set(names).subtracting(own)
    return equipment + catalogue.filter { used.contains($0.name) }
  }

  /// Comments that tell what the plan's figures amount to.
  private func header(_ types: [EquipmentType], _ systems: [String]) -> String {
    var lines = ["Resolved plan: every default is visible; running it gives the same result."]
    if terrain == nil { lines.append("No terrain: the ground is level.") }
    if !systems.isEmpty { lines.append("Coordinate systems:") }
    lines += systems.map { "  \($0)" }
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
