import RadioLinks
import SensorPhysics

/// The keys of an item of `sites`.
enum SiteKeys {
  static let id = Key("id", .text, "an id, unique in the scenario", isRequired: true)
  static let type = Key(
    "type", .text, "a type of equipment, of this scenario or of the catalogue", isRequired: true)
  static let at = Key("at", .list(.number(.placeNumber, .degrees)), "[longitude, latitude]", isRequired: true)
  static let azimuth = Key(
    "azimuth_deg", .number(.azimuth, .degrees),
    "the direction of the sector's middle, clockwise from true north")
  static let sector = Key(
    "sector_deg", .number(.sector, .degrees), "the width of its field of regard",
    fallback: "the type's")
  static let mastHeight = Key(
    "mast_height_m", .number(.length, .metres), "the cameras' height above the ground",
    fallback: "the type's")
  static let antennaHeight = Key(
    "antenna_height_m", .number(.length, .metres), "its radio antenna's height above the ground",
    fallback: "the type's, else the cameras'")
  static let minRange = Key(
    "min_range_m", .number(.length, .metres), "the slant range below which it sees nothing",
    fallback: "the type's")
  static let attributes = Key("attributes", .anything, "free texts and numbers by name")

  static let inline = [
    id, type, at, azimuth, sector, mastHeight, antennaHeight, minRange, attributes,
  ]
  /// The columns of a layer; `attributes` holds a JSON object.
  static let columns = [id, type, azimuth, sector, mastHeight, antennaHeight, minRange, attributes]

  static let source = Key(
    "source", .text, "a point source that GDAL opens, relative to this file", isRequired: true)
  static let inLayer = [source] + LayerKeys.ofSites.all
}

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

/// The keys of `links` where it is a mapping.
enum LinkKeys {
  static let mode = Key("mode", .choice(words), "what a missing link means", fallback: usualMode)
  static let appliesTo = Key(
    "applies_to", .list(.choice(LinkedKind.allCases.map(\.rawValue))),
    "whose links are looked at: a list of sites, posts, vehicles, aircraft",
    fallback: "[\(LinkedKind.sites.rawValue)]")
  static let earthRadiusFactor = Key(
    "earth_radius_factor", .number(.above(0, upTo: 1000), .one),
    "how many times as large the earth is to radio waves", fallback: "4/3")
  static let fresnelShare = Key(
    "fresnel_share", .number(.from(0, upTo: 2), .one),
    "the share of the first Fresnel zone's radius that must be free",
    fallback: "\(LinkRules().fresnelShare)")

  static let all = [mode, appliesTo, earthRadiusFactor, fresnelShare]

  /// What `links` may say as one word.
  static let words = LinkPolicy.allCases.map(\.rawValue)
  static let usualMode =
    "\(LinkPolicy.report.rawValue) with centres, else \(LinkPolicy.ignore.rawValue)"
}

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
