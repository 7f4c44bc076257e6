/// The labels of a QGIS style.
struct QMLLabels {
  /// Where labels are put; the values are QGIS's numbers (Qgis::LabelPlacement).
  enum Placement: Int {
    case alongLine = 2
    case aroundPoint = 6
  }

  /// The expression, in QGIS's words, that gives a feature's label.
  let expression: String
  let placement: Placement

  /// The size of letters (points).
  private static let letterSize = 8
  /// The width of the white rim that keeps letters readable over a map (mm).
  private static let rim = 0.8
  /// QGIS's flags for a label along a line: above it (2), as the map is read (8).
  private static let lineFlags = 2 + 8

  /// The labels as a style has them.
  var xml: String {
    """
    <labeling type="simple"><settings calloutType="simple">
    <text-style fieldName="\(expression.inXML)" isExpression="1" fontSize="\(Self.letterSize)" \
    fontSizeUnit="Point" textColor="\(Colour.black.qml)" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="\(Self.rim)" bufferSizeUnits="MM" \
    bufferColor="\(Colour.white.qml)" bufferOpacity="1"/>
    </text-style>
    <placement placement="\(placement.rawValue)" placementFlags="\(Self.lineFlags)" \
    dist="1" distUnits="MM" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR"/>
    <rendering drawLabels="1" obstacle="1" obstacleFactor="1" displayAll="0" mergeLines="0"/>
    </settings></labeling>

    """
  }
}
