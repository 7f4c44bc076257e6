import SensorPhysics

/// The keys of `conditions`.
enum ConditionKeys {
  /// Visibilities (km).
  static let visibilities = Interval(Conditions.visibilities)
  /// Rain rates (mm/h).
  private static let rains = Interval(Conditions.rains)

  static let light = Key(
    "light", .choice(Light.allCases.map(\.rawValue)), "day or night", fallback: Light.night.rawValue)
  static let visibility = Key(
    "visibility_km", .number(visibilities, .kilometres), "the meteorological visibility without the rain",
    fallback: "clear air")
  static let rain = Key(
    "rain_mm_h", .number(rains, .millimetresPerHour), "the rain rate",
    fallback: "0")

  static let all = [light, visibility, rain]
}
