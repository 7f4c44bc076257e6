/// The keys of a layer of observers. What numbers make sense is the command's to say, whose options say the same.
enum ObserverKeys {
  static let id = Key("id", .text, "the name of its file", fallback: "the feature's number")
  static let observerHeight = length("observer_height_m", "the eye above its ground")
  static let observerElevation = length("observer_elevation_m", "the eye above the DEM's datum")
  static let targetHeight = length("target_height_m", "the target above its ground")
  static let minRange = length("min_range_m", "the nearest ground distance looked at")
  static let maxRange = length("max_range_m", "the furthest ground distance looked at")
  static let azimuth = angle("azimuth_deg", "the direction of the sector's middle, clockwise from true north")
  static let sector = angle("sector_deg", "the width of the sector looked at")
  static let tilt = angle("tilt_deg", "the elevation angle of the vertical field's middle")
  static let verticalAngle = angle("vertical_angle_deg", "the height of the vertical field")

  /// The numbers that columns may hold.
  static let numbers = [
    observerHeight, observerElevation, targetHeight, minRange, maxRange, azimuth, sector, tilt, verticalAngle,
  ]
  static let columns = [id] + numbers

  private static func length(_ name: String, _ summary: String) -> Key {
    Key(name, .number(.finite, .metres), summary, fallback: "the command's option")
  }

  private static func angle(_ name: String, _ summary: String) -> Key {
    Key(name, .number(.finite, .degrees), summary, fallback: "the command's option")
  }
}
