import CGDAL
public import GeoCore

/// Shaded relief of the terrain, made by GDAL: a picture below maps, from which nothing is worked out.
///
/// Rasters are mosaicked as the terrain is, the finest on top; GDAL warps them, taking overviews where cells grow, and shades
/// them with light from several sides around the north-west.
public struct Hillshade {
  /// The value of cells whose ground is unknown; others are in [1, 255], darkest to lightest.
  public static let nodata: UInt8 = 0
  /// Stands for a void in elevations only.
  private static let voidElevation = -Double(Float.greatestFiniteMagnitude)
  /// What GDAL's warper may hold at a time (MB), besides the result.
  private static let warpMemory = "64"

  private let paths: [String]
  private let query: RasterQuery

  /// Of those rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - query: which band is read, and what its values mean where a raster does not say so.
  public init(paths: [String], query: RasterQuery) {
    self.paths = paths
    self.query = query
  }

  /// Writes the picture as a cloud-optimised GeoTIFF of one Byte band, whole or not at all.
  ///
  /// - Parameter metadata: facts about all of it.
  /// - Throws: `InputError` when the rasters cannot be read or the file cannot be written.
  public func write(
    _ grid: HillshadeGrid, in folder: OutputFolder, as name: String, metadata: [String: String] = [:]
  ) throws {
    GDALRuntime.start()
    let path = folder.path + "/" + name
    let ground = try elevations(on: grid)
    let picture = try CloudOptimizedTIFF.writing(path) {
      let picture = unsafe Dataset(owning: try unsafe withGDAL { unsafe Self.shade(ground) })
      try picture.describe(band: 1, as: "hillshade")
      try picture.add(metadata: metadata)
      return picture
    }
    try folder.produce(name) { try CloudOptimizedTIFF.write(picture, to: $0, for: path) }
  }

  private func elevations(on grid: HillshadeGrid) throws -> Dataset {
    let window = grid.window
    let ground = try Dataset(
      creating: "MEM", columns: window.columns.count, rows: window.rows.count, bands: 1, type: GDT_Float32)
    try ground.place(grid.lattice.geoTransform(of: window), in: SpatialReference(grid.lattice.projection))
    try ground.describe(band: 1, as: "", nodata: Self.voidElevation)
    let band = unsafe GDALGetRasterBand(ground.handle, 1)
    try checkingGDAL { unsafe GDALFillRaster(band, Self.voidElevation, 0) }
    let mosaic = try RasterMosaic(paths: paths, content: .elevations, query: query, notes: InputNotes())
    for member in mosaic.grids.reversed().flatMap(\.members) {
      do {
        try lay(member, onto: ground, in: grid.lattice.projection)
      } catch let error as GDALError {
        throw InputError(
          .missingInput, at: .init(file: member.path), "cannot be read for the hillshade: \(error)",
          fix: "check the file, or the network when it is remote")
      }
    }
    return ground
  }

  /// Warps a raster, in metres, with its coordinate system and its voids, over what is there in a plane.
  private func lay(_ member: RasterMember, onto ground: borrowing Dataset, in plane: String) throws {
    let band = member.band
    var reading = ["-of", "VRT", "-ot", "Float32", "-b", "\(band.number)", "-a_srs", member.crs]
    if let alpha = band.alpha { reading += ["-mask", "\(alpha)"] }
    if let nodata = query.nodataValue { reading += ["-a_nodata", "\(nodata)"] }
    let bare = try Self.translated(member.dataset, reading)
    // A step of its own: GDAL passes over what is nodata before it scales.
    let scaling = ["-of", "VRT", "-scale", "0", "1", "\(band.offset)", "\(band.offset + band.scale)"]
    let isInMetres = band.scale == 1 && band.offset == 0
    let source = try Self.translated(bare, isInMetres ? ["-of", "VRT"] : scaling)
    // One reads from the other without owning it.
    let way = member.system.pipeline(toPlane: plane).map { ["-ct", $0] } ?? []
    try withExtendedLifetime(bare) { try Self.warp(source, onto: ground, way) }
  }

  /// - Parameter way: how GDAL's program is told the operation; empty for its own.
  private static func warp(
    _ source: borrowing Dataset, onto ground: borrowing Dataset, _ way: [String]
  ) throws {
    let warping = CSLStringList(["-r", "bilinear", "-wm", warpMemory] + way)
    let options = unsafe GDALWarpAppOptionsNew(warping.handle, nil)
    defer { unsafe GDALWarpAppOptionsFree(options) }
    var sources: [GDALDatasetH?] = unsafe [source.handle]
    _ = try unsafe withGDAL { unsafe GDALWarp(nil, ground.handle, 1, &sources, options, nil) }
  }

  /// What GDAL's translation makes of a raster.
  static func translated(_ source: borrowing Dataset, _ arguments: [String]) throws -> Dataset {
    let list = CSLStringList(arguments)
    let options = unsafe GDALTranslateOptionsNew(list.handle, nil)
    defer { unsafe GDALTranslateOptionsFree(options) }
    return unsafe Dataset(
      owning: try unsafe withGDAL { unsafe GDALTranslate("", source.handle, options, nil) })
  }

  private static func shade(_ ground: borrowing Dataset) -> GDALDatasetH? {
    let arguments = CSLStringList(["-of", "MEM", "-multidirectional", "-compute_edges"])
    let options = unsafe GDALDEMProcessingOptionsNew(arguments.handle, nil)
    defer { unsafe GDALDEMProcessingOptionsFree(options) }
    return unsafe GDALDEMProcessing("", ground.handle, "hillshade", nil, options, nil)
  }
}
