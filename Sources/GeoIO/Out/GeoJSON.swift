import CGDAL
public import GeoCore

/// Writes tables of features as GeoJSON by RFC 7946: WGS 84, 7 decimals, bbox, right-hand rule, cut at 180.
public enum GeoJSON {
  /// Decimals of coordinates: 7 are about 1 cm.
  private static let precision = "7"

  /// How GDAL begins a FeatureCollection.
  private static let head = Array("{\n\"type\": \"FeatureCollection\",\n".utf8)

  /// A table as the bytes of one FeatureCollection.
  ///
  /// - Parameter member: a text that it has beside GDAL's members (RFC 7946, section 6.1); plain, as it is not escaped.
  /// - Throws: `GDALError`.
  public static func bytes(of table: FeatureTable, with member: (name: String, value: String)?) throws
    -> [UInt8]
  {
    let bytes = try bytes(of: table)
    guard let member, bytes.starts(with: head) else { return bytes }
    return head + Array("\"\(member.name)\": \"\(member.value)\",\n".utf8) + bytes.dropFirst(head.count)
  }

  /// A table as the bytes of one FeatureCollection.
  ///
  /// - Throws: `GDALError`.
  public static func bytes(of table: FeatureTable) throws -> [UInt8] {
    GDALRuntime.start()
    let path = "/vsimem/karaula-\(UInt64.random(in: .min ... .max)).geojson"
    defer { unsafe VSIUnlink(path) }
    try write(table, to: path)
    var length: vsi_l_offset = 0
    let buffer = try unsafe withGDAL { unsafe VSIGetMemFileBuffer(path, &length, 0) }
    let file = unsafe [UInt8](UnsafeBufferPointer(start: buffer, count: Int(length)))
    return GeoJSONBoxes(of: table).written(into: file)
  }

  private static func write(_ table: FeatureTable, to path: String) throws {
    let dataset = try Dataset(creatingLayersIn: path, as: "GeoJSON")
    let options = CSLStringList([
      "RFC7946": "YES", "COORDINATE_PRECISION": precision, "WRITE_BBOX": "YES",
    ])
    let layer = try FeatureLayer(in: dataset, name: table.name, geometry: wkbUnknown, options: options)
    for column in table.columns {
      // JSON has no dates; as texts they stay in the form of ISO 8601.
      let kind = [.date, .dateTime].contains(column.kind) ? FeatureTable.Column.Kind.text : column.kind
      try layer.addColumn(column.name, kind.type, kind.subtype)
    }
    for feature in table.features { try unsafe layer.add(feature.geometry.ogr, feature.values) }
    try dataset.close()
  }
}

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
