public import GeoCore

/// An eye over the terrain and what it looks for: all a viewshed needs to know beside the ground.
public struct Viewpoint: Sendable, Hashable {
  /// The cell on whose centre the observer stands; in the terrain's window.
  public var cell: Cell
  /// The eye's elevation above the datum (m): ground and observer height together.
  public var eyeElevation: Double
  /// How far the target stands above its ground (m), at least 0.
  public var targetHeight: Double
  /// The nearest ground distance at which a target can be seen (m), inclusive, at least 0.
  public var minRange: Double
  /// The furthest ground distance at which a target can be seen (m), inclusive, at least `minRange`.
  public var maxRange: Double
  /// The azimuths in which targets are looked for, from the grid's north. The observer's own cell has none
  /// and is in every sector.
  public var sector: Sector
  /// The elevation angles in which a target's top must lie; nil for all.
  public var verticalField: VerticalField?

  /// A viewpoint of that place, those heights, those ranges (m) and that field.
  public init(
    cell: Cell, eyeElevation: Double, targetHeight: Double, minRange: Double = 0, maxRange: Double,
    sector: Sector = .full, verticalField: VerticalField? = nil
  ) {
    precondition(targetHeight >= 0, "a target stands on its ground or above it")
    precondition(minRange >= 0 && maxRange >= minRange, "ranges are 0 <= minRange <= maxRange")
    precondition(maxRange.isFinite && eyeElevation.isFinite, "a viewpoint's numbers are finite")
    self.cell = cell
    self.eyeElevation = eyeElevation
    self.targetHeight = targetHeight
    self.minRange = minRange
    self.maxRange = maxRange
    self.sector = sector
    self.verticalField = verticalField
  }
}
