import GeoIO

/// What this program and its libraries are.
enum Version {
  /// The program's version.
  static let text = "0.1.0"

  /// The versions that results depend on.
  static var all: [String: String] {
    ["karaula": text, "gdal": GDALRuntime.gdalVersion, "proj": GDALRuntime.projVersion]
  }
}
