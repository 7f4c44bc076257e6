/// The keys of a type of equipment.
enum EquipmentKeys {
  static let extends = Key(
    "extends", .text, "the type to start from: a catalogue class or a type of this scenario")
  static let description = Key("description", .text, "what it is, in a few words")
  static let assumptions = Key("assumptions", .text, "what its figures assume, with sources")
  static let mastHeight = Key(
    "mast_height_m", .number(.length, .metres), "the cameras' height above the ground",
    fallback: "that of the type it extends")
  static let sector = Key(
    "sector_deg", .number(.above(0, upTo: 360), .degrees), "the width of its field of regard",
    fallback: "that of the type it extends, else 360")
  static let minRange = Key(
    "min_range_m", .number(.length, .metres), "the slant range below which it sees nothing",
    fallback: "that of the type it extends, else 0")
  static let cameras = Key(
    "cameras", .list(.mapping(CameraKeys.all)), "a list of cameras: {name, band, ...}",
    fallback: "those of the type it extends")
  static let cost = Key(
    "cost_eur", .number(.atLeast(0), .euros), "what one costs",
    carried: .init(meaning: "no costs are added up"))

  static let all = [extends, description, assumptions, mastHeight, sector, minRange, cameras, cost]
}
