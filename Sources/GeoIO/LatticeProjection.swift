public import GeoCore

/// Carries places to a lattice's plane and back, with PROJ's exact transverse Mercator; or to another plane.
public struct LatticeProjection: ~Copyable {
  private let forward: CoordinateTransformation
  private let inverse: CoordinateTransformation

  /// The projection of a lattice.
  ///
  /// - Throws: `GDALError` when PROJ cannot make it.
  public init(_ lattice: Lattice) throws { try self.init(lattice.projection) }

  /// The projection that a PROJ string names, on WGS 84.
  ///
  /// - Throws: `GDALError` when PROJ cannot make it.
  public init(_ projection: String) throws {
    let plane = EarthSystem(planeOnWGS84: projection)
    let forward = try CoordinateTransformation(from: .wgs84, to: plane)
    let inverse = try CoordinateTransformation(from: plane, to: .wgs84)
    self.forward = forward
    self.inverse = inverse
  }

  /// The plane's points of places.
  public func points(of places: [Coordinate]) throws -> [PlanePoint] {
    var x = places.map(\.longitude)
    var y = places.map(\.latitude)
    try forward.transform(&x, &y)
    return zip(x, y).map { PlanePoint(x: $0, y: $1) }
  }

  /// The places of points of the plane.
  public func places(of points: [PlanePoint]) throws -> [Coordinate] {
    var x = points.map(\.x)
    var y = points.map(\.y)
    try inverse.transform(&x, &y)
    return zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
  }

  /// The angle (clockwise positive) from true north to the plane's north at a place.
  ///
  /// The azimuth on the plane of a short geodesic step to the north, turned round: its error is under
  /// 2e-5 degrees for the step of 100 m, at the edge of the widest zone.
  public func meridianConvergence(at place: Coordinate) throws -> Angle {
    try MeridianConvergence.angle(at: place) { try points(of: $0) }
  }
}
