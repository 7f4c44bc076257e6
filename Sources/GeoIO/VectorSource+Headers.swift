import CGDAL
import GeoCore

// Sheets whose first row names their columns, which GDAL does not see when all cells are texts.
extension VectorSource {
  /// The source and the layers to read: opened anew when a sheet's first row was taken for values and names its columns.
  func withHeaders(
    _ layers: [OGRLayerH], _ query: LayerQuery, holding content: VectorContent, notes: InputNotes
  ) throws -> (source: VectorSource, layers: [OGRLayerH]) {
    guard ["XLSX", "ODS"].contains(dataset.driver), unsafe layers.contains(where: Self.hasUnreadHeader) else {
      return unsafe (self, layers)
    }
    for name in Self.headerSettings { unsafe CPLSetThreadLocalConfigOption(name, "FORCE") }
    defer { for name in Self.headerSettings { unsafe CPLSetThreadLocalConfigOption(name, nil) } }
    let source = try VectorSource(opening: path, encoding: query.encoding, notes: notes)
    let again = unsafe try source.layers(query.layers, holding: content)
    // A sheet is read when its columns are first asked for.
    unsafe again.forEach { _ = unsafe OGR_L_GetLayerDefn($0) }
    return unsafe (source, again)
  }

  private static let headerSettings = ["OGR_XLSX_HEADERS", "OGR_ODS_HEADERS"]

  private static func hasUnreadHeader(_ layer: OGRLayerH) -> Bool {
    let fields = unsafe VectorLayer.fields(of: layer, LayerTexts(encoding: nil))
    let isUnnamed = fields.enumerated().allSatisfy { $1.column.name == "Field\($0 + 1)" }
    unsafe OGR_L_ResetReading(layer)
    guard isUnnamed, let first = unsafe OGR_L_GetNextFeature(layer) else { return false }
    defer { unsafe OGR_F_Destroy(first) }
    let cells = fields.map { unsafe String(cString: OGR_F_GetFieldAsString(first, $0.index)) }
    let names = cells.map(WrittenNumber.init)
    return Set(cells).count == cells.count
      && names.allSatisfy { !$0.isEmpty && $0.value == nil && $0.valueWithComma == nil }
  }
}
