/// The legend of a printed map: what the map really shows.
struct MapLegend {
  let frame: LayoutItem.Frame
  /// The map it explains.
  let map: String
  /// The layers it explains, as a tree.
  let tree: XMLElement

  /// The sizes of letters (points) and the space above each kind of line (mm).
  private static let styles: [(name: String, size: Int, isBold: Bool, space: Double)] = [
    ("title", 12, true, 0), ("group", 11, true, 4), ("subgroup", 9, true, 2), ("symbol", 9, false, 1.2),
    ("symbolLabel", 9, false, 1.2),
  ]
  /// The size of a symbol (mm).
  private static let symbol = (width: 6, height: 3.5)
  /// The space between a symbol and its label (mm).
  private static let indent = 2

  /// The legend as a layout's item.
  var item: LayoutItem {
    LayoutItem(
      id: "legend", kind: .legend, frame: frame,
      attributes: [
        "map_uuid": map, "legendFilterByMap": "1", "resizeToContents": "1", "title": "", "columnCount": "1",
        "symbolWidth": "\(Self.symbol.width)", "symbolHeight": "\(Self.symbol.height)", "boxSpace": "0",
        "lineSpacing": "1", "fontColor": "#000000", "titleAlignment": "1", "symbolAlignment": "1",
      ],
      content: [
        XMLElement(
          "styles", [:],
          Self.styles.map { style in
            XMLElement(
              "style",
              [
                "name": style.name, "alignment": "1", "marginTop": "\(style.space)",
                "marginLeft": "\(style.name == "symbolLabel" ? Self.indent : 0)",
              ],
              [
                XMLElement(
                  "styleFont",
                  ["description": LayoutFont.description(size: style.size, isBold: style.isBold)])
              ])
          }), tree,
      ])
  }
}
