import CGDAL
import GeoCore

// The coordinate system of a layer.
extension VectorLayer {
  /// Whether the layer itself names a coordinate system of the Earth.
  var hasOwnCRS: Bool {
    guard let own = unsafe OGR_L_GetSpatialRef(layer),
      let reference = try? unsafe SpatialReference(copying: own)
    else { return false }
    return !reference.isUndefined
  }

  /// The system of the layer's coordinates.
  ///
  /// - Parameter box: where coordinates lie; nil for where the geometries do.
  /// - Throws: `InputError` when it is not known how they lie on Earth.
  func system(within box: PlaneBox? = nil) throws -> EarthSystem {
    let input = SystemOfInput(
      path: path, layer: name, named: query.crs,
      remedy:
        "name it with `\(query.keyPrefix)crs: EPSG:...`\(query.keyPrefix.isEmpty ? " or with --crs" : ""), or assign it with ogr2ogr -a_srs",
      notes: notes, keyPrefix: query.keyPrefix)
    let own = unsafe source.dataset.telling { unsafe OGR_L_GetSpatialRef(layer) }
    if query.crs == nil, let failure = systemFailure {
      throw InputError(
        .badData, at: .init(file: path), "layer '\(name)' names a coordinate system that is none: \(failure)",
        fix: input.remedy)
    }
    let reference = try unsafe input.reference(own: own)
    return try input.system(reference) { box ?? extent() }
  }

  /// What was wrong with the system that the source names, where OGR then takes WGS 84 without a word, as it does of
  /// GeoJSON; nil when nothing was.
  private var systemFailure: String? {
    source.dataset.driver.contains("JSON") ? source.dataset.warnings?.systemFailure : nil
  }

  /// The rectangle of the layer's own coordinates; nil when it has none.
  private func extent() -> PlaneBox? {
    var envelope = OGREnvelope()
    let isKnown = reportingGDAL { unsafe OGR_L_GetExtent(layer, &envelope, 1) == OGRERR_NONE }.value
    guard isKnown else { return nil }
    return PlaneBox(around: [(envelope.MinX, envelope.MinY), (envelope.MaxX, envelope.MaxY)])
  }
}
