/// What the rows of a layer are read as.
public enum RowKind: Sendable {
  case site, centre, patrol, observer
}

extension RowKind {
  /// What one of them is called.
  var noun: String {
    switch self {
    case .site: "site"
    case .centre: "centre"
    case .patrol: "patrol"
    case .observer: "observer"
    }
  }

  /// The keys that columns are read as.
  var keys: [Key] {
    switch self {
    case .site: SiteKeys.columns
    case .centre: CentreKeys.columns
    case .patrol: PatrolKeys.columns
    case .observer: ObserverKeys.columns
    }
  }

  /// The keys that rows need, one of each list, unless a default takes their place.
  var needs: [[Key]] {
    switch self {
    case .site: [[SiteKeys.type]]
    case .centre: [[CentreKeys.level, CentreKeys.type]]
    case .patrol: [[PatrolKeys.type]]
    case .observer: []
    }
  }

  /// Whether rows need an id, so that one is made for those that have none.
  var needsID: Bool { self != .observer }

  /// The key for the height above the ground.
  var heightKey: Key {
    switch self {
    case .site: SiteKeys.mastHeight
    case .centre: CentreKeys.mastHeight
    case .patrol: PatrolKeys.height
    case .observer: ObserverKeys.observerHeight
    }
  }

  /// The columns that a result writes beside those that it read, which are not read again.
  var resultColumns: [String] { self == .site ? Site.resultColumns : [] }

  /// The keys of all kinds of layers: no column of such a name is a misspelt other one.
  static let allNames = Set(
    [RowKind.site, .centre, .patrol, .observer].flatMap { $0.keys.map(\.name) })
}

// What other programs and other people call the columns.
extension RowKind {
  /// The columns of QGIS's plugin Visibility Analysis, by the key that they are read as.
  var pluginColumns: [(column: String, key: Key)] {
    guard self == .observer else { return [] }
    return [
      ("observ_hgt", ObserverKeys.observerHeight), ("target_hgt", ObserverKeys.targetHeight),
      ("radius", ObserverKeys.maxRange), ("radius_in", ObserverKeys.minRange),
    ]
  }

  /// The name of that plugin.
  static let plugin = "QGIS Visibility Analysis"

  /// Names of columns that may mean a key, in small letters, by what a row should have instead.
  var synonyms: [(names: Set<String>, meaning: String)] {
    let azimuth: (Set<String>, String) = (["bearing", "heading", "azimut", "direction"], "azimuth_deg")
    let mast: (Set<String>, String) = (
      ["height", "height_m", "observ_hgt", "observer_height", "observer_height_m", "antenna_height", "mast"],
      "mast_height_m"
    )
    switch self {
    case .site:
      return [
        azimuth, mast,
        (
          ["max_range_m", "max_range", "max_range_", "range", "radius"], "max_range_m of a camera of its type"
        ),
      ]
    case .centre: return [mast, (["range", "radius"], "max_range_m"), (["ghz", "mhz"], "frequency_ghz")]
    case .patrol:
      return [(["altitude", "alt", "flight_height"], "height_m"), (["flight_time"], "endurance_s")]
    case .observer:
      return [
        azimuth, (["height", "height_m", "mast_height_m", "mast_height"], "observer_height_m"),
        (["range"], "max_range_m"), (["azim_1", "azim_2"], "azimuth_deg and sector_deg"),
        (["angle_down", "angle_up"], "tilt_deg and vertical_angle_deg"),
      ]
    }
  }
}
