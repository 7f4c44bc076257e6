/// What the rows of a layer are read as.
public enum RowKind: Sendable {
  case site, centre, patrol, observer, vehicle
}

extension RowKind {
  /// What one of them is called.
  var noun: String {
    switch self {
    case .site: "site"
    case .centre: "centre"
    case .patrol: "patrol"
    case .observer: "observer"
    case .vehicle: "vehicle"
    }
  }

  /// The keys that columns are read as.
  var keys: [Key] {
    switch self {
    case .site: SiteKeys.columns
    case .centre: CentreKeys.columns
    case .patrol: PatrolKeys.columns
    case .observer: ObserverKeys.columns
    case .vehicle: VehicleKeys.columns
    }
  }

  /// The keys that rows need, one of each list, unless a default takes their place.
  var needs: [[Key]] {
    switch self {
    case .site: [[SiteKeys.type]]
    case .centre: [[CentreKeys.level, CentreKeys.type]]
    case .patrol: [[PatrolKeys.type]]
    case .observer, .vehicle: []
    }
  }

  /// Whether rows need an id, so that one is made for those that have none.
  var needsID: Bool { self != .observer }

  /// The key for the height above the ground; nil for what stands on it.
  var heightKey: Key? {
    switch self {
    case .site: SiteKeys.mastHeight
    case .centre: CentreKeys.mastHeight
    case .patrol: PatrolKeys.height
    case .observer: ObserverKeys.observerHeight
    case .vehicle: nil
    }
  }

  /// The columns that a result writes beside those that it read, which are not read again.
  var resultColumns: [String] { self == .site ? Site.resultColumns : [] }

  /// The keys of all kinds of layers: no column of such a name is a misspelt other one.
  static let allNames = Set(
    [RowKind.site, .centre, .patrol, .observer, .vehicle].flatMap { $0.keys.map(\.name) })
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

  /// What columns may hold that are called otherwise than any key.
  struct Synonym {
    /// What people call them, in small letters.
    let names: Set<String>
    /// The key that may be meant; nil when no column can say it.
    let key: Key?
    /// What a row can say instead, a sentence.
    let advice: String

    init(_ names: Set<String>, for key: Key) {
      self.names = names
      self.key = key
      advice = ""
    }

    init(_ names: Set<String>, advice: String) {
      self.names = names
      key = nil
      self.advice = advice
    }
  }

  /// The names that are told when a key has no column.
  var synonyms: [Synonym] {
    let azimuths: Set = ["bearing", "heading", "azimut", "direction"]
    let masts: Set = [
      "height", "height_m", "observ_hgt", "observer_height", "observer_height_m", "antenna_height", "mast",
    ]
    switch self {
    case .site:
      return [
        Synonym(azimuths, for: SiteKeys.azimuth), Synonym(masts, for: SiteKeys.mastHeight),
        Synonym(
          ["max_range_m", "max_range_", "max_range", "range", "range_m", "radius"],
          advice: "a site's range is that of its type's cameras, which `max_range_m` of a camera limits"),
      ]
    case .centre:
      return [
        Synonym(masts, for: CentreKeys.mastHeight),
        Synonym(["range", "range_m", "radius"], for: CentreKeys.maxRange),
        Synonym(["ghz", "mhz"], for: CentreKeys.frequency),
      ]
    case .patrol:
      return [
        Synonym(["altitude", "alt", "flight_height"], for: PatrolKeys.height),
        Synonym(["flight_time"], for: PatrolKeys.endurance),
      ]
    case .vehicle: return [Synonym(["ready", "delay_s"], for: VehicleKeys.ready)]
    case .observer:
      return [
        Synonym(azimuths, for: ObserverKeys.azimuth),
        Synonym(["height", "height_m", "mast_height_m", "mast_height"], for: ObserverKeys.observerHeight),
        Synonym(["range", "range_m"], for: ObserverKeys.maxRange),
        Synonym(
          ["azim_1", "azim_2"], advice: "azimuth_deg and sector_deg tell a sector by its middle and width"),
        Synonym(
          ["angle_down", "angle_up"],
          advice: "tilt_deg and vertical_angle_deg tell a vertical field by its middle and height"),
      ]
    }
  }
}
