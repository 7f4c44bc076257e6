import Coverage

/// The one palette of results, in the report, in QGIS and in pictures: the colours of Okabe and Ito (2008), their black and a
/// grey, so that colour-blind readers tell covered border and every cause of a gap apart.
enum CausePalette {
  /// Covered border, and ground that is seen well enough.
  static let covered = Colour.blue
  /// Ground that is seen, but not well enough.
  static let weak = Colour.skyBlue
  /// The way of a patrol.
  static let route = Colour.black

  /// The colour of border that is not covered for a cause.
  static func colour(of cause: GapCause) -> Colour {
    switch cause {
    case .beyondRange: .vermillion
    case .outsideField: .orange
    case .nearDeadZone: .yellow
    case .hiddenByTerrain: .purple
    case .hiddenByLandCover: .green
    case .notLinked: Colour(red: 0x66, green: 0x66, blue: 0x66)
    case .weather: .skyBlue
    case .notPatrolled: .black
    case .noTerrainData: Colour(red: 0xA8, green: 0xA8, blue: 0xA8)
    }
  }
}
