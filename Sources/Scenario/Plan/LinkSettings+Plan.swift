import SensorPhysics

extension LinkSettings {
  /// The links as the plan writes them.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(LinkKeys.mode, text: mode.rawValue)
    map.add(LinkKeys.appliesTo, .list(kinds.map { .text($0.rawValue) }))
    map.add(LinkKeys.earthRadiusFactor, number: rules.earthRadiusFactor)
    map.add(LinkKeys.fresnelShare, number: rules.fresnelShare)
    return map.node
  }
}
