import CGDAL
import GeoCore

/// What the readers ask of OGR geometries: the vertices of lines, rings and points.
enum Geometry {
  /// The vertices of a simple line or a ring, in its own system, with its heights (m) when it has some.
  struct Line {
    var x: [Double]
    var y: [Double]
    var z: [Double]?
  }

  /// What a geometry holds of what is wanted, and what is passed over.
  struct Parts {
    /// The simple lines, in order.
    var lines: [Line] = []
    /// The rings of each polygon, the outer one first.
    var polygons: [[Line]] = []
    /// The types of what is neither, such as Point, a name for each.
    var others: [String] = []
  }

  /// The parts of a geometry: those of collections one by one, curves as lines.
  ///
  /// - Parameter content: lines or polygons; geometries of the other kind are passed over.
  static func parts(of geometry: OGRGeometryH, wanting content: VectorContent) -> Parts {
    var parts = Parts()
    unsafe add(geometry, wanting: content, to: &parts)
    return parts
  }

  private static func add(_ geometry: OGRGeometryH, wanting content: VectorContent, to parts: inout Parts) {
    let kind = unsafe OGR_GT_Flatten(OGR_G_GetGeometryType(geometry))
    guard unsafe OGR_G_IsEmpty(geometry) == 0 else { return }
    switch kind {
    case wkbLineString where content == .lines: parts.lines.append(unsafe line(of: geometry))
    case wkbPolygon where content == .polygons:
      parts.polygons.append(
        (0..<(unsafe OGR_G_GetGeometryCount(geometry))).map {
          unsafe line(of: OGR_G_GetGeometryRef(geometry, $0))
        })
    case wkbMultiLineString, wkbMultiCurve, wkbMultiPolygon, wkbMultiSurface, wkbGeometryCollection:
      for index in 0..<(unsafe OGR_G_GetGeometryCount(geometry)) {
        unsafe add(OGR_G_GetGeometryRef(geometry, index), wanting: content, to: &parts)
      }
    case _ where isCurve(kind) && content.includes(kind) == true:
      guard let linear = unsafe OGR_G_GetLinearGeometry(geometry, curveStep, nil) else { return }
      defer { unsafe OGR_G_DestroyGeometry(linear) }
      unsafe add(linear, wanting: content, to: &parts)
    default: parts.others.append(typeName(kind))
    }
  }

  /// The arc that a segment of a curve turned into a line spans at the most (degrees): the line strays from the curve
  /// by under 2.4e-6 of its radius, 1.2 cm at 5 km.
  private static let curveStep = 0.25

  private static func isCurve(_ kind: OGRwkbGeometryType) -> Bool {
    [wkbCircularString, wkbCompoundCurve, wkbCurvePolygon].contains(kind)
  }

  /// The name of a geometry's type, such as Point; heights make no difference.
  static func typeName(of geometry: OGRGeometryH) -> String {
    typeName(unsafe OGR_G_GetGeometryType(geometry))
  }

  private static func typeName(_ kind: OGRwkbGeometryType) -> String {
    unsafe String(cString: OGRGeometryTypeToName(OGR_GT_Flatten(kind)))
  }

  /// The vertices of a point or a simple line.
  static func points(of geometry: OGRGeometryH) -> (x: [Double], y: [Double]) {
    let line = unsafe line(of: geometry)
    return (line.x, line.y)
  }

  private static func line(of geometry: OGRGeometryH) -> Line {
    let count = Int(unsafe OGR_G_GetPointCount(geometry))
    var x = [Double](repeating: 0, count: count)
    var y = x
    let stride = Int32(MemoryLayout<Double>.stride)
    guard unsafe OGR_G_Is3D(geometry) != 0 else {
      unsafe OGR_G_GetPoints(geometry, &x, stride, &y, stride, nil, 0)
      return Line(x: x, y: y, z: nil)
    }
    var z = x
    unsafe OGR_G_GetPoints(geometry, &x, stride, &y, stride, &z, stride)
    return Line(x: x, y: y, z: z)
  }
}

extension FeatureTable.Geometry {
  /// The geometry as OGR has it; whoever takes it frees it.
  var ogr: OGRGeometryH? {
    switch self {
    case .point(let place):
      let point = unsafe OGR_G_CreateGeometry(wkbPoint)
      unsafe OGR_G_SetPoint_2D(point, 0, place.longitude, place.latitude)
      return unsafe point
    case .line(let places): return unsafe Self.line(places, wkbLineString)
    case .polygon(let places):
      let polygon = unsafe OGR_G_CreateGeometry(wkbPolygon)
      unsafe OGR_G_AddGeometryDirectly(polygon, Self.line(places, wkbLinearRing))
      return unsafe polygon
    }
  }

  private static func line(_ places: [Coordinate], _ kind: OGRwkbGeometryType) -> OGRGeometryH? {
    let line = unsafe OGR_G_CreateGeometry(kind)
    for place in places { unsafe OGR_G_AddPoint_2D(line, place.longitude, place.latitude) }
    return unsafe line
  }
}
