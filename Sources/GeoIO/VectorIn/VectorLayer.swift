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
  let fields: [Field]
  /// Reads its texts.
  let texts: LayerTexts
  /// Which of its features are read, and how.
  var query: LayerQuery
  /// Takes what the user should know.
  let notes: InputNotes

  /// The path as given, for messages.
  var path: String { source.path }

  /// File and layer, for messages, such as `sites.gpkg (layer sites)`.
  var place: String { "\(path) (layer \(name))" }

  /// Its columns.
  var columns: [FeatureTable.Column] { fields.map(\.column) }

  /// Opens the layers of a source that a query means.
  ///
  /// - Parameters:
  ///   - path: anything OGR opens.
  ///   - content: what is wanted of them.
  /// - Returns: at least one layer.
  static func opening(
    _ path: String, _ query: LayerQuery, holding content: VectorContent, notes: InputNotes
  ) throws -> [VectorLayer] {
    let source = try VectorSource(opening: path, encoding: query.encoding, notes: notes)
    source.keyPrefix = query.keyPrefix
    return try source.dataset.telling {
      let layers = unsafe try source.layers(query.layers, holding: content)
      unsafe try source.readOnly(layers)
      let headed = unsafe try source.withHeaders(layers, query, holding: content, notes: notes)
      return unsafe try headed.layers.map {
        unsafe try VectorLayer($0, of: headed.source, query, notes: notes)
      }
    }
  }

  private init(_ handle: OGRLayerH, of source: VectorSource, _ query: LayerQuery, notes: InputNotes) throws {
    unsafe layer = unsafe handle
    self.source = source
    self.query = query
    self.notes = notes
    texts = unsafe LayerTexts(of: handle, in: source, query.encoding, notes)
    texts.keyPrefix = query.keyPrefix
    name = unsafe texts.text(OGR_L_GetName(handle))
    fields = unsafe Self.fields(of: handle, texts)
    try applyFilter()
  }

  private func applyFilter() throws {
    guard let filter = query.filter else { return }
    let text = texts.bytes(of: filter)
    do {
      try withGDAL { unsafe OGR_L_SetAttributeFilter(layer, text) == OGRERR_NONE ? () : nil }
    } catch let error as GDALError {
      throw InputError(
        .badData, at: .init(file: path), "the filter `\(filter)` fails: \(error)",
        fix: filter.hasUnquotedLetters
          ? "put names that have other letters than a to z in double quotes; its columns are "
            + columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
          : "write it as OGR SQL over the layer's columns: \(columns.listed)")
    }
  }

  /// Calls a body with each feature's number, geometry and values, in the layer's order.
  ///
  /// - Parameter strays: those of this layer; a value that is none of its column's type comes as the text that it is.
  func forEachFeature(
    _ strays: StrayValues, _ body: (Int, OGRGeometryH?, [AttributeValue]) throws -> Void
  ) throws {
    unsafe OGR_L_ResetReading(layer)
    while let feature = try unsafe nextFeature() {
      defer { unsafe OGR_F_Destroy(feature) }
      let number = Int(unsafe OGR_F_GetFID(feature))
      let values = fields.map { unsafe value(of: feature, $0) }
      try unsafe body(number, OGR_F_GetGeometryRef(feature), strays.replacing(values, of: number))
    }
    if let warning = texts.warning(at: place, columns: columns.map(\.name)) { notes.add(warning) }
  }

  /// The next feature; nil after the last. A source that breaks off is a fault, not an end.
  private func nextFeature() throws -> OGRFeatureH? {
    let (feature, fault) = unsafe reportingGDAL(tellingTo: source.dataset.warnings) {
      unsafe OGR_L_GetNextFeature(layer)
    }
    guard let fault else { return unsafe feature }
    unsafe OGR_F_Destroy(feature)
    throw InputError(
      .badData, at: .init(file: path), "layer '\(name)' cannot be read to its end: \(fault)",
      fix: "mend the file, or make it again")
  }
}

// Layers from which nothing comes.
extension VectorLayer {
  /// Whether its features can have geometries; those of a table have none.
  var hasGeometry: Bool { unsafe OGR_L_GetGeomType(layer) != wkbNone }

  /// Throws for a table, as a border or a route is drawn as lines.
  func checkHasGeometry() throws {
    guard !hasGeometry else { return }
    throw InputError(
      .badData, at: .init(file: path),
      "layer '\(name)' is a table without geometry, its columns are \(columns.listed)",
      fix: "give a layer of lines: columns of coordinates are for points")
  }

  /// What to do when a filter leaves nothing that is wanted.
  var emptinessRemedy: String {
    let check = "check the layer and the filter with ogrinfo -al -so"
    return query.filter != nil && isStrange
      ? "as some texts are not UTF-8, \(texts.remedy); else \(check)" : check
  }

  /// Whether some text of the layer is not UTF-8, whatever the filter.
  private var isStrange: Bool {
    unsafe OGR_L_SetAttributeFilter(layer, nil) == OGRERR_NONE && LayerTexts.hasOtherThanUTF8(layer)
  }
}

extension String {
  /// Whether a filter has letters beyond a to z outside quotes, which OGR's SQL does not take for names.
  fileprivate var hasUnquotedLetters: Bool {
    var quote: Character?
    for character in self {
      switch quote {
      case nil where character == "'" || character == "\"": quote = character
      case nil where !character.isASCII: return true
      case character: quote = nil
      default: break
      }
    }
    return false
  }
}

extension [FeatureTable.Column] {
  /// The names, as messages list them.
  var listed: String { isEmpty ? "none" : map(\.name).joined(separator: ", ") }
}

extension VectorLayer {
  /// Which points of each route or track of a GPX file have no elevation, by feature; GDAL puts them at 0 m.
  ///
  /// - Returns: empty for other layers.
  func missingHeights() -> [Int: [Bool]] {
    guard source.dataset.driver == "GPX", let kind = ["tracks": "track", "routes": "route"][name],
      let points = unsafe GDALDatasetGetLayerByName(source.dataset.handle, "\(kind)_points")
    else { return [:] }
    let definition = unsafe OGR_L_GetLayerDefn(points)
    let owner = unsafe OGR_FD_GetFieldIndex(definition, "\(kind)_fid")
    let elevation = unsafe OGR_FD_GetFieldIndex(definition, "ele")
    guard owner >= 0, elevation >= 0 else { return [:] }
    var missing: [Int: [Bool]] = [:]
    unsafe OGR_L_ResetReading(points)
    while let point = unsafe OGR_L_GetNextFeature(points) {
      defer { unsafe OGR_F_Destroy(point) }
      let number = Int(unsafe OGR_F_GetFieldAsInteger(point, owner))
      missing[number, default: []].append(unsafe OGR_F_IsFieldSetAndNotNull(point, elevation) == 0)
    }
    return missing
  }
}
