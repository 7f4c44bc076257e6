public import GeoCore

/// Elevations from rasters mosaicked in order, later ones on top, warped onto the lattice cell by cell.
///
/// The first raster's grid, continued without end, is the mosaic's. Rasters on the same grid are laid onto it
/// cell for cell; others are warped onto it first. One mosaic serves one task.
public final class TerrainMosaic: TerrainSource {
  let mosaic: RasterMosaic
  let voids: VoidPolicy

  /// Opens the rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - crs: the coordinate system of a raster that has none.
  ///   - voids: whether small voids are interpolated.
  ///   - notes: takes what the user should know.
  /// - Throws: `InputError` naming the raster at fault.
  public init(paths: [String], crs: String?, voids: VoidPolicy, notes: InputNotes) throws {
    mosaic = try RasterMosaic(paths: paths, crs: crs, content: .elevations, notes: notes)
    self.voids = voids
  }

  /// The ground of a window of the lattice: bilinear between cell centres of the mosaic.
  ///
  /// A lattice cell is void when the mosaic's cell that holds its centre is. Around a void the
  /// interpolation uses what valid cells there are.
  public func elevations(of lattice: Lattice, window: CellWindow) throws -> Raster {
    try mosaic.values(
      of: lattice, window: window, fillingVoidsUpTo: voids == .fill ? VoidPolicy.fillLimit : 0)
  }

  /// Whether all rasters name their coordinate system themselves.
  public var hasOwnCRS: Bool { mosaic.members.allSatisfy(\.hasOwnCRS) }

  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] { try mosaic.contains(places) }

  /// The size of the mosaic's cells (m) near a place: width and height.
  public func cellSize(near place: Coordinate) throws -> (width: Double, height: Double) {
    try mosaic.cellSize(near: place)
  }
}
