import SensorPhysics

/// What one sensor makes of a target that stands in a cell.
public struct CellDetection: Sendable, Hashable {
  /// The chance that it does the task, in [0, 1]; 0 when it does not see the target, or is not linked.
  public var probability = 0.0
  /// The same in clear and dry air.
  public var clearProbability = 0.0
  /// The chance that a sensor which is not linked would have if it were; else 0.
  public var standbyProbability = 0.0
  /// The chance if nothing hid the target, in [0, 1].
  public var openProbability = 0.0
  /// The furthest stage it reached on the way to the required probability by itself; nil when it got there.
  public var cause: GapCause? = .beyondRange
  /// Whether the terrain's error could hide a target that is in sight, or show a hidden one; false when it was not asked
  /// for.
  public var isMarginal = false

  /// A look at nothing.
  public init() {}

  /// Whether it tells nothing but how far the sensor came: none of its cameras looks there with a chance that matters.
  public var tellsCauseAlone: Bool {
    var nothing = CellDetection()
    nothing.cause = cause
    nothing.openProbability = openProbability
    return openProbability < negligibleProbability && self == nothing
  }
}

/// The chance that one sensor does the task at a piece of border.
public struct SensorChance: Sendable, Hashable, Codable {
  /// The sensor's place in the scenario.
  public var sensor: Int
  /// In (0, 1].
  public var probability: Double

  /// A chance.
  public init(sensor: Int, probability: Double) {
    self.sensor = sensor
    self.probability = probability
  }
}

extension Sequence<Double> {
  /// The chance that at least one of independent events happens, 1 - prod(1 - p); 0 for none.
  ///
  /// Events share the weather, so for sensors this is optimistic: what hinders one is likely to hinder the others.
  var combined: Double { 1 - reduce(1) { $0 * (1 - $1) } }
}

/// What a sensor stands on.
public struct SensorGround: Sendable, Hashable, Codable {
  /// The elevation of its ground (m); nil when none is known, then it sees nothing.
  public let elevation: Double?
  /// Whether the elevation is a neighbouring cell's, as the sensor's own is void.
  public let isAssumed: Bool
  /// How far the centre of its cell, where it is taken to stand, lies from its place (m).
  public let shift: Double

  /// What a sensor stands on.
  public init(elevation: Double?, isAssumed: Bool, shift: Double) {
    self.elevation = elevation
    self.isAssumed = isAssumed
    self.shift = shift
  }
}
