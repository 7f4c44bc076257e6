/// A coordinate system as a project holds it.
enum ReferenceSystem {
  /// WGS 84 by longitude and latitude, the system of every GeoPackage's layer.
  static let wgs84 = XMLElement("spatialrefsys", [:], [XMLElement("authid", text: "EPSG:4326")])

  /// The system of web maps.
  static let webMercator = XMLElement("spatialrefsys", [:], [XMLElement("authid", text: "EPSG:3857")])

  /// WGS 84's ellipsoid, on which QGIS measures.
  static let ellipsoid = "EPSG:7030"

  /// A system without a number.
  ///
  /// - Parameter projection: a PROJ string.
  static func plane(_ projection: String) -> XMLElement {
    XMLElement(
      "spatialrefsys", [:],
      [
        XMLElement("proj4", text: projection), XMLElement("ellipsoidacronym", text: ellipsoid),
        XMLElement("geographicflag", text: "false"),
      ])
  }
}
