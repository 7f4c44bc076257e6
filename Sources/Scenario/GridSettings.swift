public import GeoCore

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
