import Workbench
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

  func validate() throws {
    if dem.isEmpty { throw ValidationError("--dem: the file's name is empty") }
    try CoordinateSystemName.check(crs, option: "--crs")
    guard (-1..<1).contains(refraction) else {
      throw ValidationError("--refraction \(refraction): must be at least -1 and below 1")
    }
  }

  /// The ground as it is asked for.
  var terrain: SightTerrain {
    SightTerrain(
      dem: dem, query: said.query, crs: crs, refraction: noCurvature ? nil : refraction, nodata: nodata)
  }
}

/// What a command's DEM does not say of itself, or says wrongly.
struct DEMOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The DEM's coordinate system, whatever it says itself.", valueName: "C"))
  var demCRS: String?

  @Option(
    help: ArgumentHelp(
      "The band that holds the elevations (default: the first, with a warning when there are others).",
      valueName: "N"))
  var demBand: Int?

  @Option(
    help: ArgumentHelp(
      "The elevations' unit, one of \(LengthUnit.all.map(\.symbol).joined(separator: ", ")) (default: the DEM's own, else m).",
      valueName: "UNIT"),
    transform: Self.unit)
  var demUnit: LengthUnit?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A value that marks cells without data, beside those that the DEM declares.", valueName: "V"))
  var nodataValue: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      The elevations that can be ground (m); others are an error (default: \
      \(Int(RasterQuery.usualElevations.lowerBound)),\(Int(RasterQuery.usualElevations.upperBound))).
      """, valueName: "LOW,HIGH"),
    transform: { try NumberList($0, form: "LOW,HIGH") })
  var validRange: NumberList?

  private static func unit(_ symbol: String) throws -> LengthUnit {
    guard let unit = LengthUnit(symbol: symbol) else {
      throw ValidationError("expected one of \(LengthUnit.all.map(\.symbol).joined(separator: ", "))")
    }
    return unit
  }

  func validate() throws {
    try CoordinateSystemName.check(demCRS, option: "--dem-crs")
    if let demBand, demBand < 1 { throw ValidationError("--dem-band \(demBand): must be at least 1") }
    if let nodataValue, !nodataValue.isFinite {
      throw ValidationError(
        "--nodata-value \(nodataValue): must be a number; infinite cells hold no data anyway")
    }
    guard let range = validRange?.values else { return }
    let possible = RasterQuery.possibleElevations
    guard range.allSatisfy(possible.contains), range[0] < range[1] else {
      throw ValidationError(
        "--valid-range \(range[0]),\(range[1]): must rise, from \(Int(possible.lowerBound)) to"
          + " \(Int(possible.upperBound)) m")
    }
  }

  /// How the DEM is read.
  var query: RasterQuery {
    RasterQuery(
      crs: demCRS, band: demBand, unit: demUnit, nodataValue: nodataValue,
      validRange: validRange.map { $0.values[0]...$0.values[1] })
  }

  /// The options that were given, by their names.
  var given: [String] {
    [
      demCRS.map { _ in "--dem-crs" }, demBand.map { _ in "--dem-band" }, demUnit.map { _ in "--dem-unit" },
      nodataValue.map { _ in "--nodata-value" }, validRange.map { _ in "--valid-range" },
    ].compactMap { $0 }
  }
}

extension CoordinateSystemName {
  /// Throws when what an option says is no coordinate system.
  static func check(_ text: String?, option: String) throws {
    guard let text, let fault = fault(in: text) else { return }
    throw ValidationError("\(option) \(text): is not a coordinate system: \(fault); \(forms)")
  }
}
