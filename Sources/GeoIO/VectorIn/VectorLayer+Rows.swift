import CGDAL
import GeoCore

extension VectorLayer {
  /// Calls a body with each feature's number, what messages call it, its geometry and its values by name.
  ///
  /// A value that is not of its column's type, as SQLite allows, comes as the text that it is. Of columns that share a
  /// name the first one counts.
  func forEachRow(_ body: (Int, String, OGRGeometryH?, [String: AttributeValue]) throws -> Void) throws {
    let names = columns.map(\.name)
    try unsafe forEachFeature(try StrayValues(of: self)) { number, geometry, values in
      let named = Dictionary(zip(names, values)) { first, _ in first }
      try unsafe body(number, "\(path) (layer \(name), feature \(number))", geometry, named)
    }
  }
}

extension VectorLayer {
  /// Rows with what they have in common.
  ///
  /// - Parameter columns: those that no row has, as they held the places.
  func rows<Row>(
    _ rows: [Row], besides columns: [String] = [], hasDecimalCommas: Bool = false
  ) -> LayerRows<Row> {
    let names = self.columns.map(\.name).filter { !columns.contains($0) }
    let isTitled = ["KML", "LIBKML", "GPX"].contains(source.dataset.driver)
    return LayerRows(
      place: place, layer: name, columns: names,
      titleColumn: isTitled ? names.first { $0.lowercased() == "name" } : nil,
      cutsNames: source.dataset.driver == "ESRI Shapefile", hasDecimalCommas: hasDecimalCommas, rows: rows)
  }
}

// What SQLite is asked beside the features.
extension VectorLayer {
  /// Whether the source is a database of SQLite's.
  var isOfSQLite: Bool { ["GPKG", "SQLite"].contains(source.dataset.driver) }

  /// The column of the features' numbers; empty when they are counted.
  var numbering: String { unsafe String(cString: OGR_L_GetFIDColumn(layer)) }

  /// The table that the layer shows; a layer that shows one of its geometries is called `table(geometry)`.
  var table: String {
    let geometry = "(\(unsafe String(cString: OGR_L_GetGeometryColumn(layer))))"
    let isOneOfSeveral = name.lowercased().hasSuffix(geometry.lowercased())
    return isOneOfSeveral ? String(name.dropLast(geometry.count)) : name
  }

  /// Calls a body with each row of an answer, which is a whole number and a text.
  func forEachAnswer(to query: String, _ body: (Int, String) throws -> Void) throws {
    let (answer, fault) = unsafe reportingGDAL {
      unsafe GDALDatasetExecuteSQL(source.dataset.handle, query, nil, nil)
    }
    if let fault {
      throw InputError(
        .badData, at: .init(file: path), "layer '\(name)' cannot be asked for its columns: \(fault)",
        fix: "mend the file, or make it again")
    }
    // An answer without rows may be none at all.
    guard let answer = unsafe answer else { return }
    defer { unsafe GDALDatasetReleaseResultSet(source.dataset.handle, answer) }
    while let row = unsafe OGR_L_GetNextFeature(answer) {
      defer { unsafe OGR_F_Destroy(row) }
      try body(
        Int(unsafe OGR_F_GetFieldAsInteger64(row, 0)), unsafe texts.text(OGR_F_GetFieldAsString(row, 1)))
    }
  }
}

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
