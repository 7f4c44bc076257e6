public import RadioLinks
public import GeoCore
public import SensorPhysics

/// A type of equipment, of the scenario or of the built-in catalogue, with nothing left to inherit.
public struct EquipmentType: Sendable, Hashable {
  /// What a type is in the plan of a border.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It stands at a site.
    case sensor
    /// It drives a route or stands at posts.
    case vehicle
    /// It flies a route.
    case aircraft
    /// Sensors are linked to it.
    case centre
  }

  /// Its name, as sites give it.
  public var name: String
  /// What it is in the plan of a border.
  public var kind: Kind
  /// The class of the built-in catalogue that it is or extends, which maps draw it by; nil for a type of its own.
  public var catalogueClass: String?
  /// What it is, in a few words.
  public var summary: String?
  /// What it is used for, in a few words.
  public var role: String?
  /// How many the programme buys, at least 0; nil when it does not say.
  public var programmeCount: Int?
  /// What its figures assume, with sources.
  public var assumptions: String?
  /// The height of cameras or antenna above the ground (m), at least 0, unless a site tells its own.
  public var mastHeight: Double
  /// The radio antenna's height above the ground (m), at least 0, unless a site tells its own; nil for that of the cameras.
  public var antennaHeight: Double?
  /// The field of regard, in (0, 360] degrees, unless a site tells its own.
  public var sector: Angle
  /// The slant range below which it sees nothing (m), at least 0, unless a site tells its own.
  public var minRange: Double
  /// The lowest and the highest elevation angle that its head points at, in [-90, 90] degrees.
  public var tiltLimits: ClosedRange<Angle>
  /// Its cameras; none for some vehicles and for centres.
  public var cameras: [Camera]
  /// What one costs (EUR), at least 0; nil when not given.
  public var cost: Double?
  /// How it moves; what it does not tell is nil.
  public var movement: Movement
  /// What makes it a centre; what it does not tell is nil.
  public var centre: CentreFigures

  /// Whether it can stand at a site: it has cameras and does not fly.
  public var canStand: Bool { (kind == .sensor || kind == .vehicle) && !cameras.isEmpty }
}

/// How equipment moves.
public struct Movement: Sendable, Hashable {
  /// Its speed over the ground (m/s), above 0.
  public var speed: Double?
  /// How long it can be under way (s), above 0.
  public var endurance: Double?
  /// How long it stays at its base in between (s), at least 0.
  public var turnaround: Double?
  /// How high it flies above the ground (m), at least 0.
  public var height: Double?
  /// Whether it senses only when it stands.
  public var sensesAtHalts: Bool
}

/// What a monitoring centre can do.
public struct CentreFigures: Sendable, Hashable {
  /// A radio.
  public struct Link: Sendable, Hashable {
    /// Its frequency (Hz), above 0.
    public var frequency: Double
    /// How far it reaches (m), above 0.
    public var maxRange: Double
  }

  /// What it is for.
  public var level: CentreLevel?
  /// Its radio.
  public var link: Link?
  /// How many sensors it takes, at least 1; nil for any number.
  public var capacity: Int?
}

extension Scenario {
  /// The criterion sets that the cameras of its own types and patrols are judged by, each with the bands that it judges, in
  /// the order of bands.
  public var usedCriteria: [(set: CriterionSet, bands: [String])] {
    let cameras =
      equipment.flatMap(\.cameras) + patrols.compactMap(\.inline).flatMap { $0.cameras ?? [] }
    var used: [(set: CriterionSet, bands: [String])] = []
    for band in Band.allCases {
      for camera in cameras where camera.band == band {
        guard let set = camera.criteria ?? criteria[band] else { continue }
        guard let index = used.firstIndex(where: { $0.set == set }) else {
          used.append((set, [band.rawValue]))
          continue
        }
        if !used[index].bands.contains(band.rawValue) { used[index].bands.append(band.rawValue) }
      }
    }
    return used
  }
}

/// A number of the sensor models that is an assumption, as reports list it.
public struct ListedAssumption: Sendable, Hashable {
  /// The key that overrides it, with its unit.
  public let key: String
  /// A few words on what it means.
  public let summary: String
  /// Its value in the key's unit.
  public let value: String
  /// Whether it is another than the documented one.
  public let isOverridden: Bool
}

extension PhysicsAssumptions {
  /// All assumptions, in the order of the scenario's keys.
  public var listed: [ListedAssumption] {
    AssumptionKeys.entries.map { entry in
      let number = self[keyPath: entry.number]
      var written = number
      if case .number(_, let unit) = entry.key.kind { written = unit.written(number) }
      return ListedAssumption(
        key: entry.key.name, summary: entry.key.summary, value: YAMLNode.number(written).summary,
        isOverridden: number != PhysicsAssumptions()[keyPath: entry.number])
    }
  }
}
