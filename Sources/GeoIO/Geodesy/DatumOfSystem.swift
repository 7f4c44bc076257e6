import CPROJ
import GeoCore

/// What a system rests on: a datum, and its ellipsoid.
struct DatumOfSystem {
  /// Its name as PROJ has it.
  var name: String
  /// The name of its ellipsoid.
  var ellipsoid = ""
  /// Half the longer axis of the ellipsoid (m); 0 when there is none.
  var semiMajorAxis = 0.0
  /// Whether the ellipsoid is a sphere.
  var isSphere = false
  /// Whether the system gives a shift to WGS 84 itself, by +towgs84 or +nadgrids.
  var isBound = false

  /// Whether it stands for no datum at all, but for an ellipsoid.
  var isUnknown: Bool {
    let plain = Self.plain(name)
    return plain.isEmpty || Self.unknownNames.contains { plain.hasPrefix($0) }
  }

  /// Whether it is a realisation of WGS 84 or of the ITRS, by name: most of them are not related to WGS 84 by EPSG.
  ///
  /// China's system of 2000 is ITRF97 at the epoch 2000.0 (GB/T 28588-2012).
  var isRealisation: Bool {
    let plain = Self.plain(name)
    return Self.realisations.contains { plain.hasPrefix($0) }
      || (isWGS84Ellipsoid && Self.spellings.contains(plain))
  }

  /// How unknown datums are named by PROJ, EPSG, GDAL and ESRI, letters and digits alone.
  private static let unknownNames = [
    "unknown", "dunknown", "notspecified", "unspecified", "undefined", "unnamed",
  ]
  private static let realisations = [
    "internationalterrestrialreferenceframe", "itrf", "igs", "igb0", "igb1", "worldgeodeticsystem1984g",
    "sirgascontinuouslyoperatingnetwork", "china2000", "dchina2000",
  ]
  /// How WGS 84 itself is written by programs whose names PROJ does not know.
  private static let spellings = ["wgs84", "dwgs84", "wgs1984", "dwgs1984", "worldgeodeticsystem1984"]

  /// Letters and digits of a name, in lower case.
  private static func plain(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// The equator's radius of WGS 84 (m).
  private static let wgs84Radius = 6_378_137.0
  /// WGS 72's equator is 2 m nearer; all older ellipsoids differ by more than this (m).
  private static let radiusTolerance = 5.0

  private var isWGS84Ellipsoid: Bool {
    !isSphere && abs(semiMajorAxis - Self.wgs84Radius) < Self.radiusTolerance
  }

  /// Whether a shift of nothing can be meant: between ellipsoids that share their size, or when a sphere's latitudes are
  /// said to be those of WGS 84. Elsewhere it stands for a shift that nobody knew.
  func allows(nullShift operation: CoordinateOperation) -> Bool {
    isSphere ? operation.keepsLatitudes : isWGS84Ellipsoid
  }
}

extension OperationSearch {
  /// What the system rests on; nil when it rests on no datum.
  func datum() throws -> DatumOfSystem? {
    let source = try context.object(wkt)
    let handle = unsafe context.handle
    guard
      let geodetic = unsafe ProjObject(owning: proj_crs_get_geodetic_crs(handle, source.handle), in: context),
      let datum = unsafe ProjObject(owning: proj_crs_get_datum_forced(handle, geodetic.handle), in: context)
    else { return nil }
    var found = DatumOfSystem(name: datum.name)
    found.isBound = unsafe proj_get_type(source.handle) == PJ_TYPE_BOUND_CRS
    guard let ellipsoid = unsafe ProjObject(owning: proj_get_ellipsoid(handle, geodetic.handle), in: context)
    else { return found }
    var semiMinorAxis = 0.0
    unsafe proj_ellipsoid_get_parameters(
      handle, ellipsoid.handle, &found.semiMajorAxis, &semiMinorAxis, nil, nil)
    found.ellipsoid = ellipsoid.name
    found.isSphere = found.semiMajorAxis == semiMinorAxis
    return found
  }
}
