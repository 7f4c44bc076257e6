public import PatrolMotion
public import GeoCore
public import SensorPhysics

/// A patrol as the planner sees it: the places that it looks from, each with the times that it is there.
public struct MovingSensor: Sendable, Hashable, Codable {
  /// What it looks with.
  public enum Payload: Sendable, Hashable, Codable {
    /// Cameras that sweep a field of regard, as those of a placed sensor do.
    case standing(Sensor)
    /// Cameras that are held as the way goes, at a height.
    case flying([FlyingCamera], EyeHeight)
  }

  /// How high the eye of a flying sensor is.
  public enum EyeHeight: Sendable, Hashable, Codable {
    /// Above the ground below it (m).
    case aboveGround(Double)
    /// Above the datum (m).
    case aboveDatum(Double)
  }

  /// When one of its aircraft, or the vehicle, is at a place.
  public struct Presence: Sendable, Hashable, Codable {
    /// Which aircraft, from 0.
    public var aircraft: Int
    /// When (s), any finite times of the period that repeats.
    public var time: Range<Double>

    /// A presence.
    public init(aircraft: Int, time: Range<Double>) {
      self.aircraft = aircraft
      self.time = time
    }
  }

  /// A place that it looks from: where it stands, or the middle of a stretch of its way.
  public struct ObservationPoint: Sendable, Hashable, Codable {
    /// Where it is.
    public var coordinate: Coordinate
    /// The direction of travel, clockwise from true north; of no effect where it stands.
    public var track: Angle
    /// What it looks with.
    public var look: Payload
    /// When it is there.
    public var presences: [Presence]
    /// Whether what it sees from there reaches a monitoring centre, or need not.
    public var isLinked = true

    /// A place to look from.
    public init(coordinate: Coordinate, track: Angle, look: Payload, presences: [Presence]) {
      self.coordinate = coordinate
      self.track = track
      self.look = look
      self.presences = presences
    }

    /// The longest range (m) that matters to a verdict on a probability.
    func furthestRange(required probability: Double) -> Double {
      switch look {
      case .standing(let sensor): sensor.furthestRange(required: probability)
      case .flying(let cameras, _):
        cameras.map { $0.furthestRange(required: probability) }.max() ?? 0
      }
    }
  }

  /// Its id, unique in the scenario.
  public var id: String
  /// Its type of equipment.
  public var type: String
  /// The places that it looks from; none for one without cameras.
  public var stances: [ObservationPoint]
  /// When it is under way; nil for one that stands at posts.
  public var schedule: PatrolSchedule?

  /// A moving sensor.
  public init(id: String, type: String, stances: [ObservationPoint], schedule: PatrolSchedule? = nil) {
    self.id = id
    self.type = type
    self.stances = stances
    self.schedule = schedule
  }

  /// The longest range (m) that matters to a verdict on a probability.
  public func furthestRange(required probability: Double) -> Double {
    stances.map { $0.furthestRange(required: probability) }.max() ?? 0
  }
}

/// Patrols over the planning period.
public struct PatrolPlan: Sendable, Codable {
  /// The patrols, in the scenario's order.
  public var sensors: [MovingSensor]
  /// The planning period, which repeats.
  public var period: CyclicPeriod
  /// How long a crosser can be observed at the line (s), at least 0.
  public var exposure: Double

  /// What makes a pass of the times that a piece of border is seen.
  public var passRule = PassRule()

  /// Patrols of a period.
  public init(sensors: [MovingSensor], period: CyclicPeriod, exposure: Double) {
    self.sensors = sensors
    self.period = period
    self.exposure = exposure
  }

  /// The longest range (m) that matters to a verdict on a probability.
  public func furthestRange(required probability: Double) -> Double {
    sensors.map { $0.furthestRange(required: probability) }.max() ?? 0
  }
}

extension MovingSensor {
  /// The memory (bytes) that its stances take.
  var bytes: Int {
    stances.reduce(0) {
      $0 + MemoryLayout<ObservationPoint>.stride + $1.presences.count * MemoryLayout<Presence>.stride
    }
  }
}
