public import GeoCore

/// How a border is crossed on foot: between which edges, at which pace, over what ground.
public struct CrossingInput: Sendable, Hashable {
  /// What crossers walk over: rasters of codes with a factor for each.
  public struct Ground: Sendable, Hashable {
    /// The rasters of codes, mosaicked in order; at least one.
    public var sources: [SourcePath]
    /// Which band of the rasters is read.
    public var query: RasterQuery
    /// How many times the time of open ground each code takes, above 0; infinite for one that nobody crosses. Codes that
    /// are not listed take 1.
    public var factors: [Int: Double]
    /// Where the scenario tells it.
    public var place: InputError.Place
  }

  /// How far outside the border paths start (m), above 0.
  public var outerWidth: Double
  /// How far inside the border they end (m), above 0.
  public var innerWidth: Double
  /// Roads at which they end before that; nil for none.
  public var roads: SiteLayer?
  /// Looks further apart in time than this are independent (s), above 0.
  public var memory: Double
  /// The walking speed off paths, as a share of that on them, in (0, 1].
  public var offPathFactor: Double
  /// Steeper cells (degrees) are barriers, in (0, 90].
  public var steepest: Double
  /// What crossers walk over; nil for open ground everywhere.
  public var ground: Ground?
  /// How many of the weakest paths are told, at least 1.
  public var pathCount: Int
  /// How far apart they pass the line (m), at least 0.
  public var pathSpacing: Double
  /// How long after detection somebody stands at the end of a path (s), at least 0; nil where that is not assumed.
  public var responseTime: Double?
  /// Where the scenario tells it.
  public var place: InputError.Place

  /// The sources of its layers and rasters.
  public var sources: [SourcePath] { [roads?.source].compactMap { $0 } + (ground?.sources ?? []) }
}

/// How much longer than open ground classes of land cover take on foot.
enum WalkingFactors {
  /// The word for a class that nobody crosses.
  static let impassable = "impassable"

  /// The classes of ESA WorldCover (the codes of `LandCoverClasses.worldCover`).
  ///
  /// One over the speeds of Soule and Goldman 1972 (J. Appl. Physiol. 32:706), as Wood and Schmidtlein 2012 (Nat. Hazards
  /// 62:275) take them for evacuations on foot: light brush 0.8333, heavy brush 0.6667, swamp 0.5556. Which class is which
  /// ground is an assumption.
  static let worldCover: [Int: Double] = [
    10: heavyBrush,  // tree cover
    20: lightBrush,  // shrubland
    30: 1,  // grassland
    40: 1,  // cropland
    50: 1,  // built-up
    60: 1,  // bare or sparse vegetation
    70: swamp,  // snow and ice
    80: .infinity,  // permanent water bodies
    90: swamp,  // herbaceous wetland
    95: swamp,  // mangroves
    100: 1,  // moss and lichen
  ]

  private static let lightBrush = 1.2
  private static let heavyBrush = 1.5
  private static let swamp = 1.8
}
