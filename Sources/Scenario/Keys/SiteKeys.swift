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
