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

/// The angle between true north and a plane's north, by a short step along the meridian.
enum MeridianConvergence {
  /// The angle (clockwise positive) from true north to a plane's north at a place: the azimuth on the plane
  /// of a geodesic step to the north, turned round.
  ///
  /// - Parameters:
  ///   - place: where; the step north of it has an image too.
  ///   - points: carries places to the plane.
  static func angle(at place: Coordinate, points: ([Coordinate]) throws -> [PlanePoint]) rethrows -> Angle {
    let end = Geodesic.destination(from: place, azimuth: Angle(degrees: 0), distance: step)
    let ends = try points([place, end])
    return Angle(
      radians: -Angle.azimuth(east: ends[1].x - ends[0].x, north: ends[1].y - ends[0].y).signed.radians)
  }

  /// Long enough for the difference of two projected points, short enough for the meridian to be straight
  /// (m).
  private static let step = 100.0
}

extension Angle {
  /// The same direction in (-180, 180] degrees.
  fileprivate var signed: Angle {
    let angle = normalized.radians
    return Angle(radians: angle > .pi ? angle - 2 * .pi : angle)
  }
}

/// Measures a grid's cells on the ground.
struct CellMeasure: ~Copyable {
  /// Sides of a cell (m) that ground is sampled with; far within those whose squares of counts overflow.
  static let sensibleSides = 1e-3...1e6

  private let toWGS84: CoordinateTransformation
  private let fromWGS84: CoordinateTransformation

  /// For grids of a coordinate system.
  ///
  /// - Throws: `GDALError` when it cannot be made.
  init(_ system: EarthSystem) throws {
    let toWGS84 = try CoordinateTransformation(from: system, to: .wgs84)
    let fromWGS84 = try CoordinateTransformation(from: .wgs84, to: system)
    self.toWGS84 = toWGS84
    self.fromWGS84 = fromWGS84
  }

  /// The lengths (m) of the geodesics from a position in cells to the next column and to the next row.
  func size(atColumn column: Double, row: Double, of grid: GeoTransform) throws -> (
    width: Double, height: Double
  ) {
    let corners = [(0.0, 0.0), (1, 0), (0, 1)].map {
      grid.coordinates(column: column + $0.0, row: row + $0.1)
    }
    var (x, y) = (corners.map(\.x), corners.map(\.y))
    try toWGS84.transform(&x, &y)
    let places = zip(x, y).map { Coordinate(longitude: $0, latitude: $1) }
    return (Geodesic.distance(places[0], places[1]), Geodesic.distance(places[0], places[2]))
  }

  /// The size (m) of a grid's cells near a place: width and height.
  func size(near place: Coordinate, of grid: GeoTransform) throws -> (width: Double, height: Double) {
    var (x, y) = ([place.longitude], [place.latitude])
    try fromWGS84.transform(&x, &y)
    let position = grid.position(x: x[0], y: y[0])
    return try size(atColumn: position.column, row: position.row, of: grid)
  }
}
