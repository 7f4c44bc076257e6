import SensorPhysics

/// The keys of `links` where it is a mapping.
enum LinkKeys {
  static let mode = Key("mode", .choice(words), "what a missing link means", fallback: usualMode)
  static let appliesTo = Key(
    "applies_to", .list(.choice(LinkedKind.allCases.map(\.rawValue))),
    "whose links are looked at: a list of sites, posts, vehicles, aircraft",
    fallback: "[\(LinkedKind.sites.rawValue)]")
  static let earthRadiusFactor = Key(
    "earth_radius_factor", .number(.above(0, upTo: 1000), .one),
    "how many times as large the earth is to radio waves", fallback: "4/3")
  static let fresnelShare = Key(
    "fresnel_share", .number(.from(0, upTo: 2), .one),
    "the share of the first Fresnel zone's radius that must be free",
    fallback: "\(LinkRules().fresnelShare)")

  static let all = [mode, appliesTo, earthRadiusFactor, fresnelShare]

  /// What `links` may say as one word.
  static let words = LinkPolicy.allCases.map(\.rawValue)
  static let usualMode =
    "\(LinkPolicy.report.rawValue) with centres, else \(LinkPolicy.ignore.rawValue)"
}
