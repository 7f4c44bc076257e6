/// A QGIS style (QML) as QGIS 3.22 and later read it: symbols, aliases of columns, what features are called, labels and
/// a form if there are any.
struct QMLStyle {
  /// The oldest version of QGIS that reads all that the styles say.
  static let version = "3.22.0"
  /// What a style's text begins with.
  static let documentType: Markup = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"

  /// How features are drawn, as XML.
  let renderer: Markup
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
    let markup: Markup = """
      \(Self.documentType)<qgis version="\(Self.version)" styleCategories="\(categories)" labelsEnabled="\(labels == nil ? 0 : 1)">
      \(renderer)\(labels?.xml ?? "")\(ColumnAliases.xml(forColumns: columns))\(Self.names(forColumns: columns))\
      \(form?.xml(forColumns: columns) ?? "")</qgis>

      """
    return markup.text
  }

  /// What QGIS calls a feature in its lists: the id. Left alone it takes the first column whose name has `name` in it.
  private static func names(forColumns columns: [String]) -> Markup {
    columns.contains("id") ? "<previewExpression>\(#""id""#)</previewExpression>\n" : ""
  }
}

/// A renderer of a QGIS style by which features look as their category does.
struct QMLCategories {
  /// What features of one value look like.
  struct Category {
    let value: String
    /// What the legend says.
    let label: String
    let symbol: QMLSymbol

    /// A category, the value of which is its own label unless another is given.
    init(_ value: String, label: String? = nil, _ symbol: QMLSymbol) {
      self.value = value
      self.label = label ?? value
      self.symbol = symbol
    }
  }

  /// The expression, in QGIS's words, that gives a feature's category: a column in quotes, or more.
  let expression: String
  /// In the legend's order.
  let categories: [Category]
  /// The expression by which features are drawn, the lowest first; nil for the layer's own order.
  var order: String?

  /// The renderer as a style has it.
  var xml: Markup {
    let entries = categories.enumerated().map { index, category -> Markup in
      "<category value=\"\(category.value)\" type=\"string\" symbol=\"\(index)\" "
        + "label=\"\(category.label)\" render=\"true\"/>\n"
    }
    let symbols = categories.enumerated().map { $1.symbol.xml(named: "\($0)") }
    return """
      <renderer-v2 type="categorizedSymbol" attr="\(expression)" symbollevels="0" \
      enableorderby="\(order == nil ? 0 : 1)" \
      forceraster="0">
      <categories>
      \(entries.joined())</categories>
      <symbols>
      \(symbols.joined())</symbols>
      \(clause)</renderer-v2>

      """
  }

  private var clause: Markup {
    order.map { "<orderby><orderByClause asc=\"1\" nullsFirst=\"1\">\($0)</orderByClause></orderby>\n" }
      ?? ""
  }
}

/// A renderer of a QGIS style by which all features look the same.
struct QMLSingle {
  let symbol: QMLSymbol

  /// QGIS's name of such a renderer.
  static let type = "singleSymbol"

  /// The renderer as a style has it.
  var xml: Markup {
    """
    <renderer-v2 type="\(Self.type)" symbollevels="0" enableorderby="0" forceraster="0">
    <symbols>\(symbol.xml(named: "0"))</symbols>
    </renderer-v2>

    """
  }
}
