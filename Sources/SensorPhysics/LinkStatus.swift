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
