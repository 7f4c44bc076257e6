import GeoCore

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
      "[\(Int(RasterQuery.usualElevations.lowerBound)), \(Int(RasterQuery.usualElevations.upperBound))]")

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
