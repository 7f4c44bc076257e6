public import GeoCore
public import SensorPhysics

/// A patrol with nothing left to look up: who moves where, how fast, how high and when, with which cameras.
///
/// Times are seconds from the start of the planning period, which repeats itself.
public struct Patrol: Sendable, Hashable {
  /// Where it stands along its route.
  public enum Halts: Sendable, Hashable {
    /// Every so many metres from the route's start, which is a halt, too, each for a duration (s), above 0.
    case every(Double, duration: Double)
    /// At these distances (m) from the route's start, rising, each for a duration (s), above 0.
    case at([Double], duration: Double)
  }

  /// A place where it stands for a while.
  public struct Post: Sendable, Hashable {
    /// Where it stands.
    public var coordinate: Coordinate
    /// When (s), within the planning period.
    public var time: Range<Double>
    /// The direction of its sector's middle, clockwise from true north, in [0, 360) degrees.
    public var azimuth: Angle?
    /// Its field of regard, in (0, 360] degrees; nil for the type's.
    public var sector: Angle?
  }

  /// Its id, unique in the scenario, sites included.
  public var id: String
  /// The name of its type of equipment.
  public var type: String
  /// Whether it flies or drives; `sensor` for what is carried from post to post.
  public var kind: EquipmentType.Kind
  /// The places it leads over, in order, at least two; none for a patrol of posts. Those of an aircraft have a
  /// height with its reference, others have none.
  public var route: [RouteVertex]
  /// Whether it goes round, from the last vertex on to the first; else it goes out and back.
  public var isClosed: Bool
  /// Its speed over the ground (m/s), above 0; nil only for a patrol of posts.
  public var speed: Double?
  /// How long it takes to turn round at an end (s), at least 0.
  public var turnTime: Double
  /// Its cameras; none for one that is drawn but is no sensor. Those of an aircraft have a gimbal and both fields of view.
  public var cameras: [Camera]
  /// The cameras' height above the ground (m), at least 0; 0 for aircraft.
  public var mastHeight: Double
  /// How many airframes it has, at least 1; 1 for what does not fly.
  public var aircraft: Int
  /// How many are wanted in the air at a time, in 1...aircraft; nil for as many as can be.
  public var inAir: Int?
  /// How long it can be under way (s), above 0; nil without a limit.
  public var endurance: Double?
  /// How long it stays at its base in between (s), at least 0.
  public var turnaround: Double
  /// Where it takes off and lands, and what `HeightReference.launch` is about; nil for what does not fly.
  public var launch: Coordinate?
  /// When it first starts (s), in [0, period).
  public var start: Double
  /// Where it stands along its route; nil for a patrol that never does.
  public var halts: Halts?
  /// Where it stands when, in the order of time, none at the same time; empty for a patrol with a route.
  public var posts: [Post]
  /// Whether it senses under way, not only where it stands.
  public var sensesOnTheMove: Bool
  /// What else its source tells about it, by name.
  public var attributes: [String: AttributeValue]
  /// Where it is written.
  public var place: InputError.Place
  /// What its user should know, a sentence each.
  public var notes: [String]
  /// What it was made from.
  let draft: PatrolDraft
  /// The height that it flies at; nil when its vertices have heights of their own.
  let constantHeight: RouteHeight?
}
