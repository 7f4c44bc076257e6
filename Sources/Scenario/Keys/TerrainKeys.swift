import GeoCore

/// The keys of `terrain`.
enum TerrainKeys {
  /// What `dem` says for the public tiles of Copernicus GLO-30.
  static let copernicusGLO30 = "copernicus-glo30"

  static let dem = Key(
    "dem", .either([.text, .list(.text)]),
    "a raster that GDAL opens, a list of rasters, or \(copernicusGLO30)", isRequired: true)
  static let kind = Key(
    "kind", .choice(SurfaceKind.allCases.map(\.rawValue)), "dtm for bare ground, dsm with canopy and roofs",
    fallback: "dtm; dsm for \(copernicusGLO30)")
  static let curvature = Key("curvature", .flag, "whether the earth is round", fallback: "true")
  static let refraction = Key(
    "refraction", .number(.from(-1, below: 1), .one), "the refraction coefficient k",
    fallback: "\(EarthCurvature.standardRefraction)")
  static let nodata = Key(
    "nodata", .choice(VoidPolicy.allCases.map(\.rawValue)), "what a void does to a ray of sight",
    fallback: VoidPolicy.fill.rawValue)
  static let error = Key(
    "error", .mapping([deviation, correlation]),
    "how far elevations may be off, {sd_m, correlation_m}; pieces whose verdict hangs on it are marginal",
    fallback: "not known; 2.4 m for \(copernicusGLO30)")
  static let deviation = Key(
    "sd_m", .number(.length, .metres), "the standard deviation of an elevation's error",
    isRequired: true)
  static let correlation = Key(
    "correlation_m", .number(.positiveLength, .metres),
    "over which distance the correlation of errors falls to 37 %; an assumption",
    fallback: "\(TerrainError.standardCorrelation)")
  static let verticalError = Key(
    "vertical_error_m", .number(.length, .metres), "short for error: {sd_m}")
  static let attribution = Key("attribution", .text, "whom to credit for the data")
  static let canopy = Key(
    "canopy", .either([.text, .list(.text), .mapping(LandCoverKeys.canopy)]),
    "a raster of the heights of vegetation and buildings (m), a list of rasters, or {source: ..., crs: ...}")
  static let landCover = Key(
    "land_cover", .mapping(LandCoverKeys.landCover),
    "a raster of land cover with heights: {source: ..., classes: {10: 15, ...}}")

  static let all =
    [dem] + RasterKeys.ofElevations + [
      kind, curvature, refraction, nodata, error, verticalError, attribution, canopy, landCover,
    ]
}

/// The keys of `terrain.canopy` and `terrain.land_cover`.
enum LandCoverKeys {
  /// The codes that a raster's Float cells hold exactly: whole numbers of 24 bits.
  static let codes = Interval.from(-largestCode, upTo: largestCode)
  private static let largestCode = Double(1 << 24)
  /// The height of a class (m).
  static let height = Interval.from(0, upTo: tallestLandCover)

  static let source = Key(
    "source", .either([.text, .list(.text)]), "a raster that GDAL opens, or a list of rasters",
    isRequired: true)
  static let classes = Key(
    "classes", .either([.choice([LandCoverClasses.worldCoverName]), .named(.number(height, .metres))]),
    "the height (m) of each code, such as {10: 15, 50: 6}, or \(LandCoverClasses.worldCoverName)",
    isRequired: true)

  static let canopy = [source] + RasterKeys.ofHeights + [TerrainKeys.attribution]
  static let landCover = [source, classes] + RasterKeys.ofCodes + [TerrainKeys.attribution]
}

/// The keys beside rasters, which say what of them is read and how.
enum RasterKeys {
  static let crs = Key(
    "crs", .text, "the rasters' coordinate system, whatever they say themselves, such as EPSG:4326",
    fallback: "each raster's own")
  static let band = Key(
    "band", .integer(.from(1, upTo: mostBands)), "the band that holds the values",
    fallback: "the first, with a warning when there are others")
  static let unit = Key(
    "unit", .choice(LengthUnit.all.map(\.symbol)), "the unit of the heights",
    fallback: "the raster's own, else m")
  static let nodataValue = Key(
    "nodata_value", .number(.finite, .one),
    "a value that marks cells without data, as the file stores it, beside those that the raster declares")
  static let validRange = Key(
    "valid_range_m", .list(.number(possibleElevations, .metres)),
    "the elevations that can be ground, as [lowest, highest]; others are an error",
    fallback:
      "[\(RasterQuery.usualElevations.lowerBound.inWholeNumbers), \(RasterQuery.usualElevations.upperBound.inWholeNumbers)]"
  )

  /// More bands than any format counts.
  private static let mostBands = 65_535.0
  private static let possibleElevations = Interval.from(
    RasterQuery.possibleElevations.lowerBound, upTo: RasterQuery.possibleElevations.upperBound)

  /// Those of elevations.
  static let ofElevations = [crs, band, unit, nodataValue, validRange]
  /// Those of heights of vegetation and buildings.
  static let ofHeights = [crs, band, unit, nodataValue]
  /// Those of land cover.
  static let ofCodes = [crs, band, nodataValue]
}
