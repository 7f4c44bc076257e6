import Foundation
import GeoCore
import GeoIO

/// Sources that name a coordinate system themselves.
enum SystemSamples {
  /// EPSG:31277 as ESRI's programs write it.
  static let esriBalkans7 = """
    PROJCS["MGI_Balkans_7",GEOGCS["GCS_MGI",DATUM["D_MGI",SPHEROID["Bessel_1841",6377397.155,299.1528128]],\
    PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],\
    PARAMETER["False_Easting",7500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",21.0],\
    PARAMETER["Scale_Factor",0.9999],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]
    """

  /// A point of a system, x east and y north, and the place on WGS 84 that it is.
  struct Point: Sendable {
    var code: String
    var x: Double
    var y: Double
    var longitude: Double
    var latitude: Double
  }

  /// echo 43.5 21.05 | cs2cs -f %.4f EPSG:4326 EPSG:3909 (which prints the northing first)
  static let balkans7 = Point(
    code: "EPSG:3909", x: 7_504_479.3542, y: 4_817_282.04, longitude: 21.05, latitude: 43.5)

  /// How far a place may be off (m): cs2cs lays heights of 0 on WGS 84's ellipsoid, a reader on the source's, some 100 m
  /// apart, which shifts by as much.
  static let tolerance = 0.02

  /// A source of a geometry, which says that it is in a system.
  ///
  /// - Parameters:
  ///   - system: what it says; nil for nothing.
  ///   - geometry: as WKT.
  /// - Returns: its path.
  static func source(in system: String?, _ geometry: String, _ scratch: Scratch, _ name: String = "b") throws
    -> String
  {
    let table = try scratch.write("WKT,id\n\"\(geometry)\",1\n", to: "\(name).csv")
    guard let system else { return table }
    let escaped = system.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return try scratch.write(
      """
      <OGRVRTDataSource><OGRVRTLayer name="\(name)"><SrcDataSource>\(table)</SrcDataSource>
      <LayerSRS>\(escaped)</LayerSRS></OGRVRTLayer></OGRVRTDataSource>
      """, to: "\(name).vrt")
  }

  /// A source of a line that starts at a point.
  static func line(in system: String?, from point: Point, _ scratch: Scratch, _ name: String = "b") throws
    -> String
  {
    let step = abs(point.x) > 360 ? 500.0 : 0.005
    return try source(
      in: system, "LINESTRING (\(point.x) \(point.y), \(point.x + step) \(point.y))", scratch, name)
  }

  /// How far the start of a border is from a place (m).
  static func error(of border: BorderLine, from point: Point) -> Double {
    Geodesic.distance(
      border.parts[0].vertices[0], Coordinate(longitude: point.longitude, latitude: point.latitude))
  }
}
