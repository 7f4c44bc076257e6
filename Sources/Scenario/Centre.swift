public import GeoCore
public import SensorPhysics

/// A monitoring centre of a scenario, nothing left to its class.
public struct Centre: Sendable, Hashable {
  /// Where it stands and what its radio can do.
  public var station: MonitoringCentre
  /// Where it is written.
  public var place: InputError.Place
  /// Its path in the scenario, such as `centres[2]`; empty for a layer's row.
  var path: String
}

/// An item of the scenario's list of centres.
public enum CentreEntry: Sendable, Hashable {
  /// A centre written in the scenario.
  case centre(Centre)
  /// A layer of points that are centres.
  case layer(SiteLayer)

  /// The centre that is written in the scenario.
  var inline: Centre? { if case .centre(let centre) = self { centre } else { nil } }
}
