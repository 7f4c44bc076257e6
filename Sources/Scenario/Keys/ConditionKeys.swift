import SensorPhysics

/// The keys of `conditions`.
enum ConditionKeys {
  static let light = Key(
    "light", .choice(Light.allCases.map(\.rawValue)), "day or night", fallback: Light.night.rawValue)
  static let visibility = Key(
    "visibility_km", .number(.positive, .kilometres), "the meteorological visibility without the rain",
    fallback: "clear air")
  static let rain = Key(
    "rain_mm_h", .number(.atLeast(0), .millimetresPerHour), "the rain rate",
    fallback: "0")

  static let all = [light, visibility, rain]
}
