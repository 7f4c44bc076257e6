import GeoCore

extension Requirement {
  /// The items of `requirements`.
  static func list(_ value: YAMLValue) throws -> [Requirement] {
    var requirements: [Requirement] = []
    for item in try value.list(ScenarioKeys.requirements.summary) {
      let requirement = try Requirement(item)
      if let name = requirement.name, let other = requirements.first(where: { $0.name == name }) {
        throw requirement.fault(
          RequirementKeys.name, "`\(name)` is also the name of the requirement at \(other.place)",
          fix: "give each a name of its own, or none")
      }
      requirements.append(requirement)
    }
    return requirements
  }

  /// Throws when a requirement is for a variant that is not there.
  static func checkVariants(of requirements: [Requirement], among names: [String]) throws {
    let known = [base] + names
    for requirement in requirements {
      guard let name = requirement.variants?.first(where: { !known.contains($0) }) else { continue }
      throw requirement.fault(
        RequirementKeys.variants, "there is no variant `\(name)`", fix: suggestion(for: name, among: known))
    }
  }

  private init(_ value: YAMLValue) throws {
    let map = try YAMLMapping(
      value, keys: RequirementKeys.all, "a requirement: {metric, at_least or at_most, ...}")
    place = value.place
    path = "\(value.path)"
    name = try map.text(RequirementKeys.name)
    sensor = try map.text(RequirementKeys.sensor)
    metric = try Metric(map.required(RequirementKeys.metric), isOfSensor: sensor != nil)
    atLeast = try map.bound(RequirementKeys.atLeast, of: metric)
    atMost = try map.bound(RequirementKeys.atMost, of: metric)
    from = try map.number(RequirementKeys.from)
    to = try map.number(RequirementKeys.to)
    let hasStretch = from != nil || to != nil
    part = try map.integer(RequirementKeys.part) ?? (hasStretch ? 1 : nil)
    attributes = try map(RequirementKeys.filter).map(AttributeMatch.list) ?? []
    variants = try map(RequirementKeys.variants).map(Self.names)
    try checkBounds()
    try checkStretch()
  }

  private static func names(_ value: YAMLValue) throws -> [String] {
    let summary = RequirementKeys.variants.summary
    let names = try value.list(summary).map { try $0.text(summary) }
    guard !names.isEmpty else {
      throw value.fault(expected: "at least one variant", fix: "name one, or leave `variants` out for all")
    }
    return names
  }

  private func checkBounds() throws {
    guard atLeast != nil || atMost != nil else {
      throw InputError(
        .badData, at: place, "\(path): neither at_least nor at_most is given, nothing is required",
        fix: "add one of them, or both")
    }
    if let atLeast, let atMost, atLeast > atMost {
      throw InputError(
        .badData, at: place, "\(path): at_least is above at_most, nothing can be \(wanted)",
        fix: "swap or correct them")
    }
  }

  private func checkStretch() throws {
    if let from, let to, from >= to {
      throw fault(
        RequirementKeys.from, "from_m is not below to_m, the stretch is empty",
        fix: "give from_m below to_m: chainages of the part in metres")
    }
    guard isOfWholeBorder || metric.isOfStretches else {
      throw fault(
        RequirementKeys.metric, "\(metric.name) is of the whole border, a stretch has none",
        fix: "leave from_m, to_m, part and where out")
    }
  }
}

extension Metric {
  /// A figure by its name.
  ///
  /// - Parameter isOfSensor: whether one sensor's is meant.
  fileprivate init(_ value: YAMLValue, isOfSensor: Bool) throws {
    let written = try value.text(RequirementKeys.metric.summary)
    let name = Self.formerNames[written] ?? written
    let known = isOfSensor ? Self.ofSensors : Self.ofBorder
    if let metric = known.first(where: { $0.name == name }) {
      self = metric
      return
    }
    let names = known.map(\.name)
    let problem: String
    let remedy: String
    if isOfSensor, Self.ofBorder.contains(where: { $0.name == name }) {
      problem = "\(name) is not a figure of one sensor"
      remedy = "leave `sensor` out, or take one of \(names.joined(separator: ", "))"
    } else if Self.ofSensors.contains(where: { $0.name == name }) {
      problem = "\(name) is a figure of one sensor"
      remedy = "add `sensor`: \(RequirementKeys.sensor.summary)"
    } else {
      problem = "unknown metric `\(name.onOneLine)`"
      remedy = suggestion(for: name, among: names)
    }
    throw InputError(.badData, at: value.place, "\(value.path): \(problem)", fix: remedy)
  }
}

extension YAMLMapping {
  /// A bound that the metric can reach.
  fileprivate func bound(_ key: Key, of metric: Metric) throws -> Double? {
    try self(key)?.number(in: metric.interval, "a value of \(metric.name) that can be reached")
  }
}
