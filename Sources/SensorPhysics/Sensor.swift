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
