import RadioLinks
import SensorPhysics

/// The keys of a type of equipment.
enum EquipmentKeys {
  static let extends = Key(
    "extends", .text, "the type to start from: a catalogue class or a type of this scenario")
  static let kind = Key(
    "kind", .choice(EquipmentType.Kind.allCases.map(\.rawValue)), "sensor, vehicle, aircraft or centre",
    fallback: "that of the type it extends, else sensor")
  static let description = Key("description", .text, "what it is, in a few words")
  static let role = Key("role", .text, "what it is used for, in a few words")
  static let programmeCount = Key(
    "programme_count", .integer(.programmeCount), "how many the programme buys")
  static let assumptions = Key("assumptions", .text, "what its figures assume, with sources")
  static let mastHeight = Key(
    "mast_height_m", .number(.length, .metres), "the height of cameras or antenna above the ground",
    fallback: "that of the type it extends; 0 for aircraft and what has no cameras")
  static let antennaHeight = Key(
    "antenna_height_m", .number(.length, .metres),
    "the height of a sensor's radio antenna above the ground",
    fallback: "that of the type it extends, else mast_height_m")
  static let sector = Key(
    "sector_deg", .number(.sector, .degrees), "the width of its field of regard",
    fallback: "that of the type it extends, else 360")
  static let minRange = Key(
    "min_range_m", .number(.length, .metres), "the slant range below which it sees nothing",
    fallback: "that of the type it extends, else 0")
  static let tiltLimits = Key(
    "tilt_limits_deg", .list(.number(.from(-90, upTo: 90), .degrees)),
    "[lowest, highest] tilt of its head above the horizon",
    fallback: "that of the type it extends, else [-90, 90]")
  static let cameras = Key(
    "cameras", .list(.mapping(CameraKeys.all)), "a list of cameras: {name, band, ...}",
    fallback: "those of the type it extends")
  static let cost = Key(
    "cost_eur", .number(.money, .euros), "what one costs")

  static let speed = Key("speed_m_s", .number(.speed, .metresPerSecond), "its speed over the ground")
  static let endurance = Key("endurance_s", .number(.positiveTime, .seconds), "how long it can be under way")
  static let turnaround = Key(
    "turnaround_s", .number(.time, .seconds), "how long it stays at its base in between")
  static let flightHeight = Key(
    "height_m", .number(.length, .metres), "how high it flies above the ground")
  static let halts = Key("senses_at_halts", .flag, "whether it senses only when it stands", fallback: "false")

  static let level = Key(
    "level", .choice(CentreLevel.allCases.map(\.rawValue)), "local or regional")
  static let link = Key("link", .mapping([frequency, linkRange]), "its radio: {frequency_ghz, max_range_m}")
  static let frequency = Key(
    "frequency_ghz", .number(CentreKeys.frequencies, .gigahertz), "the radio's frequency", isRequired: true)
  static let linkRange = Key(
    "max_range_m", .number(.positiveLength, .metres), "how far the radio reaches", isRequired: true)
  static let capacity = Key(
    "capacity", .integer(.from(1, upTo: 1e6)), "how many sensors it takes", fallback: "any number")

  static let all = [
    extends, kind, description, role, programmeCount, assumptions, mastHeight, antennaHeight,
    sector, minRange, tiltLimits,
    cameras, cost, speed, endurance, turnaround, flightHeight, halts, level, link, capacity,
  ]
}

/// The keys of a criterion set, and of `criteria` by band.
enum CriterionKeys {
  /// The two ways to say what a task needs.
  struct Needs: Sendable {
    let task: DiscriminationTask
    let cycles: Key
    let density: Key

    init(_ task: DiscriminationTask) {
      self.task = task
      cycles = Key(
        "\(task.rawValue)_cycles", .number(.factor, .one),
        "resolved cycles across the critical dimension for \(task.rawValue) in half of the trials")
      density = Key(
        "\(task.rawValue)_px_per_m", .number(.factor, .one),
        "pixels per metre on the target for \(task.rawValue) in half of the trials")
    }
  }

  static let edition = Key("edition", .text, "the edition of the document that it is from")
  static let source = Key("source", .text, "where its figures come from")
  static let needs = DiscriminationTask.allCases.map(Needs.init)

  static let all = [edition, source] + needs.flatMap { [$0.cycles, $0.density] }

  /// A key for each band.
  static let byBand = Band.allCases.map { band in
    Key(
      band.rawValue, .text, "the criterion set of \(band.rawValue) cameras",
      fallback: CriterionSet.usual(for: band).name)
  }
}
