public import GeoCore

/// A placed sensor: where its eye stands and what each of its cameras can reach.
public struct Sensor: Sendable, Hashable {
  /// Its id, unique in the scenario.
  public var id: String
  /// Its type of equipment.
  public var type: String
  /// Where it stands.
  public var coordinate: Coordinate
  /// The cameras' height above the ground (m), at least 0.
  public var mastHeight: Double
  /// One field per camera, in the type's order.
  public var fields: [CameraField]

  /// A sensor at that place.
  public init(id: String, type: String, coordinate: Coordinate, mastHeight: Double, fields: [CameraField]) {
    self.id = id
    self.type = type
    self.coordinate = coordinate
    self.mastHeight = mastHeight
    self.fields = fields
  }

  /// The longest reach of its cameras (m, slant), 0 when none sees anything.
  public var maxRange: Double { fields.filter(\.isUseful).map(\.maxRange).max() ?? 0 }
}

/// The field of regard of one camera of a placed sensor: what it can look at, swept by pan or by its
/// operator.
public struct CameraField: Sendable, Hashable {
  /// The camera's name.
  public var camera: String
  /// The band it works in.
  public var band: Band
  /// The slant range below which it sees nothing (m), at least 0.
  public var minRange: Double
  /// The slant range up to which it does the task (m); 0 for a day camera at night.
  public var maxRange: Double
  /// The direction of the sector's middle, clockwise from true north, in [0, 360) degrees.
  public var azimuth: Angle
  /// The sector's full width, in (0, 360] degrees.
  public var sector: Angle

  /// A field of that reach and direction.
  public init(camera: String, band: Band, minRange: Double, maxRange: Double, azimuth: Angle, sector: Angle) {
    self.camera = camera
    self.band = band
    self.minRange = minRange
    self.maxRange = maxRange
    self.azimuth = azimuth
    self.sector = sector
  }

  /// Whether any range lies within its limits.
  public var isUseful: Bool { maxRange > 0 && maxRange >= minRange }

  /// Whether the sector holds a direction, its two edges included.
  ///
  /// - Parameter direction: clockwise from true north, any angle.
  public func contains(azimuth direction: Angle) -> Bool {
    sector.radians >= 2 * .pi || azimuth.separation(from: direction).radians <= sector.radians / 2
  }
}
