/// An item of a printed map; lengths are millimetres on paper.
struct LayoutItem {
  /// A rectangle of the page, from its top left corner.
  struct Frame {
    let x: Double
    let y: Double
    let width: Double
    let height: Double
  }

  /// The kinds of item; the values are QGIS's numbers (QgsLayoutItemRegistry::ItemType).
  enum Kind: Int {
    case page = 65638
    case map = 65639
    case picture = 65640
    case label = 65641
    case legend = 65642
    case scaleBar = 65646
  }

  /// What other items call it.
  let id: String
  let kind: Kind
  let frame: Frame
  /// Whether a line runs round it.
  var isFramed = false
  /// What is said of this kind alone: attributes, as XML has them, and elements.
  let attributes: KeyValuePairs<String, String>
  let content: [XMLElement]

  /// The width of the line around an item.
  private static let rim = "0.3,mm"

  /// The item as a layout has it.
  ///
  /// - Parameter level: how far it lies above the page.
  func xml(level: Int) -> XMLElement {
    let common: KeyValuePairs = [
      "type": "\(kind.rawValue)", "id": id, "uuid": id, "templateUuid": id, "zValue": "\(level)",
      "position": "\(frame.x),\(frame.y),mm", "positionOnPage": "\(frame.x),\(frame.y),mm",
      "size": "\(frame.width),\(frame.height),mm", "referencePoint": "0", "visibility": "1", "opacity": "1",
      "frame": isFramed ? "true" : "false", "outlineWidthM": Self.rim, "frameJoinStyle": "miter",
      "background": "false",
    ]
    return XMLElement(
      "LayoutItem", common, more: attributes, markup: "\n" + content.map(\.markup).joined())
  }
}

/// The letters of maps.
enum LayoutFont {
  /// A family that every system has or stands in for.
  static let family = "Sans Serif"
  /// Qt's numbers for weights (QFont::Weight, Qt 5); QGIS takes letters without one for the thinnest.
  static let normal = 50
  private static let bold = 75

  /// A font as Qt writes it (QFont::toString).
  ///
  /// - Parameter size: of the letters (points).
  static func description(size: Int, isBold: Bool = false) -> String {
    "\(family),\(size),-1,5,\(isBold ? bold : normal),0,0,0,0,0"
  }
}

/// A line of text on a printed map.
struct LayoutLabel {
  let id: String
  /// The text, with QGIS's expressions between `[%` and `%]`.
  let text: String
  /// The size of its letters (points).
  let size: Int
  let isBold: Bool
  let isAtRight: Bool

  /// A label, in plain letters from the left unless said otherwise.
  init(id: String, _ text: String, size: Int, isBold: Bool = false, isAtRight: Bool = false) {
    self.id = id
    self.text = text
    self.size = size
    self.isBold = isBold
    self.isAtRight = isAtRight
  }

  /// Qt's numbers for where a text stands (Qt::AlignmentFlag).
  private enum Alignment {
    static let left = 1
    static let right = 2
    static let middle = 128
  }

  /// The label as a layout's item.
  func item(in frame: LayoutItem.Frame) -> LayoutItem {
    LayoutItem(
      id: id, kind: .label, frame: frame,
      attributes: [
        "labelText": text, "htmlState": "0", "marginX": "0", "marginY": "0",
        "halign": "\(isAtRight ? Alignment.right : Alignment.left)", "valign": "\(Alignment.middle)",
      ],
      content: [
        XMLElement("LabelFont", ["description": LayoutFont.description(size: size, isBold: isBold)]),
        XMLElement("FontColor", ["red": "0", "green": "0", "blue": "0", "alpha": "255"]),
      ])
  }
}
