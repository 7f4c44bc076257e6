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
  static let attribution = Key("attribution", .text, "whom the data are owed to")
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
