/// A coordinate system as a project holds it.
enum ReferenceSystem {
  /// WGS 84 by longitude and latitude, the system of every GeoPackage's layer; 3452 is QGIS's own number of it.
  static let wgs84 = numbered("EPSG:4326", number: 3452)

  /// The system of web maps; 3857 is QGIS's own number of it.
  static let webMercator = numbered("EPSG:3857", number: 3857)

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

  private static func numbered(_ name: String, number: Int) -> XMLElement {
    XMLElement(
      "spatialrefsys", [:],
      [XMLElement("srsid", text: "\(number)"), XMLElement("authid", text: name)])
  }
}
