import GeoCore

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
