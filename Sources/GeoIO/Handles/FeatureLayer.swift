import CGDAL
import GeoCore

/// A layer that features are written to; it is used while the dataset that it is in is open.
@safe
struct FeatureLayer {
  private let handle: OGRLayerH

  /// Adds a layer to a dataset, in WGS 84 unless its features have no geometry.
  ///
  /// - Parameters:
  ///   - geometry: what all features have; wkbUnknown for any, wkbNone for none.
  ///   - options: the driver's, for the layer.
  init(
    in dataset: borrowing Dataset, name: String, geometry: OGRwkbGeometryType,
    options: borrowing CSLStringList
  ) throws {
    let wgs84 = try SpatialReference.wgs84()
    unsafe handle = try unsafe withGDAL {
      unsafe GDALDatasetCreateLayer(
        dataset.handle, name, geometry == wkbNone ? nil : wgs84.handle, geometry, options.handle)
    }
  }

  /// Adds a column.
  func addColumn(_ name: String, _ type: OGRFieldType, _ subtype: OGRFieldSubType = OFSTNone) throws {
    let field = unsafe OGR_Fld_Create(name, type)
    defer { unsafe OGR_Fld_Destroy(field) }
    unsafe OGR_Fld_SetSubType(field, subtype)
    try withGDAL { unsafe OGR_L_CreateField(handle, field, 1) == OGRERR_NONE ? () : nil }
  }

  /// Adds a feature.
  ///
  /// - Parameters:
  ///   - geometry: taken over; nil for none.
  ///   - values: one a column, in the columns' order.
  func add(_ geometry: OGRGeometryH?, _ values: [AttributeValue]) throws {
    let feature = unsafe OGR_F_Create(OGR_L_GetLayerDefn(handle))
    defer { unsafe OGR_F_Destroy(feature) }
    if let geometry = unsafe geometry {
      try withGDAL { unsafe OGR_F_SetGeometryDirectly(feature, geometry) == OGRERR_NONE ? () : nil }
    }
    for (index, value) in values.enumerated() { unsafe Self.set(value, field: Int32(index), of: feature) }
    try withGDAL { unsafe OGR_L_CreateFeature(handle, feature) == OGRERR_NONE ? () : nil }
  }

  private static func set(_ value: AttributeValue, field: Int32, of feature: OGRFeatureH?) {
    switch value {
    case .null: unsafe OGR_F_SetFieldNull(feature, field)
    // JSON has no such numbers, and OGR would leave the column out.
    case .real(let number) where !number.isFinite: unsafe OGR_F_SetFieldNull(feature, field)
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
  /// OGR's type of such a column.
  var type: OGRFieldType {
    switch self {
    case .text, .json, .time: OFTString
    case .date: OFTDate
    case .dateTime: OFTDateTime
    case .integer: OFTInteger64
    case .boolean: OFTInteger
    case .real: OFTReal
    case .textList: OFTStringList
    }
  }

  /// OGR's subtype of such a column.
  var subtype: OGRFieldSubType {
    switch self {
    case .boolean: OFSTBoolean
    case .json: OFSTJSON
    default: OFSTNone
    }
  }
}
