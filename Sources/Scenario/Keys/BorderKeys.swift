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
  static let attribution = Key("attribution", .text, "whom the data are owed to")
  static let groupBy = Key("group_by", .text, "the attribute that the summary is split by")

  static let all = [source] + LayerKeys.ofBorder.all + [rings, joinTolerance, inside, attribution, groupBy]
}
