import RealModule

/// How the ground is read: a source gives the elevations of any window of a lattice.
public protocol TerrainSource {
  /// The ground of the cells of a window.
  ///
  /// The same lattice and window give the same bits, whatever was asked before.
  ///
  /// - Returns: elevations (m above the source's datum); cells without terrain data are void.
  /// - Throws: `InputError` when the source cannot be read.
  func elevations(of lattice: Lattice, window: CellWindow) throws -> Raster

  /// The windows of a lattice outside which there is nothing to keep: all cells are void, or all are level.
  ///
  /// - Returns: nil where that is not known.
  /// - Throws: `InputError` when the source cannot be read.
  func windows(of lattice: Lattice) throws -> [CellWindow]?
}

extension TerrainSource {
  /// Not known.
  public func windows(of lattice: Lattice) throws -> [CellWindow]? { nil }
}

/// Level ground at elevation 0, for scenarios that name no terrain.
public struct LevelGround: TerrainSource, Sendable {
  /// The level ground.
  public init() {}

  /// Zero in every cell, without voids.
  public func elevations(of lattice: Lattice, window: CellWindow) -> Raster {
    Raster(window: window, filledWith: 0)
  }

  /// None: all cells are level.
  public func windows(of lattice: Lattice) -> [CellWindow]? { [] }
}

/// How what stands on the ground is read: a source gives the heights of cover in any window of a lattice.
public protocol LandCoverSource {
  /// The vegetation and buildings on the cells of a window.
  ///
  /// The same lattice and window give the same bits, whatever was asked before.
  ///
  /// - Returns: heights (m) above the bare ground, in [0, `tallestLandCover`], 0 where nothing stands; cells
  ///   without data are void: what stands there is unknown.
  /// - Throws: `InputError` when the source cannot be read.
  func heights(of lattice: Lattice, window: CellWindow) throws -> Raster
}

/// The greatest height of cover (m): the tallest building, the Burj Khalifa, has 828 m; a raster that holds
/// more marks its voids by a value that it does not declare.
public let tallestLandCover = 1_000.0

/// What the cells of a cover raster mean.
public enum LandCoverContent: Sendable, Hashable {
  /// Heights of vegetation and buildings (m), in [0, `tallestLandCover`].
  case heights
  /// Codes of land cover, with the height (m), in [0, `tallestLandCover`], of each; 0 for a code that is not
  /// listed.
  case codes([Int: Double])
}

/// What a void of the terrain does to a ray of sight.
public enum VoidPolicy: String, Sendable, Hashable, CaseIterable, Codable {
  /// A void never blocks.
  case transparent
  /// A void always blocks.
  case block
  /// Voids of up to `fillLimit` cells are interpolated when the terrain is read; larger ones block.
  case fill

  /// The largest void that `fill` interpolates (DEM cells).
  public static let fillLimit = 10
}

/// How far a terrain's elevations may be off, and how far that is the same at neighbouring places.
///
/// Errors of an elevation model are correlated: ground beside a target moves with the target's own. The correlation
/// of the errors of two places a distance d apart is taken as rho(d) = exp(-d / L), an assumption common in geostatistics
/// (the exponential variogram).
public struct TerrainError: Sendable, Hashable, Codable {
  /// The standard deviation of an elevation's error (m), at least 0.
  public var standardDeviation: Double
  /// L (m), above 0: over this distance the correlation falls to 37 %.
  public var correlationLength: Double

  /// The correlation length (m) where only the size of the error is known: an assumption.
  public static let standardCorrelation = 500.0

  /// An error of that standard deviation (m) and correlation length (m).
  public init(standardDeviation: Double, correlationLength: Double = standardCorrelation) {
    self.standardDeviation = standardDeviation
    self.correlationLength = correlationLength
  }

  /// No band is wider than this (m): all that is taken off the variance is at least 0, and the rest is at most 2.
  public var widestBand: Double { standardDeviation * 2.0.squareRoot() }

  /// The standard deviation (m) of the clearance of a sight line over the ground at a share of its way.
  ///
  /// The line's ends move with the ground under them. With the line's length D, a crossing at x = t D has the variance
  ///
  ///     sd^2 (1 + (1-t)^2 + t^2 + 2 t (1-t) rho(D) - 2 (1-t) rho(x) - 2 t rho(D-x))
  ///
  /// - Parameters:
  ///   - share: t, in (0, 1).
  ///   - length: D (m), above 0.
  public func band(at share: Double, ofLength length: Double) -> Double {
    let rest = 1 - share
    let rho = { (distance: Double) in Double.exp(-distance / correlationLength) }
    let own = 1 + rest * rest + share * share + 2 * share * rest * rho(length)
    let common = 2 * rest * rho(share * length) + 2 * share * rho(rest * length)
    return standardDeviation * max(0, own - common).squareRoot()
  }
}
