public import RadioLinks
public import GeoCore
import SensorPhysics

/// A place where equipment stands.
public struct Site: Sendable, Hashable {
  /// Its id, unique in the scenario.
  public var id: String
  /// The name of its type of equipment.
  public var type: String
  /// Where it stands.
  public var coordinate: Coordinate
  /// The direction of its sector's middle, clockwise from true north, in [0, 360) degrees.
  public var azimuth: Angle?
  /// Its field of regard, in (0, 360] degrees; nil for the type's.
  public var sector: Angle?
  /// The cameras' height above the ground (m), at least 0; nil for the type's.
  public var mastHeight: Double?
  /// The radio antenna's height above the ground (m), at least 0; nil for the type's, else the cameras'.
  public var antennaHeight: Double?
  /// The slant range below which it sees nothing (m), at least 0; nil for the type's.
  public var minRange: Double?
  /// What else the source tells about it, by name.
  public var attributes: [String: AttributeValue]
  /// Where it is written.
  public var place: InputError.Place
  /// Its path in the scenario, such as `sites[2]`; empty for a layer's row.
  var path: String
}

/// A layer of points that are sites.
public struct SiteLayer: Sendable, Hashable {
  /// The source of the points.
  public var source: SourcePath
  /// Which of its features, and how.
  public var query: LayerQuery
  /// Where it stands in the scenario.
  public var place: InputError.Place
}

/// An item of the scenario's list of sites.
public enum SiteEntry: Sendable, Hashable {
  /// A site written in the scenario.
  case site(Site)
  /// A layer that holds sites.
  case layer(SiteLayer)

  /// The site that is written in the scenario.
  var inline: Site? { if case .site(let site) = self { site } else { nil } }
}

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
