import CGDAL
import GeoCore

/// Cuts geometries where they cross 180 degrees of longitude.
@safe
struct AntimeridianCutter: ~Copyable {
  private let handle: OGRGeomTransformerH

  init() throws {
    let options = CSLStringList(["WRAPDATELINE": "YES"])
    unsafe handle = try unsafe withGDAL { unsafe OGR_GeomTransformer_Create(nil, options.handle) }
  }

  deinit { unsafe OGR_GeomTransformer_Destroy(handle) }

  /// A geometry as OGR has it, brought within 180 degrees, lines and polygons cut there and multiple; whoever
  /// takes it frees it.
  func multiple(of geometry: FeatureTable.Geometry) throws -> OGRGeometryH? {
    let whole = unsafe geometry.ogr
    defer { unsafe OGR_G_DestroyGeometry(whole) }
    let cut = try unsafe withGDAL { unsafe OGR_GeomTransformer_Transform(handle, whole) }
    switch geometry {
    case .point: return unsafe cut
    case .line: return unsafe OGR_G_ForceToMultiLineString(cut)
    case .polygon: return unsafe OGR_G_ForceToMultiPolygon(cut)
    }
  }
}
