import CSystemShims
import GeoIO
import TerrainKernels

/// What this program and its libraries are.
public enum Version: Sendable {
  /// The program's version.
  public static let text = "0.1.0"

  /// The commit that the program was built from, with a plus sign where files had been changed since; nil when it was
  /// built outside a checkout.
  static var commit: String? {
    let text = unsafe String(cString: karaula_commit())
    return text.isEmpty ? nil : text
  }

  /// What `--version` prints: the version on the first line, then what else a report of a fault should name.
  public static var details: String {
    """
    \(text)
    commit \(commit ?? "unknown")
    GDAL \(GDALRuntime.gdalVersion), PROJ \(GDALRuntime.projVersion)
    kernels for \(ViewshedEngine.instructionLevel)
    """
  }

  /// The versions that results depend on.
  static var all: [String: String] {
    ["karaula": text, "gdal": GDALRuntime.gdalVersion, "proj": GDALRuntime.projVersion]
  }
}
