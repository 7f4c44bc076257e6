/// The keys of `placement`: where new equipment may stand, how much of it, and what it is to cover.
enum PlacementKeys {
  static let defaultSpacing = 400.0
  static let defaultAzimuths = 8
  static let defaultBeta = 0.5
  /// More directions than this differ by less than a degree and a half.
  private static let mostAzimuths = 256.0

  static let types = Key(
    "types", .list(.text), "the types of equipment that may stand there", isRequired: true)
  static let within = Key(
    "within_m", .mapping(withinKeys),
    "candidates are made on the highest ground of each square within these distances of the border")
  static let inside = Key(
    "inside", .number(.length, .metres), "how far inside the border", fallback: "0")
  static let outside = Key(
    "outside", .number(.length, .metres), "how far outside the border", fallback: "0")
  static let spacing = Key(
    "spacing_m", .number(.positiveLength, .metres), "the side of the squares",
    fallback: "\(defaultSpacing)")
  static let withinKeys = [inside, outside]
  /// The keys of candidates that are made, and of those that a layer of points gives.
  static let made = [types, within, spacing]
  static let given = [types, SiteKeys.source] + LayerKeys.ofCandidates.all

  static let candidates = Key(
    "candidates", .list(.either([.mapping(made), .mapping(given)])),
    "where what may stand: {types, within_m, spacing_m} or {types, source: ...}", isRequired: true)
  static let exclude = Key(
    "exclude", .list(.mapping([SiteKeys.source] + LayerKeys.ofBorder.all)),
    "layers of polygons in which nothing may stand")
  static let azimuths = Key(
    "azimuths", .integer(.from(1, upTo: mostAzimuths)),
    "how many directions are tried for what has a sector", fallback: "\(defaultAzimuths)")
  static let counts = Key(
    "counts", .named(.integer(.from(0, upTo: 1e6))), "how many of each type, by type")
  static let budget = Key(
    "budget_eur", .number(.from(0, upTo: 1e12), .euros), "what all may cost together")
  static let filter = Key(
    "where", RequirementKeys.filter.kind, RequirementKeys.filter.summary, isRequired: true)
  static let weight = Key(
    "weight", .number(.from(0, upTo: 1e6), .one), "what a metre there counts", isRequired: true)
  static let weights = Key(
    "weights", .list(.mapping([filter, weight])),
    "what a metre of border counts where it is not 1; the first that fits", fallback: "1 a metre")
  static let objective = Key(
    "objective", .choice(PlacementInput.Objective.allCases.map(\.rawValue)),
    "what there is to be most of", fallback: PlacementInput.Objective.coveredLength.rawValue)
  static let beta = Key(
    "beta", .number(.from(0, upTo: 1), .one),
    "under the objective backup: what a second sensor that covers by itself counts",
    fallback: "\(defaultBeta)")
  static let law = Key(
    "law", .choice(PlacementInput.Law.allCases.map(\.rawValue)),
    "run: all sensors combine; single: one new sensor with what stands must cover",
    fallback: PlacementInput.Law.run.rawValue)

  static let all = [
    candidates, exclude, azimuths, counts, budget, weights, objective, beta, law,
  ]
}
