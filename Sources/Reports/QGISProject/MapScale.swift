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
