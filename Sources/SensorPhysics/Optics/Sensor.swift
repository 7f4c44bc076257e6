public import GeoCore

/// A placed sensor: where its eye stands and what each of its cameras can reach.
public struct Sensor: Sendable, Hashable, Codable {
  /// Its id, unique in the scenario.
  public var id: String
  /// Its type of equipment.
  public var type: String
  /// Where it stands.
  public var coordinate: Coordinate
  /// The cameras' height above the ground (m), at least 0.
  public var mastHeight: Double
  /// The radio antenna's height above the ground (m), at least 0.
  public var antennaHeight: Double
  /// One field per camera, in the type's order.
  public var fields: [CameraField]

  /// A sensor at that place.
  ///
  /// - Parameters:
  ///   - antennaHeight: nil for that of the cameras.
  ///   - id: an id that nothing else has.
  ///   - type: the name of its type.
  ///   - coordinate: where it stands.
  ///   - mastHeight: the cameras above the ground (m), at least 0.
  ///   - fields: where each camera looks and what it detects there.
  public init(
    id: String, type: String, coordinate: Coordinate, mastHeight: Double,
    antennaHeight: Double? = nil,
    fields: [CameraField]
  ) {
    self.id = id
    self.type = type
    self.coordinate = coordinate
    self.mastHeight = mastHeight
    self.antennaHeight = antennaHeight ?? mastHeight
    self.fields = fields
  }

  /// The longest range of its cameras with `geometricRangeProbability` (m, slant), 0 when none has it.
  public var maxRange: Double { fields.filter(\.isUseful).map(\.maxRange).max() ?? 0 }

  /// The longest range at which any of its cameras sees anything at all (m, slant), 0 when none does.
  public var reach: Double { fields.filter(\.isUseful).map(\.reach).max() ?? 0 }

  /// The longest range that matters to a verdict on a probability (m, slant).
  ///
  /// - Parameter probability: in (0, 1].
  public func furthestRange(required probability: Double) -> Double {
    fields.map { $0.furthestRange(required: probability) }.max() ?? 0
  }
}
