public import GeoCore

/// What stands on the scenario's ground: rasters of heights, or of land cover with the height of each class.
public struct LandCoverInput: Sendable, Hashable {
  /// What the rasters' cells mean.
  public var content: LandCoverContent
  /// The rasters, mosaicked in order; at least one.
  public var sources: [SourcePath]
  /// Which band of the rasters is read, and what its values mean where they do not say so.
  public var query: RasterQuery
  /// Whom the data are owed to.
  public var attribution: String?
  /// Where the scenario tells it.
  public var place: InputError.Place

  /// The key that gives it, as messages name it.
  public var path: String {
    "terrain.\((content == .heights ? TerrainKeys.canopy : TerrainKeys.landCover).name)"
  }
}
