import SensorPhysics

/// The keys of an item of `centres`; those of a layer's columns are the same, `link`'s own among them.
enum CentreKeys {
  /// The upper end (GHz) of extremely high frequencies (ITU Radio Regulations, band 11), above those of any radio link on
  /// sale: a larger number was meant as MHz.
  private static let highestFrequency = 300.0

  static let level = Key(
    "level", .choice(CentreLevel.allCases.map(\.rawValue)),
    "local for a centre that sensors link to, or regional",
    fallback: "that of its type")
  static let type = Key(
    "type", .choice(CentreClass.all.map(\.name)), "a class of centre", fallback: "that of its level")
  static let mastHeight = Key(
    "mast_height_m", .number(.length, .metres), "the antenna's height above the ground", fallback: byLevel)
  static let link = Key("link", .mapping([frequency, maxRange]), "its radio: {frequency_ghz, max_range_m}")
  static let frequency = Key(
    "frequency_ghz", .number(.above(0, upTo: highestFrequency), .gigahertz), "the frequency of its links",
    fallback: byLevel)
  static let maxRange = Key(
    "max_range_m", .number(.positiveLength, .metres), "the longest link it takes", fallback: byLevel)
  static let capacity = Key(
    "capacity", .integer(.atLeast(1)), "how many sensors it can serve", fallback: byLevel)

  static let inline = [SiteKeys.id, level, type, SiteKeys.at, mastHeight, link, capacity]

  private static let byLevel = "that of its class"
}
