/// The keys of `crossing`: how a border is crossed on foot.
enum CrossingKeys {
  /// Off paths people walk at this share of their speed on them (Tobler 1993).
  static let defaultOffPathFactor = 0.6
  /// Ground that is steeper (degrees) is climbed, not walked; an assumption.
  static let defaultSteepest = 45.0
  static let defaultPathCount = 10
  /// The weakest places are told once a valley, not once a cell (m); an assumption.
  static let defaultPathSpacing = 2000.0
  private static let mostPaths = 1000.0
  /// A corridor's widths (m), but for none.
  private static let widths = Interval.above(0, upTo: GridKeys.corridorWidths.upper)
  private static let steepness = Interval.above(0, upTo: 90)

  static let from = Key(
    "from_m", .number(widths, .metres), "how far outside the border paths start",
    fallback: "grid.corridor_m.outside")
  static let to = Key(
    "to_m", .number(widths, .metres), "how far inside the border paths end",
    fallback: "grid.corridor_m.inside")
  static let roads = Key(
    "roads", .mapping([SiteKeys.source] + LayerKeys.ofBorder.all),
    "a layer of lines at which paths end before that, such as {source: roads.gpkg}")
  static let memory = Key(
    "memory_s", .number(.positiveTime, .seconds),
    "how far apart two looks are independent: a named assumption", fallback: "exposure_s")
  static let offPathFactor = Key(
    "off_path_factor", .number(.positiveShare, .one),
    "the walking speed off paths as a share of that on them",
    fallback: "\(defaultOffPathFactor)")
  static let steepest = Key(
    "max_slope_deg", .number(steepness, .degrees), "the steepest ground that is walked over",
    fallback: "\(defaultSteepest)")
  static let factor = Key.Kind.either([
    .number(.factor, .one), .choice([WalkingFactors.impassable]),
  ])
  static let factors = Key(
    "factors", .either([.choice([LandCoverClasses.worldCoverName]), .named(factor)]),
    "how many times the time of open ground each code takes, such as {10: 1.5, 80: impassable}, or "
      + LandCoverClasses.worldCoverName, isRequired: true)
  static let groundKeys = [LandCoverKeys.source, factors] + RasterKeys.ofCodes
  static let ground = Key(
    "land_cover", .mapping(groundKeys), "what crossers walk over: {source, factors}",
    fallback: "open ground everywhere")
  static let paths = Key(
    "paths", .integer(.from(1, upTo: mostPaths)), "how many of the weakest paths are told",
    fallback: "\(defaultPathCount)")
  static let apart = Key(
    "apart_m", .number(.length, .metres), "how far apart these pass the line",
    fallback: "\(defaultPathSpacing)")
  static let response = Key(
    "response_s", .number(.time, .seconds),
    "how long after detection somebody stands at the end of a path, for the critical detection point",
    fallback: "what `response` gives for each end, where it is there")

  static let all = [
    from, to, roads, memory, offPathFactor, steepest, ground, paths, apart, response,
  ]
}
