public import GeoCore
public import SensorPhysics

/// A patrol as the reports tell of it, beside what the assessment knows.
public struct PatrolFacts: Sendable {
  /// Its id.
  public var id: String
  /// Its type of equipment.
  public var type: String
  /// Its route's places in order, the way back to the begin of a closed one included; none for a patrol of posts.
  public var line: [Coordinate]
  /// Where it stands for a while.
  public var posts: [Coordinate]
  /// Whether it has a camera.
  public var isSensor: Bool
  /// When it is under way; nil for a patrol of posts.
  public var schedule: PatrolSchedule?
  /// How far to either side of its route it detects on level ground (m); nil for what does not fly.
  public var swathHalfWidth: Double?
  /// The outline of that swath; empty without one.
  public var swath: [Coordinate]

  /// A patrol.
  public init(
    id: String, type: String, line: [Coordinate], posts: [Coordinate], isSensor: Bool,
    schedule: PatrolSchedule?, swathHalfWidth: Double?, swath: [Coordinate]
  ) {
    self.id = id
    self.type = type
    self.line = line
    self.posts = posts
    self.isSensor = isSensor
    self.schedule = schedule
    self.swathHalfWidth = swathHalfWidth
    self.swath = swath
  }
}
