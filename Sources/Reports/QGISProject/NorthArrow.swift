import Foundation

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
