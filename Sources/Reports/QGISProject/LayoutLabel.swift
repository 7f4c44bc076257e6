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
