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
