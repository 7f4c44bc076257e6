import CGDAL
import CPROJ
public import GeoCore

/// Distances and azimuths on the WGS 84 ellipsoid, by PROJ's geodesic routines (Karney 2013).
public enum Geodesic {
  /// The equatorial radius of WGS 84 (m).
  private static let equatorialRadius = 6_378_137.0
  /// The flattening of WGS 84.
  private static let flattening = 1 / 298.257223563

  private static func ellipsoid() -> geod_geodesic {
    var ellipsoid = geod_geodesic()
    unsafe geod_init(&ellipsoid, equatorialRadius, flattening)
    return ellipsoid
  }

  /// The length of the geodesic between two places (m); its error is under 15 nm.
  public static func distance(_ from: Coordinate, _ to: Coordinate) -> Double {
    var ellipsoid = Self.ellipsoid()
    var distance = 0.0
    unsafe geod_inverse(
      &ellipsoid, from.latitude, from.longitude, to.latitude, to.longitude, &distance, nil, nil)
    return distance
  }

  /// The azimuth in which the geodesic from one place to another sets out, in [-180, 180] degrees.
  public static func azimuth(from: Coordinate, to: Coordinate) -> Angle {
    var ellipsoid = Self.ellipsoid()
    var azimuth = 0.0
    unsafe geod_inverse(
      &ellipsoid, from.latitude, from.longitude, to.latitude, to.longitude, nil, &azimuth, nil)
    return Angle(degrees: azimuth)
  }

  /// A place at a distance (m) and azimuth from another.
  public static func destination(from: Coordinate, azimuth: Angle, distance: Double) -> Coordinate {
    var ellipsoid = Self.ellipsoid()
    var end = Coordinate(longitude: 0, latitude: 0)
    unsafe geod_direct(
      &ellipsoid, from.latitude, from.longitude, azimuth.degrees, distance, &end.latitude,
      &end.longitude, nil)
    return end
  }

  /// What a ring encloses (m^2), the smaller of its two sides: above 0 where it runs counterclockwise round it.
  ///
  /// - Parameter ring: closed or not; it may run over 180 degrees or round a pole.
  public static func signedArea(of ring: [Coordinate]) -> Double {
    var ellipsoid = Self.ellipsoid()
    var latitudes = ring.map(\.latitude)
    var longitudes = ring.map(\.longitude)
    var area = 0.0
    unsafe geod_polygonarea(&ellipsoid, &latitudes, &longitudes, Int32(ring.count), &area, nil)
    return area
  }

  /// A polyline's vertices with those that keep segments within a length, and the chainage of each.
  ///
  /// - Parameters:
  ///   - vertices: at least two, consecutive ones different.
  ///   - longest: the longest segment (m) left undivided.
  /// - Returns: the vertices and their distances (m) from the first along the line.
  public static func measured(_ vertices: [Coordinate], dividingBeyond longest: Double) -> (
    vertices: [Coordinate], chainages: [Double]
  ) {
    var ellipsoid = Self.ellipsoid()
    var line = [vertices[0]]
    var chainages = [0.0]
    for (from, to) in zip(vertices, vertices.dropFirst()) {
      var length = 0.0
      var azimuth = 0.0
      unsafe geod_inverse(
        &ellipsoid, from.latitude, from.longitude, to.latitude, to.longitude, &length, &azimuth, nil)
      let start = chainages[chainages.count - 1]
      let divisions = Int((length / longest).rounded(.up))
      for division in 1..<max(divisions, 1) {
        let distance = length * Double(division) / Double(divisions)
        var place = Coordinate(longitude: 0, latitude: 0)
        unsafe geod_direct(
          &ellipsoid, from.latitude, from.longitude, azimuth, distance, &place.latitude,
          &place.longitude, nil)
        line.append(place)
        chainages.append(start + distance)
      }
      line.append(to)
      chainages.append(start + length)
    }
    return (line, chainages)
  }
}

/// The strip on both sides of a line.
public enum Swath {
  /// The outline of all places within a distance of a line, a closed ring. Holes are not reported.
  ///
  /// It is made on a transverse Mercator through the line's middle, where a distance is off by under 0.05 % within 200 km.
  ///
  /// - Parameters:
  ///   - line: at least two places.
  ///   - distance: half the strip's width (m), above 0.
  /// - Throws: `GDALError`.
  public static func outline(around line: [Coordinate], distance: Double) throws -> [Coordinate] {
    let longitudes = line.map(\.longitude)
    let middle = ((longitudes.min() ?? 0) + (longitudes.max() ?? 0)) / 2
    let projection = try LatticeProjection(Lattice(zone: 0, centralMeridian: middle, cellSize: 1))
    let points = try projection.points(of: line)
    let path = unsafe OGR_G_CreateGeometry(wkbLineString)
    defer { unsafe OGR_G_DestroyGeometry(path) }
    for point in points { unsafe OGR_G_AddPoint_2D(path, point.x, point.y) }
    let strip = try unsafe withGDAL { unsafe OGR_G_Buffer(path, distance, arcSegments) }
    defer { unsafe OGR_G_DestroyGeometry(strip) }
    guard let ring = unsafe OGR_G_GetGeometryRef(strip, 0) else { return [] }
    let count = unsafe OGR_G_GetPointCount(ring)
    let corners = (0..<count).map { index in
      unsafe PlanePoint(x: OGR_G_GetX(ring, index), y: OGR_G_GetY(ring, index))
    }
    return try projection.places(of: corners)
  }

  /// The chords of a quarter of a circle.
  private static let arcSegments: Int32 = 8
}

/// The geodesic under a link. It is measured and followed from the more western of its ends, of equals the more southern
/// one, so that both directions have the same bits.
public struct LinkLine: Sendable {
  /// The end that it is followed from.
  public let first: Coordinate
  /// The other end.
  public let last: Coordinate
  /// Whether the link starts at its last place.
  public let isReversed: Bool
  /// Its length (m).
  public let length: Double

  /// The line of a link from one place to another.
  public init(from: Coordinate, to: Coordinate) {
    isReversed = (to.longitude, to.latitude) < (from.longitude, from.latitude)
    (first, last) = isReversed ? (to, from) : (from, to)
    length = Geodesic.distance(first, last)
  }

  /// Places along the line from its first, both ends among them, and their distances (m) from there.
  ///
  /// - Parameter step: the most between two of them (m), above 0; there is at least one place between the ends of a line
  ///   that has a length.
  public func places(every step: Double) -> (places: [Coordinate], distances: [Double]) {
    guard length > 0 else { return ([first, last], [0, 0]) }
    let line = Geodesic.measured([first, last], dividingBeyond: min(step, length / 2))
    return (line.vertices, line.chainages)
  }
}
