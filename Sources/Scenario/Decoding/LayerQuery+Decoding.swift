import GeoCore

extension LayerQuery {
  /// What a mapping says beside its source.
  init(_ map: YAMLMapping, _ keys: LayerKeys = .ofSource) throws {
    self.init(
      layer: try map.text(keys.layer), filter: try map.text(keys.filter), crs: try map.text(keys.crs))
  }

  /// Adds to a plan what is said beside a source.
  func add(to plan: inout PlanMapping, _ keys: LayerKeys = .ofSource) {
    plan.add(keys.layer, text: layer)
    plan.add(keys.filter, text: filter)
    plan.add(keys.crs, text: crs)
  }
}
