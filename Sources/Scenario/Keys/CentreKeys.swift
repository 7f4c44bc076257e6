import SensorPhysics

/// The keys of an item of `centres`.
enum CentreKeys {
  /// The frequencies (GHz) of radio links: from 1 MHz up to the end of the extremely high ones (ITU Radio Regulations, band 11). A
  /// larger number was meant as MHz.
  static let frequencies = Interval.from(0.001, upTo: 300)

  static let level = Key(
    "level", .choice(CentreLevel.allCases.map(\.rawValue)),
    "local for a centre that sensors link to, or regional", fallback: "that of its type")
  static let type = Key(
    "type", .text, "a type of equipment of the kind centre", fallback: "the catalogue's class of its level")
  static let mastHeight = Key(
    "mast_height_m", .number(.length, .metres), "the antenna's height above the ground", fallback: byType)
  static let link = Key("link", .mapping([frequency, maxRange]), "its radio: {frequency_ghz, max_range_m}")
  static let frequency = Key(
    "frequency_ghz", .number(frequencies, .gigahertz), "the frequency of its links", fallback: byType)
  static let maxRange = Key(
    "max_range_m", .number(.positiveLength, .metres), "the longest link it takes", fallback: byType)
  static let capacity = Key(
    "capacity", .integer(.from(1, upTo: 1e6)), "how many sensors it can serve", fallback: byType)

  static let acceptsSensors = Key(
    "accepts_sensors", .flag, "whether sensors link to it",
    fallback: "true for a local centre, false for a regional one")

  static let inline = [
    SiteKeys.id, level, type, SiteKeys.at, mastHeight, link, capacity, acceptsSensors,
  ]
  /// The columns of a layer, those of `link` among them.
  static let columns = [
    SiteKeys.id, level, type, mastHeight, frequency, maxRange, capacity, acceptsSensors,
  ]
  static let inLayer = [SiteKeys.source] + LayerKeys.ofCentres.all

  private static let byType = "that of its type, else of the catalogue's class of its level"
}
