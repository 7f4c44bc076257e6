/// A QGIS style (QML) as QGIS 3.22 and later read it: symbols, labels if there are any, aliases of columns.
struct QMLStyle {
  /// How features are drawn, as XML.
  let renderer: String
  var labels: QMLLabels?

  /// The style of features that all look the same.
  init(_ symbol: QMLSymbol, labels: QMLLabels? = nil) {
    renderer = QMLSingle(symbol: symbol).xml
    self.labels = labels
  }

  /// The style of features that look as their categories do.
  init(by expression: String, _ categories: [QMLCategories.Category], labels: QMLLabels? = nil) {
    renderer = QMLCategories(expression: expression, categories: categories).xml
    self.labels = labels
  }

  /// The text of the style.
  ///
  /// - Parameter columns: the layer's, in order.
  func text(forColumns columns: [String]) -> String {
    """
    <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
    <qgis version="3.22.0" styleCategories="Symbology|Labeling|Fields" labelsEnabled="\(labels == nil ? 0 : 1)">
    \(renderer)\(labels?.xml ?? "")\(ColumnAliases.xml(forColumns: columns))</qgis>

    """
  }
}
