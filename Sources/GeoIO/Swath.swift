import CGDAL
public import GeoCore

/// The strip on both sides of a line.
public enum Swath {
  /// The outline of all places within a distance of a line, a closed ring; a hole in it is not told.
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
