import GeoCore

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
