import CGDAL
import GeoCore

/// A layer of a vector source, opened for one pass over its features.
@safe
struct VectorLayer: ~Copyable {
  let dataset: Dataset
  let layer: OGRLayerH
  /// The path as given, for messages.
  let path: String
  /// The layer's name.
  let name: String
  /// Its columns.
  let columns: [FeatureTable.Column]
  /// The attribute filter; nil for none.
  let filter: String?

  /// Opens a layer.
  ///
  /// - Parameters:
  ///   - path: anything OGR opens.
  ///   - layer: the layer's name; nil for the only one.
  ///   - filter: an attribute filter, as OGR's SQL writes it.
  init(opening path: String, layer wanted: String?, filter: String?) throws {
    let dataset = try Dataset(opening: path, as: .vector)
    let handle = try unsafe Self.layer(named: wanted, of: dataset.handle, path: path)
    if let filter {
      do {
        try withGDAL { unsafe OGR_L_SetAttributeFilter(handle, filter) == OGRERR_NONE ? () : nil }
      } catch let error as GDALError {
        throw InputError(
          .badData, at: .init(file: path), "the filter `\(filter)` fails: \(error)",
          fix: "write it as OGR SQL over the layer's columns")
      }
    }
    unsafe layer = unsafe handle
    self.path = path
    self.filter = filter
    name = unsafe String(cString: OGR_L_GetName(handle))
    columns = unsafe Self.columns(of: handle)
    self.dataset = dataset
  }

  /// Whether the layer itself names its coordinate system.
  var hasOwnCRS: Bool { unsafe OGR_L_GetSpatialRef(layer) != nil }

  /// The transformation of the layer's coordinates to WGS 84.
  ///
  /// - Parameter crs: the system of a layer that has none.
  func transformationToWGS84(crs: String?) throws -> CoordinateTransformation {
    let target = try SpatialReference.wgs84()
    if let own = unsafe OGR_L_GetSpatialRef(layer) {
      do {
        return try CoordinateTransformation(from: unsafe SpatialReference(copying: own), to: target)
      } catch let error as GDALError {
        throw InputError(
          .badData, at: .init(file: path), "layer '\(name)' cannot be brought to WGS 84: \(error)",
          fix: "give it in a coordinate system of the Earth, such as EPSG:4326")
      }
    }
    guard let crs else {
      throw InputError(
        .badData, at: .init(file: path), "layer '\(name)' has no coordinate system",
        fix: "name it with `crs: EPSG:...` or with --crs, or assign it with ogr2ogr -a_srs")
    }
    do {
      return try CoordinateTransformation(from: SpatialReference(crs), to: target)
    } catch let error as GDALError {
      throw InputError(
        .badData, at: .init(file: path), "crs '\(crs)' is not a coordinate system: \(error)",
        fix: "write it as EPSG:..., WKT or a PROJ string")
    }
  }

  /// Whether the layer's own coordinates are longitude and latitude.
  func isGeographic(crs: String?) throws -> Bool {
    if let own = unsafe OGR_L_GetSpatialRef(layer) {
      return try unsafe SpatialReference(copying: own).isGeographic
    }
    return try crs.map { try SpatialReference($0).isGeographic } ?? false
  }

  /// Calls a body with each feature's number, geometry and values, in the layer's order.
  func forEachFeature(_ body: (Int, OGRGeometryH?, [AttributeValue]) throws -> Void) throws {
    unsafe OGR_L_ResetReading(layer)
    while let feature = try unsafe nextFeature() {
      defer { unsafe OGR_F_Destroy(feature) }
      let values = columns.indices.map { unsafe Self.value(of: feature, field: Int32($0), columns[$0].kind) }
      try unsafe body(Int(OGR_F_GetFID(feature)), OGR_F_GetGeometryRef(feature), values)
    }
  }

  /// The next feature; nil after the last. A source that breaks off is a fault, not an end.
  private func nextFeature() throws -> OGRFeatureH? {
    let (feature, fault) = unsafe reportingGDAL { unsafe OGR_L_GetNextFeature(layer) }
    guard let fault else { return unsafe feature }
    unsafe OGR_F_Destroy(feature)
    throw InputError(
      .badData, at: .init(file: path), "layer '\(name)' cannot be read to its end: \(fault)",
      fix: "mend the file, or make it again")
  }

  private static func layer(
    named wanted: String?, of dataset: GDALDatasetH, path: String
  ) throws -> OGRLayerH {
    let count = unsafe GDALDatasetGetLayerCount(dataset)
    let names = (0..<count).compactMap { index in
      unsafe GDALDatasetGetLayer(dataset, index).map { unsafe String(cString: OGR_L_GetName($0)) }
    }
    let known = "its layers are " + names.joined(separator: ", ")
    guard let name = wanted ?? (names.count == 1 ? names.first : nil) else {
      throw InputError(
        .badData, at: .init(file: path), "has \(names.count) layers and none is named; \(known)",
        fix: "name one with `layer:` or with --layer")
    }
    guard let layer = unsafe GDALDatasetGetLayerByName(dataset, name) else {
      throw InputError(
        .badData, at: .init(file: path), "has no layer '\(name)'; \(known)", fix: "name one of them")
    }
    return unsafe layer
  }

  private static func columns(of layer: OGRLayerH) -> [FeatureTable.Column] {
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

  private static func value(
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
