import SensorPhysics

/// The keys at the top of a scenario.
enum ScenarioKeys {
  /// The version of the format that this program reads.
  static let formatVersion = 1

  static let karaula = Key(
    "karaula", .integer(.from(Double(formatVersion), upTo: Double(formatVersion))),
    "the format's version, \(formatVersion)", isRequired: true)
  static let name = Key("name", .text, "a name for the scenario", fallback: "the file's name")
  static let border = Key("border", .mapping(BorderKeys.all), "the border and its source", isRequired: true)
  static let terrain = Key(
    "terrain", .mapping(TerrainKeys.all), "the terrain and its source", fallback: "level ground")
  static let grid = Key("grid", .mapping(GridKeys.all), "the lattice of the computation")
  static let target = Key(
    "target", .either([.choice(TargetKeys.words), .mapping(TargetKeys.all)]),
    "person, vehicle or {height_m: ..., critical_dimension_m: ...}", fallback: "person")
  static let task = Key(
    "task", .choice(DiscriminationTask.allCases.map(\.rawValue)), "what the watch must be able to say",
    fallback: "detection")
  static let requiredProbability = Key(
    "required_probability", .number(.positiveShare, .one),
    "the probability that covers a piece of border",
    fallback: "\(geometricRangeProbability)")
  /// How long a crosser can be observed at the line (s) unless the scenario tells; an assumption.
  static let defaultExposure = 300.0
  static let exposure = Key(
    "exposure_s", .number(.positiveTime, .seconds), "how long a crosser can be observed at the line",
    fallback: "\(defaultExposure)")
  static let conditions = Key("conditions", .mapping(ConditionKeys.all), "light and weather")
  static let criteria = Key(
    "criteria", .either([.text, .mapping(CriterionKeys.byBand)]),
    "a criterion set for all cameras, or one by band: {lwir: ..., mwir: ..., visible: ...}",
    fallback: "industry for thermal cameras, en-62676-4 for visible ones")
  static let criterionSets = Key(
    "criterion_sets", .named(.mapping(CriterionKeys.all)), "criterion sets of your own by name")
  static let assumptions = Key(
    "assumptions", .mapping(AssumptionKeys.all), "numbers of the sensor models that could not be verified")
  static let equipment = Key(
    "equipment", .named(.mapping(EquipmentKeys.all)), "types of equipment by name",
    fallback: "the built-in catalogue")
  static let sites = Key(
    "sites", .list(.either([.mapping(SiteKeys.inline), .mapping(SiteKeys.inLayer)])),
    "a list of placed sensors: {id, type, at: [longitude, latitude], ...} or {source: ...}")
  static let centres = Key(
    "centres", .list(.either([.mapping(CentreKeys.inline), .mapping(CentreKeys.inLayer)])),
    "a list of monitoring centres: {id, level, at: [longitude, latitude], ...} or {source: ...}")
  static let links = Key(
    "links", .either([.choice(LinkKeys.words), .mapping(LinkKeys.all)]),
    "what a missing link means: ignore, report, require or {mode: ..., applies_to: [...]}",
    fallback: LinkKeys.usualMode)
  static let patrols = Key(
    "patrols", .list(.either([.mapping(PatrolKeys.inline), .mapping(PatrolKeys.inLayer)])),
    "a list of moving sensors: {id, type, route: [[longitude, latitude], ...], ...} or {source: ...}")
  /// The planning period (s) unless the scenario tells: one night, an assumption.
  static let defaultPeriod = 28_800.0
  static let period = Key(
    "period_s", .number(.period, .seconds), "the planning period, which repeats itself",
    fallback: "\(defaultPeriod)")
  static let requirements = Key(
    "requirements", .list(.mapping(RequirementKeys.all)),
    "a list of what the result must meet: {metric, at_least or at_most, ...}")
  static let placement = Key(
    "placement", .mapping(PlacementKeys.all), "what is still to be placed, and where it may stand")
  static let crossing = Key(
    "crossing", .mapping(CrossingKeys.all), "how the border is crossed on foot", fallback: "as is usual")
  static let response = Key(
    "response", .mapping(ResponseKeys.all),
    "who comes when a crosser is detected, over which roads and ground")
  static let extends = Key(
    "extends", .text, "a scenario to start from, relative to this file: what stands here is merged over it")
  static let variants = Key(
    "variants", .named(.anything), "what-ifs by name: {NAME: {...}, ...}, each merged over the scenario")
  static let matrix = Key(
    "matrix", .named(.list(.text)),
    "combinations of variants: {AXIS: [base, NAME, ...], ...}, one of each axis, in the axes' order")

  static let all = [
    karaula, extends, name, border, terrain, grid, target, task, requiredProbability, exposure, conditions,
    criteria,
    criterionSets, assumptions, equipment, sites, centres, links, patrols, period, requirements, placement,
    crossing, response, variants, matrix,
  ]
}

/// The keys of `target`, when it is neither a person nor a vehicle.
enum TargetKeys {
  /// The targets that have a name.
  static let named: [(word: String, target: Target)] = [("person", .person), ("vehicle", .vehicle)]
  /// Their names.
  static let words = named.map(\.word)

  static let height = Key(
    "height_m", .number(.positiveLength, .metres), "its height above the ground", isRequired: true)
  static let criticalDimension = Key(
    "critical_dimension_m", .number(.positiveLength, .metres), "the dimension that pixels are counted across",
    isRequired: true)
  static let deltaT = Key(
    "delta_t_k", .number(.from(-1000, upTo: 1000), .kelvin), "its temperature difference to the background",
    fallback: "\(Target.standardDeltaT)")

  static let all = [height, criticalDimension, deltaT]
}

/// The keys of `conditions`.
enum ConditionKeys {
  /// Visibilities (km).
  static let visibilities = Interval(Conditions.visibilities)
  /// Rain rates (mm/h).
  private static let rains = Interval(Conditions.rains)

  static let light = Key(
    "light", .choice(Light.allCases.map(\.rawValue)), "day or night", fallback: Light.night.rawValue)
  static let visibility = Key(
    "visibility_km", .number(visibilities, .kilometres), "the meteorological visibility without the rain",
    fallback: "clear air")
  static let rain = Key(
    "rain_mm_h", .number(rains, .millimetresPerHour), "the rain rate",
    fallback: "0")

  static let all = [light, visibility, rain]
}
