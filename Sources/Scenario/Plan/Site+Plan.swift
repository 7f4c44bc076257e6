public import RadioLinks
import GeoCore
import SensorPhysics

extension Site {
  /// The site as the plan writes it; what it takes from its type stands there.
  var plan: YAMLNode {
    var map = PlanMapping()
    map.add(SiteKeys.id, text: id)
    map.add(SiteKeys.type, text: type)
    map.add(SiteKeys.at, coordinate.plan)
    map.add(SiteKeys.azimuth, angle: azimuth)
    map.add(SiteKeys.sector, angle: sector)
    map.add(SiteKeys.mastHeight, number: mastHeight)
    map.add(SiteKeys.antennaHeight, number: antennaHeight)
    map.add(SiteKeys.minRange, number: minRange)
    map.add(SiteKeys.attributes, attributes.plan)
    return map.node
  }
}

extension [String: AttributeValue] {
  /// The attributes as the plan writes them; nil for none.
  var plan: YAMLNode? { isEmpty ? nil : .mapping(sorted { $0.key < $1.key }.map { ($0.key, $0.value.plan) }) }
}

extension AttributeValue {
  /// The value as the plan writes it; a number that is not finite is nothing.
  var plan: YAMLNode {
    switch self {
    case .text(let text), .json(let text): .text(text)
    case .integer(let number): .bare("\(number)")
    case .real(let number): .bare(number.isFinite ? "\(number)" : "null")
    case .boolean(let flag): .flag(flag)
    case .textList(let items): .list(items.map(YAMLNode.text))
    case .null: .bare("null")
    }
  }
}

extension MonitoringCentre {
  /// The frequency (GHz) to write so that reading it gives the same bits back.
  public var writtenFrequency: Double { Unit.gigahertz.written(frequency) }

  /// The centre as the plan writes it.
  var plan: YAMLNode {
    var link = PlanMapping()
    link.add(CentreKeys.frequency, number: frequency)
    link.add(CentreKeys.maxRange, number: maxRange)
    var map = PlanMapping()
    map.add(SiteKeys.id, text: id)
    map.add(CentreKeys.level, text: level.rawValue)
    map.add(SiteKeys.at, .list([.number(coordinate.longitude), .number(coordinate.latitude)]))
    map.add(CentreKeys.mastHeight, number: mastHeight)
    map.add(CentreKeys.link, link.node)
    map.add(CentreKeys.capacity, integer: capacity)
    map.add(CentreKeys.acceptsSensors, .flag(acceptsSensors))
    return map.node
  }
}

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
