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
