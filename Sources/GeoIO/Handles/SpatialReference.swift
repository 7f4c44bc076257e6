import CGDAL
import GeoCore

/// Owns a coordinate system; its axes are always x (east), y (north), whatever the authority says.
@safe
struct SpatialReference: ~Copyable {
  let handle: OGRSpatialReferenceH

  /// Takes over a coordinate system.
  init(owning handle: OGRSpatialReferenceH) {
    unsafe self.handle = unsafe handle
    unsafe OSRSetAxisMappingStrategy(handle, OAMS_TRADITIONAL_GIS_ORDER)
  }

  /// A coordinate system from what a user may write, such as EPSG:32634, WKT or a PROJ string.
  ///
  /// - Throws: `GDALError` when it is none.
  init(_ text: String) throws { self = try SystemText(text).reference() }

  /// A copy of a coordinate system that GDAL owns.
  init(copying other: OGRSpatialReferenceH) throws {
    unsafe self.init(owning: try withGDAL { unsafe OSRClone(other) })
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
  ///
  /// Of the edition of 2019, as the older one cannot write every system.
  func wellKnownText() throws -> String {
    var text: UnsafeMutablePointer<CChar>?
    let options = CSLStringList(["FORMAT": "WKT2_2019"])
    try withGDAL { unsafe OSRExportToWktEx(handle, &text, options.constantHandle) == OGRERR_NONE ? () : nil }
    defer { unsafe VSIFree(text) }
    return unsafe text.map { unsafe String(cString: $0) } ?? ""
  }

  /// The system of its places without their heights.
  ///
  /// - Throws: `GDALError` for a system that has heights alone.
  func horizontal() throws -> SpatialReference {
    let flat = try unsafe SpatialReference(copying: handle)
    try withGDAL { unsafe OSRDemoteTo2D(flat.handle, nil) == OGRERR_NONE ? () : nil }
    return flat
  }

  /// The geographic system that a projected one rests on.
  func geographic() throws -> SpatialReference {
    unsafe SpatialReference(owning: try withGDAL { unsafe OSRCloneGeogCS(handle) })
  }
}

// What messages call a system.
extension SpatialReference {
  /// Its name; empty when it has none.
  var name: String { unsafe OSRGetName(handle).map { unsafe String(cString: $0) } ?? "" }

  /// Its code, such as EPSG:4326; nil when it names none.
  var code: String? {
    guard let authority = unsafe OSRGetAuthorityName(handle, nil),
      let number = unsafe OSRGetAuthorityCode(handle, nil)
    else { return nil }
    return unsafe "\(String(cString: authority)):\(String(cString: number))"
  }

  /// The system of a registry that it is most likely to be, by its name and its parameters.
  ///
  /// - Parameter least: the confidence (%) from which on it counts, as PROJ has it.
  /// - Complexity: some milliseconds, as the registry is searched.
  func match(from least: Int32 = sameParameters) throws -> SpatialReference? {
    var count: Int32 = 0
    var confidences: UnsafeMutablePointer<Int32>?
    let found = unsafe reportingGDAL { unsafe OSRFindMatches(handle, nil, &count, &confidences) }.value
    defer {
      unsafe OSRFreeSRSArray(found)
      unsafe VSIFree(confidences)
    }
    guard count > 0, let found = unsafe found, let confidences = unsafe confidences,
      unsafe confidences[0] >= least, let best = unsafe found[0]
    else { return nil }
    return try unsafe SpatialReference(copying: best)
  }

  /// PROJ's confidence (%) in a system of the same parameters and another name.
  static let sameParameters: Int32 = 70
  /// PROJ's confidence (%) in a system of the same projection on another datum of the same ellipsoid.
  static let sameProjection: Int32 = 60

  /// Name and code, such as `WGS 84 (EPSG:4326)`.
  var title: String {
    let isNamed = !name.isEmpty && !["unknown", "unnamed"].contains(name)
    return (isNamed ? name : Self.unnamed) + (code.map { " (\($0))" } ?? "")
  }

  static let unnamed = "an unnamed system"
}
