public import GeoCore

/// Elevations from rasters, each warped onto the lattice from its own cells, the finest on top where several lie.
///
/// Rasters on one grid are joined cell for cell first, later ones on top; of grids whose cells are equally large the later
/// one lies on top. One mosaic serves one task.
public final class TerrainMosaic: TerrainSource {
  let mosaic: RasterMosaic
  let voids: VoidPolicy

  /// Opens the rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - query: which band is read, and what its values mean where a raster does not say so.
  ///   - voids: whether small voids are interpolated.
  ///   - notes: takes what the user should know.
  ///   - zeros: counts cells of 0; nil when nobody asks.
  /// - Throws: `InputError` naming the raster at fault.
  public init(
    paths: [String], query: RasterQuery, voids: VoidPolicy, notes: InputNotes, zeros: ZeroCells? = nil
  ) throws {
    mosaic = try RasterMosaic(paths: paths, content: .elevations, query: query, notes: notes, zeros: zeros)
    self.voids = voids
  }

  /// The ground of a window of the lattice: bilinear between cell centres of the topmost raster.
  ///
  /// A lattice cell is void when no raster's cell that holds its centre has a value. Around a void the
  /// interpolation uses what valid cells there are.
  ///
  /// - Throws: `InputError` naming a raster that cannot be read, or that holds an elevation that can be none.
  public func elevations(of lattice: Lattice, window: CellWindow) throws -> Raster {
    try mosaic.values(
      of: lattice, window: window, fillingVoidsUpTo: voids == .fill ? VoidPolicy.fillLimit : 0)
  }

  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] { try mosaic.contains(places) }

  /// The size of the finest raster's cells (m) near a place: width and height.
  public func cellSize(near place: Coordinate) throws -> (width: Double, height: Double) {
    try mosaic.cellSize(near: place)
  }
}
