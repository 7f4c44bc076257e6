public import GeoCore

/// What stands on the scenario's ground: rasters of heights, or of land cover with the height of each class.
public struct LandCoverInput: Sendable, Hashable {
  /// What the rasters' cells mean.
  public var content: LandCoverContent
  /// The rasters, mosaicked in order; at least one.
  public var sources: [SourcePath]
  /// Which band of the rasters is read, and what its values mean where they do not say so.
  public var query: RasterQuery
  /// Whom to credit for the data.
  public var attribution: String?
  /// Where it stands in the scenario.
  public var place: InputError.Place

  /// The key that gives it, as messages name it.
  public var path: String {
    "terrain.\((content == .heights ? TerrainKeys.canopy : TerrainKeys.landCover).name)"
  }
}

/// Named tables of land cover: the height (m) of what stands on each class.
enum LandCoverClasses {
  /// The name of the table of ESA WorldCover.
  static let worldCoverName = "esa-worldcover"

  /// The eleven classes of ESA WorldCover 10 m, 2020 v100 and 2021 v200 (Zanaga et al. 2021,
  /// doi:10.5281/zenodo.5571936).
  ///
  /// The codes are the product's. It gives no heights: all of these are assumptions, and a canopy raster of
  /// the place is better.
  static let worldCover: [Int: Double] = [
    10: assumedTrees,  // tree cover
    20: assumedShrubs,  // shrubland
    30: 0,  // grassland
    40: 0,  // cropland, though maize hides a person in summer
    50: assumedHouses,  // built-up
    60: 0,  // bare or sparse vegetation
    70: 0,  // snow and ice
    80: 0,  // permanent water bodies
    90: 0,  // herbaceous wetland
    95: assumedTrees,  // mangroves
    100: 0,  // moss and lichen
  ]

  /// Grown forest of the temperate zone (m); an assumption.
  private static let assumedTrees = 15.0
  /// Bushes that hide a person (m); an assumption.
  private static let assumedShrubs = 2.0
  /// Houses of two storeys (m); an assumption.
  private static let assumedHouses = 6.0
}
