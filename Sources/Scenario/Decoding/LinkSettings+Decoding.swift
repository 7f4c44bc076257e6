import GeoCore
import SensorPhysics

extension LinkSettings {
  /// - Parameters:
  ///   - value: a word or a mapping; nil for what is usual.
  ///   - hasCentres: whether there is anything to link to.
  init(_ value: YAMLValue?, hasCentres: Bool) throws {
    let usual: LinkPolicy = hasCentres ? .report : .ignore
    guard let value else {
      self.init(mode: usual)
      return
    }
    guard case .mapping = value.node.content else {
      let word = try value.choice(LinkKeys.words, ScenarioKeys.links.summary)
      self.init(mode: LinkPolicy(rawValue: word) ?? usual)
      return
    }
    let map = try YAMLMapping(value, keys: LinkKeys.all, ScenarioKeys.links.summary)
    self.init(mode: try map.choice(LinkKeys.mode, LinkPolicy.self) ?? usual)
    if let list = map(LinkKeys.appliesTo) { kinds = try Self.kinds(list) }
    rules.earthRadiusFactor = try map.number(LinkKeys.earthRadiusFactor) ?? rules.earthRadiusFactor
    rules.fresnelShare = try map.number(LinkKeys.fresnelShare) ?? rules.fresnelShare
  }

  private static func kinds(_ value: YAMLValue) throws -> [LinkedKind] {
    let summary = LinkKeys.appliesTo.summary
    let words = try value.list(summary).map {
      try $0.choice(LinkedKind.allCases.map(\.rawValue), summary)
    }
    guard !words.isEmpty else {
      throw value.fault(expected: "at least one kind", fix: "give \(summary), or `mode: ignore`")
    }
    return LinkedKind.allCases.filter { words.contains($0.rawValue) }
  }
}
