import CGDAL
public import GeoCore

/// Writes tables of features as GeoJSON by RFC 7946: WGS 84, 7 decimals, bbox, right-hand rule, cut at 180.
public enum GeoJSON {
  /// Decimals of coordinates: 7 are about 1 cm.
  private static let precision = "7"

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
    return unsafe [UInt8](UnsafeBufferPointer(start: buffer, count: Int(length)))
  }

  private static func write(_ table: FeatureTable, to path: String) throws {
    let dataset = unsafe Dataset(
      owning: try withGDAL {
        unsafe GDALCreate(GDALGetDriverByName("GeoJSON"), path, 0, 0, 0, GDT_Unknown, nil)
      })
    let wgs84 = try SpatialReference.wgs84()
    let options = NameValueList([
      "RFC7946": "YES", "COORDINATE_PRECISION": precision, "WRITE_BBOX": "YES",
    ])
    let layer = try unsafe withGDAL {
      unsafe GDALDatasetCreateLayer(dataset.handle, table.name, wgs84.handle, wkbUnknown, options.handle)
    }
    for column in table.columns {
      let field = unsafe OGR_Fld_Create(column.name, column.kind.type)
      defer { unsafe OGR_Fld_Destroy(field) }
      unsafe OGR_Fld_SetSubType(field, column.kind.subtype)
      try withGDAL { unsafe OGR_L_CreateField(layer, field, 1) == OGRERR_NONE ? () : nil }
    }
    let definition = unsafe OGR_L_GetLayerDefn(layer)
    for feature in table.features {
      let handle = unsafe OGR_F_Create(definition)
      defer { unsafe OGR_F_Destroy(handle) }
      unsafe OGR_F_SetGeometryDirectly(handle, geometry(feature.geometry))
      for (index, value) in feature.values.enumerated() {
        unsafe set(value, field: Int32(index), of: handle)
      }
      try withGDAL { unsafe OGR_L_CreateFeature(layer, handle) == OGRERR_NONE ? () : nil }
    }
  }

  private static func geometry(_ geometry: FeatureTable.Geometry) -> OGRGeometryH? {
    switch geometry {
    case .point(let place):
      let point = unsafe OGR_G_CreateGeometry(wkbPoint)
      unsafe OGR_G_SetPoint_2D(point, 0, place.longitude, place.latitude)
      return unsafe point
    case .line(let places): return unsafe line(places, wkbLineString)
    case .polygon(let places):
      let polygon = unsafe OGR_G_CreateGeometry(wkbPolygon)
      unsafe OGR_G_AddGeometryDirectly(polygon, line(places, wkbLinearRing))
      return unsafe polygon
    }
  }

  private static func line(_ places: [Coordinate], _ kind: OGRwkbGeometryType) -> OGRGeometryH? {
    let line = unsafe OGR_G_CreateGeometry(kind)
    for place in places { unsafe OGR_G_AddPoint_2D(line, place.longitude, place.latitude) }
    return unsafe line
  }

  private static func set(_ value: AttributeValue, field: Int32, of feature: OGRFeatureH?) {
    switch value {
    case .null: unsafe OGR_F_SetFieldNull(feature, field)
    case .text(let text), .json(let text): unsafe OGR_F_SetFieldString(feature, field, text)
    case .integer(let number): unsafe OGR_F_SetFieldInteger64(feature, field, Int64(number))
    case .real(let number): unsafe OGR_F_SetFieldDouble(feature, field, number)
    case .boolean(let flag): unsafe OGR_F_SetFieldInteger(feature, field, flag ? 1 : 0)
    case .textList(let texts):
      var list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
      for text in texts { unsafe list = CSLAddString(list, text) }
      unsafe OGR_F_SetFieldStringList(feature, field, list)
      unsafe CSLDestroy(list)
    }
  }
}

extension FeatureTable.Column.Kind {
  fileprivate var type: OGRFieldType {
    switch self {
    case .text, .json: OFTString
    case .integer: OFTInteger64
    case .boolean: OFTInteger
    case .real: OFTReal
    case .textList: OFTStringList
    }
  }

  fileprivate var subtype: OGRFieldSubType {
    switch self {
    case .boolean: OFSTBoolean
    case .json: OFSTJSON
    default: OFSTNone
    }
  }
}
