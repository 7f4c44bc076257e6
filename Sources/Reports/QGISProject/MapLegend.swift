import Foundation

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

/// The scale bar of a printed map, measured on the ellipsoid.
struct MapScale {
  let frame: LayoutItem.Frame
  /// The map it measures.
  let map: String

  /// QGIS fits a round length into these widths of a segment (mm).
  private static let segment = (least: 12, most: 27)
  private static let letterSize = 9

  /// The scale bar as a layout's item.
  var item: LayoutItem {
    LayoutItem(
      id: "scale", kind: .scaleBar, frame: frame,
      attributes: [
        "mapUuid": map, "style": "Single Box", "unitType": "km", "unitLabel": "km",
        "numMapUnitsPerScaleBarUnit": "1", "numSegments": "2", "numSegmentsLeft": "0", "height": "2",
        "segmentSizeMode": "1", "minBarWidth": "\(Self.segment.least)", "maxBarWidth": "\(Self.segment.most)",
        "numUnitsPerSegment": "1", "outlineWidth": "0.3", "labelBarSpace": "2", "boxContentSpace": "0",
      ],
      content: [
        XMLElement(
          "text-style",
          [
            "fontFamily": LayoutFont.family, "fontSize": "\(Self.letterSize)", "fontSizeUnit": "Point",
            "fontWeight": "\(LayoutFont.normal)",
            "textColor": Colour.black.qml, "textOpacity": "1",
          ]),
        XMLElement("fillColor", ["red": "0", "green": "0", "blue": "0", "alpha": "255"]),
        XMLElement("fillColor2", ["red": "255", "green": "255", "blue": "255", "alpha": "255"]),
      ])
  }
}

/// The arrow to the north of a printed map: a picture of its own, as no path to one is the same on every machine.
struct NorthArrow {
  let frame: LayoutItem.Frame
  /// The map whose north it shows.
  let map: String

  /// The picture.
  private static let svg = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 56" width="40" height="56">\
    <path d="M20 16L33 54L20 45z" fill="#000000"/>\
    <path d="M20 16L7 54L20 45z" fill="#ffffff" stroke="#000000" stroke-width="1" stroke-linejoin="round"/>\
    <path d="M14 13V1h2l8 8.5V1h2v12h-2l-8-8.5V13z" fill="#000000"/></svg>
    """

  /// QGIS's number for true north (QgsLayoutNorthArrowHandler::TrueNorth).
  private static let trueNorth = 1
  /// QGIS's number for a picture drawn as vectors (QgsLayoutItemPicture::FormatSVG).
  private static let vectors = 0

  /// The arrow as a layout's item.
  var item: LayoutItem {
    LayoutItem(
      id: "north", kind: .picture, frame: frame,
      attributes: [
        "file": "base64:" + Data(Self.svg.utf8).base64EncodedString(), "mode": "\(Self.vectors)",
        "mapUuid": map, "northMode": "\(Self.trueNorth)", "northOffset": "0", "resizeMode": "0",
        "anchorPoint": "4",
      ], content: [])
  }
}
