import CGDAL
import GeoCore

/// A layer of a vector source, opened for passes over its features.
@safe
struct VectorLayer {
  /// The source that it is in.
  let source: VectorSource
  let layer: OGRLayerH
  /// The layer's name.
  let name: String
  /// Its columns.
  let columns: [FeatureTable.Column]
  /// Which of its features are read, and how.
  let query: LayerQuery
  /// Takes what the user should know.
  let notes: InputNotes

  /// The path as given, for messages.
  var path: String { source.path }

  /// Opens the layers of a source that a query means.
  ///
  /// - Parameters:
  ///   - path: anything OGR opens.
  ///   - content: what is wanted of them.
  /// - Returns: at least one layer.
  static func opening(
    _ path: String, _ query: LayerQuery, holding content: VectorContent, notes: InputNotes
  ) throws -> [VectorLayer] {
    let source = try VectorSource(opening: path)
    return unsafe try source.layers(query.layers, holding: content).map {
      unsafe try VectorLayer($0, of: source, query, notes: notes)
    }
  }

  private init(_ handle: OGRLayerH, of source: VectorSource, _ query: LayerQuery, notes: InputNotes) throws {
    if let filter = query.filter {
      do {
        try withGDAL { unsafe OGR_L_SetAttributeFilter(handle, filter) == OGRERR_NONE ? () : nil }
      } catch let error as GDALError {
        throw InputError(
          .badData, at: .init(file: source.path), "the filter `\(filter)` fails: \(error)",
          fix: "write it as OGR SQL over the layer's columns")
      }
    }
    unsafe layer = unsafe handle
    self.source = source
    self.query = query
    self.notes = notes
    name = unsafe String(cString: OGR_L_GetName(handle))
    columns = unsafe Self.columns(of: handle)
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
}
