public import RadioLinks
import SensorPhysics

/// What a missing link means.
public enum LinkPolicy: String, Sendable, Hashable, CaseIterable {
  /// Links are not looked at.
  case ignore
  /// Reports tell which sensors are linked.
  case report
  /// A sensor that is not linked does not count, either.
  case require
}

/// What may have links.
public enum LinkedKind: String, Sendable, Hashable, CaseIterable {
  /// What stands at sites.
  case sites
  /// Patrols that stand at posts.
  case posts
  /// Patrols that drive a route.
  case vehicles
  /// Patrols that fly.
  case aircraft
}

/// A scenario's links.
public struct LinkSettings: Sendable, Hashable {
  /// What a missing link means.
  public var mode: LinkPolicy
  /// Whose links are looked at, in the order of `LinkedKind`; what is not among them counts without.
  public var kinds: [LinkedKind] = [.sites]
  /// When a path is clear.
  public var rules = LinkRules()

  /// Links of what stands at sites.
  public init(mode: LinkPolicy) { self.mode = mode }

  /// In a few words.
  public var text: String {
    mode == .ignore
      ? mode.rawValue : "\(mode.rawValue), of \(kinds.map(\.rawValue).joined(separator: ", "))"
  }
}

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
