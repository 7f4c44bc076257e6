import CGDAL

extension Geometry {
  /// The vertices of a simple line, in its own system, with its heights (m) when it has some.
  struct Line {
    var x: [Double]
    var y: [Double]
    var z: [Double]?
  }

  /// The simple lines of a geometry with their heights, in order; nil when it is no line.
  static func linesWithHeights(of geometry: OGRGeometryH) -> [Line]? {
    let kind = unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))
    switch kind {
    case wkbLineString: return unsafe [line(of: geometry)]
    case wkbCircularString, wkbCompoundCurve, wkbCurve:
      guard let line = unsafe OGR_G_GetLinearGeometry(geometry, 0, nil) else { return nil }
      defer { unsafe OGR_G_DestroyGeometry(line) }
      return unsafe linesWithHeights(of: line)
    case wkbMultiLineString, wkbMultiCurve, wkbGeometryCollection:
      var all: [Line] = []
      for index in 0..<(unsafe OGR_G_GetGeometryCount(geometry)) {
        guard let lines = unsafe linesWithHeights(of: OGR_G_GetGeometryRef(geometry, index)) else {
          return nil
        }
        all += lines
      }
      return all
    default: return nil
    }
  }

  private static func line(of geometry: OGRGeometryH) -> Line {
    let count = Int(unsafe OGR_G_GetPointCount(geometry))
    var x = [Double](repeating: 0, count: count)
    var y = x
    guard unsafe OGR_G_Is3D(geometry) != 0 else {
      (x, y) = unsafe points(of: geometry)
      return Line(x: x, y: y, z: nil)
    }
    var z = x
    let stride = Int32(MemoryLayout<Double>.stride)
    unsafe OGR_G_GetPoints(geometry, &x, stride, &y, stride, &z, stride)
    return Line(x: x, y: y, z: z)
  }
}
