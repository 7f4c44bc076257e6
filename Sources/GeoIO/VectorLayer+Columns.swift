import CGDAL
import GeoCore

// The columns of a layer and the values in them.
extension VectorLayer {
  static func columns(of layer: OGRLayerH) -> [FeatureTable.Column] {
    guard let definition = unsafe OGR_L_GetLayerDefn(layer) else { return [] }
    return (0..<(unsafe OGR_FD_GetFieldCount(definition))).compactMap { index in
      guard let field = unsafe OGR_FD_GetFieldDefn(definition, index) else { return nil }
      let kind: FeatureTable.Column.Kind
      switch unsafe OGR_Fld_GetType(field) {
      case OFTInteger, OFTInteger64:
        kind = unsafe OGR_Fld_GetSubType(field) == OFSTBoolean ? .boolean : .integer
      case OFTReal: kind = .real
      default: kind = .text
      }
      return unsafe FeatureTable.Column(String(cString: OGR_Fld_GetNameRef(field)), kind)
    }
  }

  static func value(
    of feature: OGRFeatureH, field: Int32, _ kind: FeatureTable.Column.Kind
  ) -> AttributeValue {
    guard unsafe OGR_F_IsFieldSetAndNotNull(feature, field) != 0 else { return .null }
    switch kind {
    case .integer: return .integer(Int(unsafe OGR_F_GetFieldAsInteger64(feature, field)))
    case .real: return .real(unsafe OGR_F_GetFieldAsDouble(feature, field))
    case .boolean: return .boolean(unsafe OGR_F_GetFieldAsInteger(feature, field) != 0)
    default: return .text(unsafe String(cString: OGR_F_GetFieldAsString(feature, field)))
    }
  }
}
