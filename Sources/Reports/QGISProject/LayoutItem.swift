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
      "LayoutItem", common, more: attributes, markup: "\n" + content.map(\.description).joined())
  }
}
