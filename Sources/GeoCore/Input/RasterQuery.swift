/// Which band of a raster is read, and what its values mean: what a scenario says beside the rasters of a layer, or a
/// command in options.
public struct RasterQuery: Sendable, Hashable {
  /// The coordinate system of the rasters, whatever they say themselves; nil for their own.
  public var crs: String?
  /// Where a scenario says it.
  public var crsPlace = WrittenPlace()
  /// The band that holds the values, from 1; nil for the first one.
  public var band: Int?
  /// The unit of heights; nil for the one that the raster names, metres when it names none.
  public var unit: LengthUnit?
  /// A value that marks cells without data, beside those that the raster declares; as it is stored in the file.
  public var nodataValue: Double?
  /// The elevations (m) that can be meant; nil for `usualElevations`.
  public var validRange: ClosedRange<Double>?

  /// All that the rasters say themselves, unless more is said.
  public init(
    crs: String? = nil, band: Int? = nil, unit: LengthUnit? = nil, nodataValue: Double? = nil,
    validRange: ClosedRange<Double>? = nil
  ) {
    self.crs = crs
    self.band = band
    self.unit = unit
    self.nodataValue = nodataValue
    self.validRange = validRange
  }

  /// Elevations (m) of land: its lowest shore, of the Dead Sea, lies at -430 m, its highest summit at 8,849 m.
  public static let usualElevations = -500.0...9_000.0
  /// The widest range (m) that a user may ask for: the deepest sea has 10,935 m. Beyond it no kernel is tested.
  public static let possibleElevations = -12_000.0...12_000.0

  /// The elevations (m) that can be meant.
  public var elevations: ClosedRange<Double> { validRange ?? Self.usualElevations }
}
