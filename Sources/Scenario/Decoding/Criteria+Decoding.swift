import GeoCore
import SensorPhysics

extension CriterionSet {
  /// The sets that a scenario defines.
  static func list(_ value: YAMLValue) throws -> [CriterionSet] {
    guard case .mapping(let entries) = value.node.content else {
      throw value.fault(expected: "a mapping", fix: "give \(ScenarioKeys.criterionSets.summary)")
    }
    return try entries.map { entry in
      let child = YAMLValue(node: entry.value, path: value.path.key(entry.key), log: value.log)
      guard !builtIn.contains(where: { $0.name == entry.key }) else {
        throw InputError(
          .badData, at: value.log.place(entry.mark), "\(child.path): that is the name of a built-in set",
          fix: "give your set another name")
      }
      return try CriterionSet(name: entry.key, child)
    }
  }

  private init(name: String, _ value: YAMLValue) throws {
    let map = try YAMLMapping(
      value, keys: CriterionKeys.all, "a criterion set: {detection_cycles, recognition_cycles, ...}")
    let needs = try CriterionKeys.needs.map { try Need(map, $0) }
    for (easier, harder) in zip(needs, needs.dropFirst()) where !(harder.isAtLeast(easier)) {
      throw InputError(
        .badData, at: value.place, "\(value.path): a harder task needs less than an easier one",
        fix: "let detection, recognition and identification need more and more")
    }
    self.init(
      name: name, edition: try map.text(CriterionKeys.edition), source: try map.text(CriterionKeys.source),
      detection: needs[0], recognition: needs[1], identification: needs[2])
  }

  /// The set that a value names.
  ///
  /// - Parameter sets: the scenario's own.
  static func named(_ value: YAMLValue, among sets: [CriterionSet], _ key: Key) throws -> CriterionSet {
    let all = builtIn + sets
    let name = try value.text(key.summary)
    guard let set = all.first(where: { $0.name == name }) else {
      let names = all.map(\.name)
      let near = nearest(to: name, among: names).map { "did you mean `\($0)`? " } ?? ""
      throw InputError(
        .badData, at: value.place, "\(value.path): unknown criterion set `\(name.onOneLine)`",
        fix: "\(near)known sets: \(names.joined(separator: ", "))")
    }
    return set
  }

  /// The set of each band.
  static func byBand(_ value: YAMLValue?, among sets: [CriterionSet]) throws -> [Band: CriterionSet] {
    var all = Dictionary(uniqueKeysWithValues: Band.allCases.map { ($0, usual(for: $0)) })
    guard let value else { return all }
    guard case .mapping = value.node.content else {
      let set = try named(value, among: sets, ScenarioKeys.criteria)
      return all.mapValues { _ in set }
    }
    let map = try YAMLMapping(value, keys: CriterionKeys.byBand, ScenarioKeys.criteria.summary)
    for (band, key) in zip(Band.allCases, CriterionKeys.byBand) {
      if let child = map(key) { all[band] = try named(child, among: sets, key) }
    }
    return all
  }
}

extension CriterionSet.Need {
  fileprivate init(_ map: YAMLMapping, _ keys: CriterionKeys.Needs) throws {
    switch (try map.number(keys.cycles), try map.number(keys.density)) {
    case (let cycles?, nil): self = .cycles(cycles)
    case (nil, let density?): self = .pixelsPerMetre(density)
    case (nil, nil): throw map.missing(keys.cycles)
    case (_?, _?):
      throw InputError(
        .badData, at: map.value.place, "\(map.value.path): \(keys.task.rawValue) is given twice",
        fix: "keep one of \(keys.cycles.name) and \(keys.density.name)")
    }
  }

  /// Whether it is no less than another; cycles and pixels per metre cannot be compared.
  fileprivate func isAtLeast(_ other: Self) -> Bool {
    switch (self, other) {
    case (.cycles, .cycles), (.pixelsPerMetre, .pixelsPerMetre): amount >= other.amount
    default: true
    }
  }
}

extension PhysicsAssumptions {
  init(_ map: YAMLMapping?) throws {
    self.init()
    for entry in AssumptionKeys.entries {
      if let number = try map?.number(entry.key) { self[keyPath: entry.number] = number }
    }
    guard let map, mistLimit <= fogLimit else { return }
    throw InputError(
      .badData, at: map.value.place,
      "\(map.value.path): mist_limit_km is not above fog_limit_km, so that there is no mist between fog and haze",
      fix: "give mist_limit_km above \(YAMLNode.number(fogLimit.kilometres).summary)")
  }
}
