import CGDAL
import GeoCore

/// Which systems one may be that names no datum, or one whose shift to WGS 84 nobody published.
enum SystemHint {
  /// What PROJ calls the datum of Austria, under which the Balkans' systems went until EPSG told the two apart.
  static let mgi = "Militar-Geographische Institut"
  /// Half the longer axis of Bessel's ellipsoid of 1841 (m).
  private static let besselRadius = 6_377_397.155
  /// WGS 84's equatorial radius, which GRS 80 shares (m).
  private static let wgs84Radius = 6_378_137.0

  /// A system of the Balkans on MGI 1901, which has the parameters of one on MGI (EPSG:31275 to 31279, 2170, 3787).
  struct Zone {
    var name: String
    var centralMeridian: Double
    var falseEasting: Double
    var falseNorthing = 0.0
    /// The codes of the same projection on MGI 1901, from which PROJ knows datum shifts.
    var codes: [String]
  }

  private static let zones = [
    Zone(name: "zone 5", centralMeridian: 15, falseEasting: 5_500_000, codes: ["EPSG:3907", "EPSG:8677"]),
    Zone(name: "zone 6", centralMeridian: 18, falseEasting: 6_500_000, codes: ["EPSG:3908", "EPSG:8678"]),
    Zone(name: "zone 7", centralMeridian: 21, falseEasting: 7_500_000, codes: ["EPSG:3909", "EPSG:6316"]),
    Zone(name: "zone 8", centralMeridian: 24, falseEasting: 8_500_000, codes: ["EPSG:3910", "EPSG:8679"]),
    Zone(
      name: "the Slovenian grid", centralMeridian: 15, falseEasting: 500_000,
      codes: ["EPSG:3911", "EPSG:8686"]),
    Zone(
      name: "the Slovene national grid", centralMeridian: 15, falseEasting: 500_000,
      falseNorthing: -5_000_000,
      codes: ["EPSG:3912"]),
    Zone(name: "the Macedonian grid", centralMeridian: 21, falseEasting: 500_000, codes: ["EPSG:6204"]),
  ]
  private static let zoneScale = 0.9999

  /// The Balkans' system that a system has the projection and the ellipsoid of; nil for others.
  static func balkanZone(of reference: borrowing SpatialReference) -> Zone? {
    guard abs(reference.semiMajorAxis - besselRadius) < 1,
      reference.value(of: "PROJECTION") == SRS_PT_TRANSVERSE_MERCATOR,
      reference.parameter(SRS_PP_SCALE_FACTOR) == zoneScale,
      reference.parameter(SRS_PP_LATITUDE_OF_ORIGIN) == 0
    else { return nil }
    let meridian = reference.parameter(SRS_PP_CENTRAL_MERIDIAN)
    let easting = reference.parameter(SRS_PP_FALSE_EASTING)
    let northing = reference.parameter(SRS_PP_FALSE_NORTHING)
    return zones.first {
      ($0.centralMeridian, $0.falseEasting, $0.falseNorthing) == (meridian, easting, northing)
    }
  }

  /// Whether a system is on the datum MGI.
  static func isOnMGI(_ reference: borrowing SpatialReference) -> Bool {
    reference.value(of: "DATUM")?.replacing("_", with: " ") == mgi
  }

  /// What a system may be, as advice; empty when nothing is like it.
  ///
  /// - Parameter name: what the user names a system by, such as `crs`.
  static func advice(on reference: borrowing SpatialReference, naming name: String) throws -> String {
    if let zone = balkanZone(of: reference) {
      let others = zone.codes.dropFirst().map { " or \($0)" }.joined()
      return "if it is \(zone.name) of MGI 1901, as in the Balkans, write `\(name): \(zone.codes[0])`"
        + "\(others.isEmpty ? "" : " (\(others.dropFirst()))"): the same projection, with a datum shift"
    }
    if reference.isGeographic, isOnMGI(reference) {
      return "if it is MGI 1901, as in the Balkans, write `\(name): EPSG:3906`: it has a datum shift"
    }
    if let code = try successor(of: reference) {
      return "EPSG has withdrawn it for \(code): write `\(name): \(code)`, else say which system it is"
    }
    if let code = try codeOnWGS84(reference) {
      return "if its datum is WGS 84, write `\(name): \(code)`, else say which system it is"
    }
    guard !reference.isGeographic, let other = try reference.match(from: SpatialReference.sameProjection),
      let code = other.code, code != reference.code
    else { return "" }
    return
      "\(other.title) is the same projection: if it is meant, write `\(name): \(code)`, else say which system it is"
  }

  /// The code of the system by which EPSG has replaced one; nil when it has not.
  private static func successor(of reference: borrowing SpatialReference) throws -> String? {
    var own = reference.code
    if own == nil { own = try reference.match()?.code }
    // Of a withdrawn code GDAL takes the successor's system.
    guard let own, own.hasPrefix("EPSG:"), let taken = try SpatialReference(own).code, taken != own else {
      return nil
    }
    return taken
  }

  /// The code of a system of the same projection on WGS 84; nil when none is registered.
  private static func codeOnWGS84(_ reference: borrowing SpatialReference) throws -> String? {
    guard abs(reference.semiMajorAxis - wgs84Radius) < 1,
      unsafe OSRGetPrimeMeridian(reference.handle, nil) == 0
    else { return nil }
    let wgs84 = try SpatialReference.wgs84()
    guard !reference.isGeographic else { return wgs84.code }
    if reference.value(of: "PROJECTION")?.hasPrefix("Mercator") == true,
      reference.parameter(SRS_PP_CENTRAL_MERIDIAN) == 0, reference.isOnSphere
    {
      return "EPSG:3857"
    }
    let other = try unsafe SpatialReference(copying: reference.handle)
    let isCopied = reportingGDAL { unsafe OSRCopyGeogCSFrom(other.handle, wgs84.handle) == OGRERR_NONE }
    return isCopied.value ? try other.match()?.code : nil
  }
}

extension SpatialReference {
  /// The value of a node of its WKT of 2001; nil when there is none.
  fileprivate func value(of node: String) -> String? {
    unsafe OSRGetAttrValue(handle, node, 0).map { unsafe String(cString: $0) }
  }

  /// A parameter of its projection; 0 when it has none of that name.
  fileprivate func parameter(_ name: String) -> Double { unsafe OSRGetProjParm(handle, name, 0, nil) }

  /// Half the ellipsoid's longer axis (m).
  fileprivate var semiMajorAxis: Double { unsafe OSRGetSemiMajor(handle, nil) }

  /// Whether the ellipsoid is a sphere.
  fileprivate var isOnSphere: Bool { unsafe OSRGetSemiMinor(handle, nil) == semiMajorAxis }
}
