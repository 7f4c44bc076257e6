import SensorPhysics

extension CriterionSet {
  /// The set as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(CriterionKeys.edition, text: edition)
    map.add(CriterionKeys.source, text: source)
    for keys in CriterionKeys.needs {
      switch need(for: keys.task) {
      case .cycles(let cycles): map.add(keys.cycles, number: cycles)
      case .pixelsPerMetre(let density): map.add(keys.density, number: density)
      }
    }
    return map.node
  }
}

extension [Band: CriterionSet] {
  /// The set of each band as the plan writes it.
  var plan: YAMLNode {
    var map = PlanMapping()
    for (band, key) in zip(Band.allCases, CriterionKeys.byBand) { map.add(key, text: self[band]?.name) }
    return map.node
  }
}

extension PhysicsAssumptions {
  /// The assumptions as the plan writes them, all of them.
  var plan: YAMLNode {
    var map = PlanMapping()
    for entry in AssumptionKeys.entries { map.add(entry.key, number: self[keyPath: entry.number]) }
    return map.node
  }
}
