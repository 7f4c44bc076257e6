/// A QGIS style (QML) as QGIS 3.22 and later read it: symbols, aliases of columns, what features are called, labels and
/// a form if there are any.
struct QMLStyle {
  /// The oldest version of QGIS that reads all that the styles say.
  static let version = "3.22.0"

  /// How features are drawn, as XML.
  let renderer: String
  var labels: QMLLabels?
  /// How features are edited; nil for layers that are results only.
  var form: QMLForm?

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
    let categories = "Symbology|Labeling|Fields" + (form == nil ? "" : "|Forms")
    return """
      <!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
      <qgis version="\(Self.version)" styleCategories="\(categories)" labelsEnabled="\(labels == nil ? 0 : 1)">
      \(renderer)\(labels?.xml ?? "")\(ColumnAliases.xml(forColumns: columns))\(Self.names(forColumns: columns))\
      \(form?.xml(forColumns: columns) ?? "")</qgis>

      """
  }

  /// What QGIS calls a feature in its lists: the id. Left alone it takes the first column whose name has `name` in it.
  private static func names(forColumns columns: [String]) -> String {
    columns.contains("id") ? "<previewExpression>\(#""id""#.inXML)</previewExpression>\n" : ""
  }
}
