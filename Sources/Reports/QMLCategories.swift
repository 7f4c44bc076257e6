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
  var xml: String {
    let entries = categories.enumerated().map { index, category in
      "<category value=\"\(category.value.inXML)\" type=\"string\" symbol=\"\(index)\" "
        + "label=\"\(category.label.inXML)\" render=\"true\"/>\n"
    }
    let symbols = categories.enumerated().map { $1.symbol.xml(named: "\($0)") }
    return """
      <renderer-v2 type="categorizedSymbol" attr="\(expression.inXML)" symbollevels="0" \
      enableorderby="\(order == nil ? 0 : 1)" \
      forceraster="0">
      <categories>
      \(entries.joined())</categories>
      <symbols>
      \(symbols.joined())</symbols>
      \(clause)</renderer-v2>

      """
  }

  private var clause: String {
    order.map { "<orderby><orderByClause asc=\"1\" nullsFirst=\"1\">\($0.inXML)</orderByClause></orderby>\n" }
      ?? ""
  }
}
