import GeoCore

extension Requirement {
  /// The requirement as it is without some variants; nil when it is for none but those.
  func without(variants missing: Set<String>) -> Requirement? {
    guard let variants else { return self }
    var requirement = self
    requirement.variants = variants.filter { !missing.contains($0) }
    return requirement.variants == [] ? nil : requirement
  }

  /// The requirement as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(RequirementKeys.name, text: name)
    map.add(RequirementKeys.metric, text: metric.name)
    map.add(RequirementKeys.sensor, text: sensor)
    map.add(RequirementKeys.atLeast, number: atLeast)
    map.add(RequirementKeys.atMost, number: atMost)
    map.add(RequirementKeys.part, integer: part)
    map.add(RequirementKeys.from, number: from)
    map.add(RequirementKeys.to, number: to)
    map.add(
      RequirementKeys.filter,
      attributes.isEmpty ? nil : .mapping(attributes.map { ($0.attribute, $0.value.plan) }))
    map.add(RequirementKeys.variants, variants.map { .list($0.map(YAMLNode.text)) })
    return map.node
  }
}
