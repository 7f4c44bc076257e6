import ArgumentParser
import GeoCore
import GeoIO

/// The ground that sight runs over, and how.
struct TerrainOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The elevations: any raster that GDAL opens. Its own grid is used, nothing is resampled.",
      valueName: "FILE"))
  var dem: String

  @OptionGroup var said: DEMOptions

  @Option(
    help: ArgumentHelp(
      """
      The coordinate system of the coordinates given, such as EPSG:4326 (default: the DEM's); of a layer of observers \
      that of the layer, whatever it says itself (default: its own).
      """,
      valueName: "C"))
  var crs: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The refraction coefficient k, at least -1 and below 1.", valueName: "K"))
  var refraction = EarthCurvature.standardRefraction

  @Flag(help: "Take the earth for flat, and light for straight.")
  var noCurvature = false

  @Option(
    help: ArgumentHelp(
      """
      What a void of the DEM does to sight: transparent, block, or fill, which interpolates voids of up to \
      \(VoidPolicy.fillLimit) cells and lets larger ones block.
      """, valueName: "POLICY"))
  var nodata = VoidPolicy.fill

  var curvature: EarthCurvature { noCurvature ? .flat : EarthCurvature(refraction: refraction) }

  func validate() throws {
    if dem.isEmpty { throw ValidationError("--dem: the file's name is empty") }
    try CoordinateSystemName.check(crs, option: "--crs")
    guard (-1..<1).contains(refraction) else {
      throw ValidationError("--refraction \(refraction): must be at least -1 and below 1")
    }
  }

  /// Opens the DEM, for one task.
  ///
  /// - Parameters:
  ///   - notes: takes what the user should know.
  ///   - zeros: counts cells of 0.
  func open(notes: InputNotes, zeros: ZeroCells) throws -> DEM {
    try DEM(opening: dem, query: said.query, notes: notes, zeros: zeros)
  }
}
