import CGDAL
import GeoCore

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
