import CGDAL
import GeoCore

/// Shaded relief of the terrain, made by GDAL: a picture below maps, from which nothing is worked out.
///
/// Rasters are mosaicked in order, later ones on top; GDAL warps them, taking overviews where cells grow, and shades
/// them with light from several sides around the north-west.
public struct Hillshade {
  /// The value of cells whose ground is unknown; others are in [1, 255], darkest to lightest.
  public static let nodata: UInt8 = 0
  /// Stands for a void in elevations only.
  private static let voidElevation = -Double(Float.greatestFiniteMagnitude)
  /// What GDAL's warper may hold at a time (MB), besides the result.
  private static let warpMemory = "64"

  private let paths: [String]
  private let crs: String?

  /// Of those rasters.
  ///
  /// - Parameters:
  ///   - paths: at least one; anything GDAL opens.
  ///   - crs: the coordinate system of a raster that has none.
  public init(paths: [String], crs: String?) {
    self.paths = paths
    self.crs = crs
  }

  /// Writes the picture as a cloud-optimised GeoTIFF of one Byte band, whole or not at all.
  ///
  /// - Throws: `InputError` when the rasters cannot be read or the file cannot be written.
  public func write(_ grid: HillshadeGrid, in folder: OutputFolder, as name: String) throws {
    GDALRuntime.start()
    let path = folder.path + "/" + name
    let ground = try elevations(on: grid)
    let shaded = try unsafe CloudOptimizedTIFF.writing(path) { unsafe Self.shade(ground) }
    let picture = unsafe Dataset(owning: shaded)
    unsafe GDALSetDescription(GDALGetRasterBand(picture.handle, 1), "hillshade")
    try folder.produce(name) { try CloudOptimizedTIFF.write(picture, to: $0, for: path) }
  }

  private func elevations(on grid: HillshadeGrid) throws -> Dataset {
    let window = grid.window
    let ground = unsafe Dataset(
      owning: try unsafe withGDAL {
        unsafe GDALCreate(
          GDALGetDriverByName("MEM"), "", Int32(window.columns.count), Int32(window.rows.count), 1,
          GDT_Float32, nil)
      })
    var coefficients = grid.lattice.geoTransform(of: window).coefficients
    unsafe GDALSetGeoTransform(ground.handle, &coefficients)
    let system = try SpatialReference(grid.lattice.projection)
    unsafe GDALSetSpatialRef(ground.handle, system.handle)
    let band = unsafe GDALGetRasterBand(ground.handle, 1)
    unsafe GDALSetRasterNoDataValue(band, Self.voidElevation)
    try checkingGDAL { unsafe GDALFillRaster(band, Self.voidElevation, 0) }
    for path in paths {
      let member = try RasterMember(opening: path, crs: crs, content: .elevations, notes: InputNotes())
      do {
        try Self.lay(member, onto: ground)
      } catch let error as GDALError {
        throw InputError(
          .missingInput, at: .init(file: path), "cannot be read for the hillshade: \(error)",
          fix: "check the file, or the network when it is remote")
      }
    }
    return ground
  }

  /// Warps a raster, in metres and with its coordinate system, over what is there.
  private static func lay(_ member: RasterMember, onto ground: borrowing Dataset) throws {
    let reading = ArgumentList([
      "-of", "VRT", "-b", "1", "-unscale", "-ot", "Float32", "-a_srs", member.crs,
    ])
    let translation = unsafe GDALTranslateOptionsNew(reading.handle, nil)
    defer { unsafe GDALTranslateOptionsFree(translation) }
    let source = unsafe Dataset(
      owning: try unsafe withGDAL { unsafe GDALTranslate("", member.dataset.handle, translation, nil) })
    let warping = ArgumentList(["-r", "bilinear", "-wm", warpMemory])
    let options = unsafe GDALWarpAppOptionsNew(warping.handle, nil)
    defer { unsafe GDALWarpAppOptionsFree(options) }
    var sources: [GDALDatasetH?] = unsafe [source.handle]
    _ = try unsafe withGDAL { unsafe GDALWarp(nil, ground.handle, 1, &sources, options, nil) }
  }

  private static func shade(_ ground: borrowing Dataset) -> GDALDatasetH? {
    let arguments = ArgumentList(["-of", "MEM", "-multidirectional", "-compute_edges"])
    let options = unsafe GDALDEMProcessingOptionsNew(arguments.handle, nil)
    defer { unsafe GDALDEMProcessingOptionsFree(options) }
    return unsafe GDALDEMProcessing("", ground.handle, "hillshade", nil, options, nil)
  }
}
