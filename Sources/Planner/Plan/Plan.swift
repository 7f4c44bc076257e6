public import RadioLinks
public import Coverage
public import GeoCore
public import SensorPhysics

/// All that a run needs, resolved and validated: the border on its lattices, the sensors placed on them.
public struct Plan: Sendable, Codable {
  /// One zone of the border.
  public struct Zone: Sendable, Codable {
    /// Its lattice.
    public var lattice: Lattice
    /// The border's stretches on its plane, by part and chainage.
    public var stretches: [PlaneStretch]
    /// Where each sensor stands on its plane, in the scenario's order; nil for one too far away to matter.
    public var placements: [Placement?]
    /// Where each stance of each patrol is on its plane; nil for one too far away to matter.
    public var stances: [[Placement?]] = []

    /// A zone of the border.
    public init(lattice: Lattice, stretches: [PlaneStretch], placements: [Placement?]) {
      self.lattice = lattice
      self.stretches = stretches
      self.placements = placements
    }
  }

  /// Where a sensor stands on a zone's plane.
  public struct Placement: Sendable, Codable {
    /// Its point of the plane.
    public var point: PlanePoint
    /// From true north to the plane's north there, clockwise positive.
    public var convergence: Angle

    /// A place on a plane.
    public init(point: PlanePoint, convergence: Angle) {
      self.point = point
      self.convergence = convergence
    }
  }

  /// The border.
  public var border: BorderLine
  /// Its zones, west to east.
  public var zones: [Zone]
  /// The sensors, in the scenario's order.
  public var sensors: [Sensor]
  /// How far the target stands above its ground (m).
  public var targetHeight: Double
  /// The probability that covers a piece, in (0, 1].
  public var requiredProbability: Double
  /// How the ground drops with distance.
  public var curvature: EarthCurvature
  /// What a void does to a ray.
  public var voids: VoidPolicy
  /// The patrols.
  public var patrols: PatrolPlan?
  /// Whether vegetation and buildings, where their source is given, block sight: not when the terrain holds them.
  public var landCoverBlocks = true
  /// How far the terrain's elevations may be off; nil when not known.
  public var terrainError: TerrainError?
  /// Of each sensor whether it counts; nil when all do.
  public var countingSensors: [Bool]?
  /// Who takes the links of sensors that fail; nil when nobody does.
  public var linkReserve: LinkReserve?
  /// How far a target or a sensor in a void may take its ground from (m).
  public var assumedGroundReach: Double
  /// The strip that maps show; nil when no map is wanted.
  public var corridor: Corridor?
  /// Whether the maps' tiles tell who would detect a target in each cell.
  public var wantsDetections = false
  /// The length of border worked on at a time (m).
  public var sectionLength: Double

  /// A plan of those parts.
  public init(
    border: BorderLine, zones: [Zone], sensors: [Sensor], targetHeight: Double, requiredProbability: Double,
    curvature: EarthCurvature, voids: VoidPolicy, assumedGroundReach: Double, corridor: Corridor?,
    sectionLength: Double
  ) {
    self.border = border
    self.zones = zones
    self.sensors = sensors
    self.targetHeight = targetHeight
    self.requiredProbability = requiredProbability
    self.curvature = curvature
    self.voids = voids
    self.assumedGroundReach = assumedGroundReach
    self.corridor = corridor
    self.sectionLength = sectionLength
  }

  /// Whether a sensor counts: one that must be linked and is not does not.
  func counts(sensor: Int) -> Bool { countingSensors?[sensor] ?? true }
}
