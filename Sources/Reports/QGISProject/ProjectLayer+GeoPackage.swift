import GeoCore

extension ProjectLayer {
  /// A layer of the GeoPackage, in its style there.
  ///
  /// - Parameter title: what people read.
  init(_ layer: StyledLayer, title: String) {
    let style = EmbeddedStyle(layer.style)
    self.init(
      named: layer.table.name, title: title, source: "./karaula.gpkg|layername=\(layer.table.name)",
      provider: "ogr",
      kind: [
        "type": "vector", "geometry": layer.table.shape, "labelsEnabled": style.hasLabels ? "1" : "0",
        "styleCategories": "AllStyleCategories", "hasScaleBasedVisibilityFlag": "0",
        // Vertices that fall into one pixel are drawn as one.
        "simplifyDrawingHints": "1", "simplifyDrawingTol": "1", "simplifyMaxScale": "1", "simplifyLocal": "1",
      ],
      system: ReferenceSystem.wgs84, content: style.content)
    isOneLine = style.isOneSymbol
  }
}

extension FeatureTable {
  /// QGIS's word for what its features are.
  fileprivate var shape: String {
    switch features.first?.geometry {
    case .point: "Point"
    case .line: "Line"
    case .polygon: "Polygon"
    case nil: "No geometry"
    }
  }
}
