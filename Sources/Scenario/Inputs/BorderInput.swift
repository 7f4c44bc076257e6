public import GeoCore

/// The scenario's border: where its lines are read and how.
public struct BorderInput: Sendable, Hashable {
  /// The source of the lines.
  public var source: SourcePath
  /// Which of its features, and how.
  public var query: LayerQuery
  /// Whether polygons' rings are taken as lines.
  public var usesRings: Bool
  /// How far ends of lines may lie apart to be joined (m), at least 0.
  public var joinTolerance: Double
  /// The side to protect, walking along the line.
  public var inside: BorderSide
  /// Whom to credit for the data.
  public var attribution: String?
  /// The attribute whose values the summary is split by.
  public var groupBy: String?
  /// Where the scenario tells that attribute; nil when it does not.
  public var groupByPlace: InputError.Place?
  /// Where it stands in the scenario.
  public var place: InputError.Place

  /// Attributes that the summary cannot be split by, as it has figures by sensor and by part already.
  public static let reservedGroups: Set = ["part", "sensor"]
}

/// The lattice that the answers are computed on.
public struct GridSettings: Sendable, Hashable {
  /// The side of a cell (m), in (0, 5000]; nil for the terrain's own.
  public var cellSize: Double?
  /// Where the scenario tells the cell size; nil when it does not.
  public var cellSizePlace: InputError.Place?
  /// The corridor that maps show inside the border (m), at least 0.
  public var corridorInside: Double
  /// The corridor that maps show outside the border (m), at least 0.
  public var corridorOutside: Double
  /// The length of border worked on at a time (m), at least 1000; it changes no result.
  public var sectionLength: Double
}
