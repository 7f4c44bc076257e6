public import GeoCore

/// A tile of a map: for each cell whether it belongs, and what a piece of border there would have. Values are row-major.
public struct MapTile: Sendable {
  /// The zone.
  public let zone: Int
  /// The tile's cells.
  public let window: CellWindow
  /// Whether a cell belongs to the corridor.
  public let isShown: [Bool]
  /// The chance of all placed sensors and patrols together to detect a target there, in [0, 1].
  public let probability: [Float]
  /// How many sensors and patrols would each cover it alone.
  public let overlap: [Float]
  /// The longest wait between two looks of patrols (s), at least 0; nil where none looks.
  public let maxRevisit: [Float?]
  /// The least height above its ground (m) from which a target is in sight of a placed sensor whose range and field hold
  /// the cell, at least 0; nil where there is none, or where voids block whatever the height.
  public let visibleHeight: [Float?]
}
