import CGDAL
import GeoCore

/// Owns a coordinate system; its axes are always x (east), y (north), whatever the authority says.
@safe
struct SpatialReference: ~Copyable {
  let handle: OGRSpatialReferenceH

  /// A coordinate system from what a user may write: EPSG:32634, WKT, a PROJ string.
  init(_ text: String) throws {
    GDALRuntime.start()
    let new = try unsafe withGDAL { unsafe OSRNewSpatialReference(nil) }
    do {
      try withGDAL { unsafe OSRSetFromUserInput(new, text) == OGRERR_NONE ? () : nil }
    } catch {
      unsafe OSRDestroySpatialReference(new)
      throw error
    }
    unsafe handle = unsafe new
    unsafe OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
  }

  /// A copy of a coordinate system that GDAL owns.
  init(copying other: OGRSpatialReferenceH) throws {
    unsafe handle = try withGDAL { unsafe OSRClone(other) }
    unsafe OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
  }

  deinit { unsafe OSRDestroySpatialReference(handle) }

  /// Longitude and latitude on WGS 84, what GeoJSON is in.
  static func wgs84() throws -> SpatialReference { try SpatialReference("EPSG:4326") }

  /// Whether coordinates are longitude and latitude.
  var isGeographic: Bool { unsafe OSRIsGeographic(handle) != 0 }

  /// What a whole turn around the Earth adds to x; nil when x is no longitude.
  var turn: Double? {
    let radiansPerUnit = unsafe OSRGetAngularUnits(handle, nil)
    return isGeographic && radiansPerUnit > 0 ? 2 * .pi / radiansPerUnit : nil
  }

  /// Metres per unit of a projected system; 1 for a geographic one.
  var metresPerUnit: Double { isGeographic ? 1 : unsafe OSRGetLinearUnits(handle, nil) }

  /// Whether both name the same system.
  func isSame(as other: borrowing SpatialReference) -> Bool { unsafe OSRIsSame(handle, other.handle) != 0 }

  /// Its WKT.
  func wellKnownText() throws -> String {
    var text: UnsafeMutablePointer<CChar>?
    try withGDAL { unsafe OSRExportToWkt(handle, &text) == OGRERR_NONE ? () : nil }
    defer { unsafe VSIFree(text) }
    return unsafe text.map { unsafe String(cString: $0) } ?? ""
  }
}
