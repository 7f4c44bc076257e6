public import GeoCore

/// Who comes when a crosser is detected: vehicles, the roads that they drive, and how they go on beside these.
public struct ResponseInput: Sendable, Hashable {
  /// A vehicle with its crew that waits for a call.
  public struct Vehicle: Sendable, Hashable {
    /// Its id, unique among the vehicles.
    public var id: String
    /// What it is, in the user's words; nil where that is not told. It is shown and changes no time.
    public var type: String?
    /// Where it waits.
    public var coordinate: Coordinate
    /// How long it takes to get going after the call (s), at least 0.
    public var readyTime: Double
    /// Where it is written.
    public var place: InputError.Place
  }

  /// A layer of points at which vehicles wait.
  public struct VehicleLayer: Sendable, Hashable {
    /// The points.
    public var layer: SiteLayer
    /// How long those take to get going whose rows do not say it (s), at least 0.
    public var readyTime: Double
  }

  /// An item of the list of vehicles.
  public enum VehicleEntry: Sendable, Hashable {
    /// A vehicle that is written in the scenario.
    case vehicle(Vehicle)
    /// A layer of them.
    case layer(VehicleLayer)
  }

  /// The roads that vehicles drive.
  public struct Roads: Sendable, Hashable {
    /// The lines.
    public var layer: SiteLayer
    /// The column that tells the class of a line.
    public var classColumn: String
    /// The speed on each class (m/s), above 0; lines of other classes are not driven.
    public var speeds: [String: Double]
    /// The speed on lines whose class is not listed or not told (m/s), above 0; nil where these are not driven.
    public var otherSpeed: Double?
    /// Whom to credit for the data; nil where that is not told.
    public var attribution: String?
  }

  /// How people go on beside roads.
  public enum Foot: String, Sendable, Hashable, CaseIterable {
    /// They leave the vehicle where that is quicker, and walk by Tobler's function as `crossing` says.
    case tobler
    /// They never leave the vehicle.
    case none
  }

  /// From the first detection to the call (s), at least 0.
  public var detectionDelay: Double
  /// The vehicles, in the scenario's order; at least one item.
  public var vehicles: [VehicleEntry]
  /// The roads; nil where none are given.
  public var roads: Roads?
  /// The speed of vehicles beside roads on level open ground (m/s), above 0.
  public var offRoadSpeed: Double
  /// The steepest ground that they drive over beside roads (degrees), in (0, 90].
  public var steepest: Double
  /// How far the ground beside the border, around vehicles and on the straight way between both is looked at (m), above 0.
  public var reach: Double
  /// How people go on beside roads.
  public var foot: Foot
  /// Where the scenario tells it.
  public var place: InputError.Place

  /// The sources of its layers.
  public var sources: [SourcePath] {
    vehicles.compactMap { if case .layer(let layer) = $0 { layer.layer.source } else { nil } }
      + [roads?.layer.source].compactMap { $0 }
  }

  /// Its layers, vehicles first.
  public var layers: [SiteLayer] {
    vehicles.compactMap { if case .layer(let layer) = $0 { layer.layer } else { nil } }
      + [roads?.layer].compactMap { $0 }
  }
}

/// The speeds of vehicles that are called, on the classes of OpenStreetMap's key `highway` (km/h).
enum RoadSpeeds {
  /// An assumption: below the usual limits of rural roads, as crews drive on them at night. Ways on which no car can go, such as
  /// path, footway and steps, are not in it.
  static let openStreetMap: [String: Double] = [
    "motorway": 100, "motorway_link": 60, "trunk": 90, "trunk_link": 50, "primary": 80, "primary_link": 50,
    "secondary": 70, "secondary_link": 45, "tertiary": 60, "tertiary_link": 40, "unclassified": 45,
    "residential": 30, "living_street": 15, "service": 20, "road": 30, "track": 20,
  ]
}
