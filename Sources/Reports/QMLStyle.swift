/// A QGIS style (QML) as QGIS 3.22 and later read it: symbols, labels if there are any, aliases of columns.
struct QMLStyle {
  /// The oldest version of QGIS that reads all that the styles say.
  static let version = "3.22.0"

  /// How features are drawn, as XML.
  let renderer: String
  var labels: QMLLabels?

  /// The style of features that all look the same.
  init(_ symbol: QMLSymbol, labels: QMLLabels? = nil) {
    renderer = QMLSingle(symbol: symbol).xml
    self.labels = labels
  }

  /// The style of features that look as their categories do.
  ///
  /// - Parameter order: the expression by which they are drawn, the lowest first; nil for the layer's own order.
  init(
    by expression: String, _ categories: [QMLCategories.Category], drawnBy order: String? = nil,
    labels: QMLLabels? = nil
  ) {
    renderer = QMLCategories(expression: expression, categories: categories, order: order).xml
    self.labels = labels
  }

  /// The text of the style.
  ///
  /// - Parameter columns: the layer's, in order.
  func text(forColumns columns: [String]) -> String {
    """
    <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
    <qgis version="\(Self.version)" styleCategories="Symbology|Labeling|Fields" labelsEnabled="\(labels == nil ? 0 : 1)">
    \(renderer)\(labels?.xml ?? "")\(ColumnAliases.xml(forColumns: columns))</qgis>

    """
  }
}
