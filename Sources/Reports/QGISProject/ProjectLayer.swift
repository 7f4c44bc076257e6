/// A layer of a project.
struct ProjectLayer {
  /// What the project calls it: its name behind a prefix, as QGIS replaces identifiers of ten letters or less by
  /// random ones.
  let id: String
  /// What people read.
  let title: String
  /// The path from the project's folder, or an address.
  let source: String
  /// QGIS's name of what reads it.
  let provider: String
  /// Whether it is drawn when the project opens.
  var isOn = true
  /// Whether the printed map's legend explains it.
  var isExplained = true
  /// Whether the legend has one line for it, without a heading.
  var isOneLine = false
  /// Which of its legend's lines are shown, counted from 0; nil for all.
  var legendNodes: Range<Int>?
  /// The layer itself.
  let xml: XMLElement

  /// A layer.
  ///
  /// - Parameters:
  ///   - name: what its content is called; no two layers of a project have the same.
  ///   - kind: the attributes of the layer's element, the first of which is its type.
  ///   - system: its coordinate system.
  ///   - content: elements beside those that every layer has, as XML.
  init(
    named name: String, title: String, source: String, provider: String, kind: KeyValuePairs<String, String>,
    system: XMLElement, content: String
  ) {
    id = Self.id(of: name)
    self.title = title
    self.source = source
    self.provider = provider
    let common = [
      XMLElement("id", text: id), XMLElement("datasource", text: source),
      XMLElement("layername", text: title),
      XMLElement("provider", ["encoding": "UTF-8"], text: provider), XMLElement("srs", [:], [system]),
    ]
    xml = XMLElement(
      "maplayer", kind, markup: "\n" + common.map(\.description).joined() + content)
  }

  /// What a project calls the layer of that name.
  static func id(of name: String) -> String { "karaula_" + name }

  /// The entry in the tree of layers.
  var entry: XMLElement {
    XMLElement(
      "layer-tree-layer",
      [
        "id": id, "name": title, "source": source, "providerKey": provider,
        "checked": isOn ? "Qt::Checked" : "Qt::Unchecked", "expanded": isOn ? "1" : "0",
      ], legendNodes.map { [Self.nodes($0)] } ?? [])
  }

  private static func nodes(_ range: Range<Int>) -> XMLElement {
    let option = XMLElement(
      "Option",
      [
        "type": "QString", "name": "legend/node-order",
        "value": range.map { "\($0)" }.joined(separator: ","),
      ])
    return XMLElement("customproperties", [:], [XMLElement("Option", ["type": "Map"], [option])])
  }
}
