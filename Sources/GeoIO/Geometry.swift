import CGDAL
import GeoCore

/// What the readers ask of OGR geometries: the vertices of lines, rings and points, Z and M ignored.
enum Geometry {
  /// The simple lines of a geometry, in order; nil when it is neither a line nor, if asked, a polygon.
  ///
  /// - Parameter usesRings: whether polygons give their rings, the outer one first.
  static func lines(of geometry: OGRGeometryH, usesRings: Bool) -> [(x: [Double], y: [Double])]? {
    let kind = unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))
    switch kind {
    case wkbLineString: return unsafe [points(of: geometry)]
    case wkbCircularString, wkbCompoundCurve, wkbCurve:
      guard let line = unsafe OGR_G_GetLinearGeometry(geometry, 0, nil) else { return nil }
      defer { unsafe OGR_G_DestroyGeometry(line) }
      return unsafe lines(of: line, usesRings: usesRings)
    case wkbPolygon where usesRings:
      return (0..<(unsafe OGR_G_GetGeometryCount(geometry))).map {
        unsafe points(of: OGR_G_GetGeometryRef(geometry, $0))
      }
    case wkbMultiLineString, wkbMultiCurve, wkbMultiPolygon, wkbGeometryCollection:
      var all: [(x: [Double], y: [Double])] = []
      for index in 0..<(unsafe OGR_G_GetGeometryCount(geometry)) {
        guard let lines = unsafe lines(of: OGR_G_GetGeometryRef(geometry, index), usesRings: usesRings) else {
          return nil
        }
        all += lines
      }
      return all
    default: return nil
    }
  }

  /// The name of a geometry's type, such as POINT.
  static func typeName(of geometry: OGRGeometryH) -> String {
    unsafe String(cString: OGRGeometryTypeToName(OGR_G_GetGeometryType(geometry)))
  }

  /// Whether it is a polygon or several.
  static func isPolygonal(_ geometry: OGRGeometryH) -> Bool {
    let kind = unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))
    return kind == wkbPolygon || kind == wkbMultiPolygon
  }

  /// The vertices of a point or a simple line.
  static func points(of geometry: OGRGeometryH) -> (x: [Double], y: [Double]) {
    let count = Int(unsafe OGR_G_GetPointCount(geometry))
    var x = [Double](repeating: 0, count: count)
    var y = [Double](repeating: 0, count: count)
    let stride = Int32(MemoryLayout<Double>.stride)
    unsafe OGR_G_GetPoints(geometry, &x, stride, &y, stride, nil, 0)
    return (x, y)
  }
}
