import RealModule

/// A place on the WGS 84 ellipsoid; longitudes of one line run on past 180 rather than jump.
public struct Coordinate: Sendable, Hashable, Codable {
  /// Degrees east, in [-180, 180] unless unwrapped.
  public var longitude: Double
  /// Degrees north, in [-90, 90].
  public var latitude: Double

  /// The place at that longitude and latitude (degrees).
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}

extension Coordinate {
  /// Whether both are the same place, whatever whole turns their longitudes differ by.
  public func isSamePlace(as other: Coordinate) -> Bool {
    latitude == other.latitude && (longitude - other.longitude).remainder(dividingBy: 360) == 0
  }

  /// The same place with a longitude in [-180, 180].
  public var wrapped: Coordinate {
    abs(longitude) <= 180
      ? self : Coordinate(longitude: longitude.turned(towards: 0, 360), latitude: latitude)
  }

  /// The unit vector from the earth's centre on a sphere: geocentric where latitude is geodetic, so distances by
  /// it are off by at most 0.6 %.
  public var direction: SIMD3<Double> {
    let north = Angle(degrees: latitude).radians
    let east = Angle(degrees: longitude).radians
    return SIMD3(.cos(north) * .cos(east), .cos(north) * .sin(east), .sin(north))
  }

  /// The place (m) in the axes of the WGS 84 ellipsoid: straight distances fall short of geodesic ones by under 1e-6
  /// over 15 km.
  public var geocentric: SIMD3<Double> {
    let direction = direction
    // The radius of curvature in the prime vertical.
    let radius =
      Self.equatorialRadius / (1 - Self.squaredEccentricity * direction.z * direction.z).squareRoot()
    return direction * radius * SIMD3(1, 1, 1 - Self.squaredEccentricity)
  }

  /// The semi-major axis of WGS 84 (m), and the square of its first eccentricity (NGA.STND.0036, table 3.1).
  private static let equatorialRadius = 6_378_137.0
  private static let squaredEccentricity = 6.694_379_990_141_3e-3
}

/// A point of a lattice's plane.
public struct PlanePoint: Sendable, Hashable, Codable {
  /// Easting (m).
  public var x: Double
  /// Northing (m).
  public var y: Double

  /// The point at that easting and northing (m).
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The distance on the plane (m).
  public func distance(to other: PlanePoint) -> Double {
    let east = other.x - x
    let north = other.y - y
    return (east * east + north * north).squareRoot()
  }
}

/// A rectangle of longitudes and latitudes (degrees); where it runs over the antimeridian its east is over 180.
public struct GeographicBox: Sendable, Hashable {
  /// Its western edge.
  public var west: Double
  /// Its southern edge.
  public var south: Double
  /// Its eastern edge.
  public var east: Double
  /// Its northern edge.
  public var north: Double

  /// A box of those edges.
  public init(west: Double, south: Double, east: Double, north: Double) {
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }
}
