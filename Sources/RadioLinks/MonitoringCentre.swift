public import GeoCore

/// What a monitoring centre is for.
public enum CentreLevel: String, Sendable, Hashable, Codable, CaseIterable {
  /// It takes the links of sensors unless told otherwise, and passes on those of other local centres.
  case local
  /// It takes the links of local centres, those of sensors when told so: what is linked to it is linked.
  case regional
}

/// A placed monitoring centre: where its antenna stands and what its radio can do.
public struct MonitoringCentre: Sendable, Hashable, Codable {
  /// Its id, unique among centres and sensors.
  public var id: String
  /// What it is for.
  public var level: CentreLevel
  /// Where it stands.
  public var coordinate: Coordinate
  /// The antenna's height above the ground (m), at least 0.
  public var mastHeight: Double
  /// The frequency of its links (Hz), above 0.
  public var frequency: Double
  /// The longest link it takes (m), above 0.
  public var maxRange: Double
  /// How many sensors it can serve, at least 1: a local centre those attached to it, a regional one all behind it.
  public var capacity: Int
  /// Whether sensors link to it.
  public var acceptsSensors: Bool

  /// A centre at that place.
  ///
  /// - Parameters:
  ///   - acceptsSensors: nil for a local centre's yes and a regional one's no.
  ///   - id: an id that nothing else has.
  ///   - level: local or regional.
  ///   - coordinate: where it stands.
  ///   - mastHeight: its antenna above the ground (m), at least 0.
  ///   - frequency: of its radio (GHz), above 0.
  ///   - maxRange: the longest link it takes (m), above 0.
  ///   - capacity: how many sensors it serves, at least 0.
  public init(
    id: String, level: CentreLevel, coordinate: Coordinate, mastHeight: Double, frequency: Double,
    maxRange: Double, capacity: Int, acceptsSensors: Bool? = nil
  ) {
    self.id = id
    self.level = level
    self.coordinate = coordinate
    self.mastHeight = mastHeight
    self.frequency = frequency
    self.maxRange = maxRange
    self.capacity = capacity
    self.acceptsSensors = acceptsSensors ?? (level == .local)
  }
}

/// What is known of a run's links: its centres, and who reaches whom.
public struct LinkStatus: Sendable {
  /// The centres, in the scenario's order.
  public let centres: [MonitoringCentre]
  /// The elevation of each one's ground (m); nil where none is known, or when links are not looked at.
  public let grounds: [Double?]
  /// Who is linked; nil when links are not looked at.
  public let network: LinkNetwork?

  /// For each patrol the share of its time at work, in [0, 1], that it has a link; nil for one that is not looked at.
  public var patrolShares: [Double?] = []

  /// What is known of those centres' links.
  public init(centres: [MonitoringCentre], grounds: [Double?], network: LinkNetwork?) {
    self.centres = centres
    self.grounds = grounds
    self.network = network
  }

  /// Links that are not looked at.
  public init(ignoring centres: [MonitoringCentre]) {
    self.init(centres: centres, grounds: centres.map { _ in nil }, network: nil)
  }
}
