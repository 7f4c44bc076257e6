/// The labels of a QGIS style.
struct QMLLabels {
  /// Where labels are put.
  enum Placement {
    case alongLine
    case aroundPoint
    /// Level, beside the middle of a line: readable however the line winds.
    case besideMiddle
  }

  /// The expression, in QGIS's words, that gives a feature's label.
  let expression: String
  let placement: Placement
  /// Expressions, in QGIS's words, by the property they rule, such as whether a label is shown.
  var rules: [(property: Property, expression: String)] = []

  /// What an expression may rule; the values are QGIS's names (QgsPalLayerSettings::Property).
  enum Property: String {
    case isShown = "Show"
    /// Which labels get room first: 10 before 0.
    case priority = "Priority"
  }

  /// The size of letters (points).
  private static let letterSize = 8
  /// The width of the white rim that keeps letters readable over a map (mm).
  private static let rim = 0.8
  /// QGIS's number for a rule that is an expression (QgsProperty::ExpressionBasedProperty).
  private static let expressionRule = 3

  /// The labels as a style has them.
  var xml: Markup {
    """
    <labeling type="simple"><settings calloutType="simple">
    <text-style fieldName="\(expression)" isExpression="1" fontSize="\(Self.letterSize)" \
    fontSizeUnit="Point" fontWeight="\(LayoutFont.normal)" textColor="\(Colour.black.qml)" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="\(Self.rim)" bufferSizeUnits="MM" \
    bufferColor="\(Colour.white.qml)" bufferOpacity="1"/>
    </text-style>
    <placement \(placement.attributes) distUnits="MM" predefinedPositionOrder="TR,TL,BR,BL,R,L,TSR,BSR"/>
    <rendering drawLabels="1" obstacle="1" obstacleFactor="1" displayAll="0" mergeLines="0"/>
    \(ruled)</settings></labeling>

    """
  }

  private var ruled: Markup {
    if rules.isEmpty { return "" }
    let entries = rules.map { rule -> Markup in
      """
      <Option type="Map" name="\(rule.property.rawValue)"><Option type="bool" name="active" value="true"/>\
      <Option type="QString" name="expression" value="\(rule.expression)"/>\
      <Option type="int" name="type" value="\(Self.expressionRule)"/></Option>

      """
    }
    return """
      <dd_properties><Option type="Map"><Option type="QString" name="name" value=""/>
      <Option type="Map" name="properties">
      \(entries.joined())</Option>
      <Option type="QString" name="type" value="collection"/></Option></dd_properties>

      """
  }
}

extension QMLLabels.Placement {
  /// QGIS's numbers (Qgis::LabelPlacement).
  private static let line = 2
  private static let ordered = 6
  /// QGIS's flags for a label along a line: above it (2), as the map is read (8).
  private static let lineFlags = 2 + 8
  /// QGIS's number for distances counted from a symbol's edge (QgsPalLayerSettings::FromSymbolBounds).
  private static let fromSymbol = 1

  /// What a style says of the placement; distances are millimetres.
  fileprivate var attributes: Markup {
    switch self {
    case .alongLine: #"placement="\#(Self.line)" placementFlags="\#(Self.lineFlags)" dist="1""#
    case .aroundPoint: #"placement="\#(Self.ordered)" offsetType="\#(Self.fromSymbol)" dist="0.3""#
    case .besideMiddle:
      #"placement="\#(Self.ordered)" dist="2" geometryGeneratorEnabled="1" "#
        + #"geometryGeneratorType="PointGeometry" "#
        + #"geometryGenerator="line_interpolate_point($geometry, length($geometry) / 2)""#
    }
  }
}
