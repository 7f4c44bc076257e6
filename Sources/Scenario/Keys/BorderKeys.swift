import GeoCore

/// The keys of `border`.
enum BorderKeys {
  static let source = Key(
    "source", .text, "a line source that GDAL opens, relative to this file", isRequired: true)
  static let rings = Key("rings", .flag, "whether polygons' rings are taken as lines", fallback: "false")
  /// Ends further apart than this (m) are no gap in a line but two lines.
  private static let widestTolerance = 100.0
  static let joinTolerance = Key(
    "join_tolerance_m", .number(.from(0, upTo: widestTolerance), .metres),
    "how far ends of lines may lie apart to be joined, the later line's being moved; shorter lines are left out",
    fallback: "\(LineJoints.standardTolerance)")
  static let inside = Key(
    "inside", .choice(BorderSide.allCases.map(\.rawValue)),
    "the side to protect: left or right, walking along the first line; of polygons' rings polygon or outside",
    fallback: "left, with `rings: true` polygon")
  static let attribution = Key("attribution", .text, "whom to credit for the data")
  static let groupBy = Key("group_by", .text, "the attribute that the summary is split by")

  static let all = [source] + LayerKeys.ofBorder.all + [rings, joinTolerance, inside, attribution, groupBy]
}

/// The keys of `grid` and of its corridor, with their defaults.
enum GridKeys {
  static let defaultInside = 3000.0
  static let defaultOutside = 1000.0
  static let defaultSectionLength = 50_000.0
  /// Finer cells (m) than this are of no ground.
  private static let finestCell = 1e-6
  /// Coarser cells (m) than this hide every valley.
  private static let coarsestCell = 5000.0
  /// Sections shorter than this (m) cost more in their margins than they save in memory.
  private static let shortestSection = 1000.0

  /// Widths (m) of a side of the corridor that maps show: no sensor of this kind reaches further.
  static let corridorWidths = Interval.from(0, upTo: 100_000)

  static let cellSize = Key(
    "cell_size_m", .number(.from(finestCell, upTo: coarsestCell), .metres), "the side of a cell",
    fallback: "the terrain's own")
  static let corridor = Key(
    "corridor_m", .either([.number(corridorWidths, .metres), .mapping(corridorKeys)]),
    "the corridor that maps show: {inside: ..., outside: ...} or one number")
  static let inside = Key(
    "inside", .number(corridorWidths, .metres), "its width inside the border", fallback: "\(defaultInside)")
  static let outside = Key(
    "outside", .number(corridorWidths, .metres), "its width outside the border", fallback: "\(defaultOutside)"
  )
  static let sectionLength = Key(
    "section_length_m", .number(.from(shortestSection, upTo: Interval.longest), .metres),
    "the length of border worked on at a time",
    fallback: "\(defaultSectionLength)")

  static let corridorKeys = [inside, outside]
  static let all = [cellSize, corridor, sectionLength]
}
