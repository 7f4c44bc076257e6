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
