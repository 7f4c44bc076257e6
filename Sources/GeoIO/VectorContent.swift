import CGDAL

/// What is wanted of a vector source's features.
enum VectorContent {
  case lines
  case polygons
  case points

  /// What messages call it.
  var noun: String {
    switch self {
    case .lines: "lines"
    case .polygons: "polygons"
    case .points: "points"
    }
  }

  /// What to do with a source that has none.
  var remedy: String {
    switch self {
    case .lines: "give a source of lines; of polygons, `rings: true` or --rings takes the rings"
    case .polygons: "give a source of polygons; of lines, leave out `rings: true` or --rings"
    case .points: "give a source of points"
    }
  }

  /// Whether geometries of a type are what is wanted; nil where the type does not tell.
  func includes(_ type: OGRwkbGeometryType) -> Bool? {
    switch type {
    case wkbPoint, wkbMultiPoint: self == .points
    case wkbLineString, wkbLinearRing, wkbMultiLineString, wkbCircularString, wkbCompoundCurve, wkbCurve,
      wkbMultiCurve:
      self == .lines
    case wkbPolygon, wkbMultiPolygon, wkbCurvePolygon, wkbSurface, wkbMultiSurface: self == .polygons
    case wkbUnknown, wkbGeometryCollection: nil
    default: false
    }
  }
}
