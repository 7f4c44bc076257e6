/// Crosses of longitude and latitude on a printed map, with their degrees at its frame.
struct MapGrid {
  /// The longer side of what is shown (degrees).
  let degrees: Double

  /// How many lines there are about.
  private static let lines = 6.0
  private static let steps = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5]
  private static let letterSize = 8

  /// QGIS's numbers (QgsLayoutItemMapGrid).
  private enum Style {
    static let cross = 1
    static let ticksInside = 2
    static let decimalWithSuffix = 3
  }

  /// The grid within a layout's map.
  var xml: XMLElement {
    let step = Self.steps.first { degrees / $0 <= Self.lines } ?? 10
    let decimals = step < 0.1 ? 2 : step < 1 ? 1 : 0
    return XMLElement(
      "ComposerMapGrid",
      [
        "name": "Coordinates", "uuid": "coordinates", "show": "1", "gridStyle": "\(Style.cross)",
        "intervalX": "\(step)", "intervalY": "\(step)", "offsetX": "0", "offsetY": "0", "unit": "0",
        "crossLength": "2", "gridFrameStyle": "\(Style.ticksInside)", "gridFrameSideFlags": "15",
        "gridFrameWidth": "2", "gridFramePenThickness": "0.3", "gridFrameMargin": "0", "showAnnotation": "1",
        "annotationFormat": "\(Style.decimalWithSuffix)", "annotationPrecision": "\(decimals)",
        "leftAnnotationDisplay": "0", "rightAnnotationDisplay": "3", "topAnnotationDisplay": "3",
        "bottomAnnotationDisplay": "0", "leftAnnotationPosition": "0", "rightAnnotationPosition": "0",
        "topAnnotationPosition": "0", "bottomAnnotationPosition": "0", "leftAnnotationDirection": "0",
        "rightAnnotationDirection": "0", "topAnnotationDirection": "0", "bottomAnnotationDirection": "0",
        "frameAnnotationDistance": "1",
        "annotationFontColor": Colour.black.qml,
      ],
      [
        ReferenceSystem.wgs84,
        XMLElement(
          "annotationFontProperties",
          ["description": LayoutFont.description(size: Self.letterSize, isBold: false)]),
      ])
  }
}
