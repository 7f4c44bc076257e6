import Coverage
import PatrolMotion
import RadioLinks
import Scenario

/// A patrol: what it gives and when it is under way.
struct SummaryPatrol: Codable, Sendable {
  let share: SummaryShare
  /// Whether it has a camera.
  var isSensor: Bool?
  /// Nil for a patrol of posts.
  let schedule: SummarySchedule?

  private enum CodingKeys: String, CodingKey {
    case schedule
    case isSensor = "is_sensor"
  }

  init(_ patrol: PatrolFacts, _ share: SensorShare) {
    self.share = SummaryShare(share, id: patrol.id, type: patrol.type)
    isSensor = patrol.isSensor
    schedule = patrol.schedule.map(SummarySchedule.init)
  }

  init(from decoder: any Decoder) throws {
    share = try SummaryShare(from: decoder)
    let facts = try decoder.container(keyedBy: CodingKeys.self)
    isSensor = try facts.decodeIfPresent(Bool.self, forKey: .isSensor)
    schedule = try facts.decodeIfPresent(SummarySchedule.self, forKey: .schedule)
  }

  func encode(to encoder: any Encoder) throws {
    try share.encode(to: encoder)
    var facts = encoder.container(keyedBy: CodingKeys.self)
    try facts.encodeIfPresent(isSensor, forKey: .isSensor)
    try facts.encodeIfPresent(schedule, forKey: .schedule)
  }
}

/// When a patrol is under way; times in seconds. What no report reads back may be missing in older results.
struct SummarySchedule: Codable, Sendable {
  let aircraft: Int
  let lapTime: Double
  let meanInAir: Double
  let meanOnRoute: Double?
  let inAirAtATime: Int?
  let airframesNeeded: Int
  /// How long one can be under way; nil when nothing bounds it.
  @OrNull var airTime: Double?
  /// The route's length that nobody reaches (m).
  let neverReached: Double?
  let lateReliefs: [Span]?
  let routeGaps: [Span]?
  let sorties: [Sortie]

  private enum CodingKeys: String, CodingKey {
    case aircraft, sorties
    case lapTime = "lap_s"
    case meanInAir = "mean_in_air"
    case meanOnRoute = "mean_on_route"
    case inAirAtATime = "in_air_at_a_time"
    case airframesNeeded = "airframes_needed"
    case airTime = "air_time_s"
    case neverReached = "never_reached_m"
    case lateReliefs = "late_reliefs"
    case routeGaps = "route_gaps"
  }

  /// From when to when (s), and on a route from where to where (m).
  struct Span: Codable, Sendable {
    let start: Double
    let end: Double
    var enters: Double?
    var leaves: Double?

    private enum CodingKeys: String, CodingKey {
      case start = "from_s"
      case end = "to_s"
      case enters = "from_m"
      case leaves = "to_m"
    }
  }

  /// One ride or flight.
  struct Sortie: Codable, Sendable {
    /// Counted from 1.
    let airframe: Int
    let flight: Span
    let onRoute: Span

    private enum CodingKeys: String, CodingKey {
      case airframe, flight
      case onRoute = "on_route"
    }
  }

  init(_ schedule: PatrolSchedule) {
    let rota = schedule.rota
    func span(_ times: Range<Double>) -> Span {
      Span(
        start: (times.lowerBound + schedule.start).millimetres,
        end: (times.upperBound + schedule.start).millimetres)
    }
    aircraft = schedule.aircraft
    lapTime = schedule.lapTime.millimetres
    meanInAir = rota.meanInAir.millionths
    meanOnRoute = rota.meanOnStation.millionths
    inAirAtATime = rota.slots
    airframesNeeded = schedule.airframesNeeded
    neverReached = schedule.lengthNeverReached.millimetres
    lateReliefs = rota.lateReliefs.map(span)
    routeGaps = rota.gaps(in: \.onStation).map(span)
    sorties = rota.sorties.map { sortie in
      var onRoute = span(sortie.onStation)
      onRoute.enters = sortie.enters.millimetres
      onRoute.leaves = sortie.leaves.millimetres
      return Sortie(airframe: sortie.airframe + 1, flight: span(sortie.flight), onRoute: onRoute)
    }
    airTime = rota.airTime.isFinite ? rota.airTime.millimetres : nil
  }
}

/// Links as they were asked for, and the centres with what they serve.
struct SummaryNetwork: Codable, Sendable {
  let links: Links
  let centres: [Centre]

  /// What was asked for, and the share of each patrol's border that is linked.
  struct Links: Codable, Sendable {
    let mode: String
    let appliesTo: [String]
    let earthRadiusFactor: Double
    let fresnelShare: Double
    let patrols: [PatrolShare]

    private enum CodingKeys: String, CodingKey {
      case mode, patrols
      case appliesTo = "applies_to"
      case earthRadiusFactor = "earth_radius_factor"
      case fresnelShare = "fresnel_share"
    }
  }

  /// What of a patrol's route is linked, in [0, 1].
  struct PatrolShare: Codable, Sendable {
    let id: String
    let linkedShare: Double

    private enum CodingKeys: String, CodingKey {
      case id
      case linkedShare = "linked_share"
    }
  }

  /// A centre; what it serves is nil when nobody asked for links.
  struct Centre: Codable, Sendable {
    let id: String
    let level: String
    let capacity: Int
    let acceptsSensors: Bool
    @OrNull var isLinked: Bool?
    @OrNull var servedCount: Int?

    private enum CodingKeys: String, CodingKey {
      case id, level, capacity
      case acceptsSensors = "accepts_sensors"
      case isLinked = "linked"
      case servedCount = "sensors_served"
    }
  }

  /// The network of a result.
  ///
  /// - Parameters:
  ///   - settings: the scenario's.
  ///   - patrols: the patrols' ids, in the scenario's order.
  init(_ status: LinkStatus, _ settings: LinkSettings, patrols: [String]) {
    links = Links(
      mode: settings.mode.rawValue, appliesTo: settings.kinds.map(\.rawValue),
      earthRadiusFactor: settings.rules.earthRadiusFactor.millionths,
      fresnelShare: settings.rules.fresnelShare.millionths,
      patrols: zip(patrols, status.patrolShares).compactMap { id, share in
        share.map { PatrolShare(id: id, linkedShare: $0.millionths) }
      })
    centres = status.centres.indices.map { index in
      let centre = status.centres[index]
      return Centre(
        id: centre.id, level: centre.level.rawValue, capacity: centre.capacity,
        acceptsSensors: centre.acceptsSensors, isLinked: status.network?.isCentreLinked[index],
        servedCount: status.network?.servedCounts[index])
    }
  }
}

/// A value that is written as null when there is none; one that is missing is read as none.
@propertyWrapper struct OrNull<Value: Codable & Sendable>: Codable, Sendable {
  var wrappedValue: Value?

  init(wrappedValue: Value?) { self.wrappedValue = wrappedValue }

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    wrappedValue = value.decodeNil() ? nil : try value.decode(Value.self)
  }

  func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    try value.encode(wrappedValue)
  }
}

extension KeyedDecodingContainer {
  /// What synthesised readers call: a missing key is no error.
  func decode<Value>(_ type: OrNull<Value>.Type, forKey key: Key) throws -> OrNull<Value> {
    OrNull(wrappedValue: try decodeIfPresent(Value.self, forKey: key))
  }
}
