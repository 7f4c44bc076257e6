import GeoCore

extension PlacementInput {
  /// The placement as the plan writes it.
  func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(PlacementKeys.candidates, .list(candidates.map { $0.plan(paths) }))
    map.add(PlacementKeys.exclude, exclude.isEmpty ? nil : .list(exclude.map { $0.plan(paths, .ofBorder) }))
    map.add(PlacementKeys.azimuths, integer: azimuths)
    map.add(
      PlacementKeys.counts, counts.map { .mapping($0.map { ($0.type, YAMLNode.number(Double($0.count))) }) })
    map.add(PlacementKeys.budget, number: budget)
    map.add(PlacementKeys.weights, weights.isEmpty ? nil : .list(weights.map(\.plan)))
    map.add(PlacementKeys.objective, text: objective.rawValue)
    map.add(PlacementKeys.beta, number: objective == .backup ? beta : nil)
    map.add(PlacementKeys.law, text: law.rawValue)
    return map.node
  }
}

extension PlacementInput.Candidates {
  fileprivate func plan(_ paths: PlanPaths) -> YAMLNode {
    var map = PlanMapping()
    map.add(PlacementKeys.types, .list(types.map(YAMLNode.text)))
    switch origin {
    case .layer(let layer):
      guard case .mapping(let entries) = layer.plan(paths, .ofCandidates).content else { return map.node }
      return .mapping(
        [(PlacementKeys.types.name, .list(types.map(YAMLNode.text)))] + entries.map { ($0.key, $0.value) })
    case .made(let inside, let outside, let spacing):
      var within = PlanMapping()
      within.add(PlacementKeys.inside, number: inside)
      within.add(PlacementKeys.outside, number: outside)
      map.add(PlacementKeys.within, within.node)
      map.add(PlacementKeys.spacing, number: spacing)
      return map.node
    }
  }
}

extension PlacementInput.Weight {
  fileprivate var plan: YAMLNode {
    var map = PlanMapping()
    map.add(PlacementKeys.filter, .mapping(attributes.map { ($0.attribute, $0.value.plan) }))
    map.add(PlacementKeys.weight, number: weight)
    return map.node
  }
}

extension SiteLayer {
  /// The layer as the plan writes it, where its rows are not written out.
  func plan(_ paths: PlanPaths, _ keys: LayerKeys) -> YAMLNode {
    var map = PlanMapping()
    map.add(SiteKeys.source, text: paths.written(source))
    query.add(to: &map, keys)
    if let places = query.places {
      map.add(LayerKeys.x, text: places.x)
      map.add(LayerKeys.y, text: places.y)
    }
    if let key = keys.columns, !query.columns.isEmpty {
      map.add(key, .mapping(query.columns.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) }))
    }
    return map.node
  }
}

extension Scenario {
  /// A scenario that extends another one by sites.
  ///
  /// - Parameters:
  ///   - path: the other one's, from the folder that this one is written to.
  ///   - sites: what it adds, in order.
  public static func extending(_ path: String, adding sites: [Site]) throws -> String {
    var added = PlanMapping()
    added.add(VariantKeys.add, .list(sites.map(\.plan)))
    var plan = PlanMapping()
    plan.add(ScenarioKeys.karaula, .number(Double(ScenarioKeys.formatVersion)))
    plan.add(ScenarioKeys.extends, text: path)
    plan.add(ScenarioKeys.sites, added.node)
    return try plan.node.serialized()
  }
}
