public import GeoCore

/// The elevations of rasters' own cells: what a place anywhere stands on, and what a line anywhere passes over, however far
/// from the border's lattice.
///
/// Where several rasters lie, the finest one's cell counts, as on the lattice. One serves one task.
public final class TerrainPosts {
  private let terrain: TerrainMosaic
  private let posts: RasterPosts

  /// The posts of a mosaic, with its small voids filled if it says so.
  public init(_ terrain: TerrainMosaic) throws {
    self.terrain = terrain
    posts = try RasterPosts(
      terrain.mosaic, fillingVoidsUpTo: terrain.voids == .fill ? VoidPolicy.fillLimit : 0)
  }

  /// The elevations (m) of the cells that hold the places; nil in voids and outside all rasters.
  public func elevations(at places: [Coordinate]) throws -> [Double?] {
    try posts.values(at: places)
  }

  /// The elevation (m) of the cell that holds a place, else of the nearest ground; nil when `NearestGround` has none.
  public func elevation(nearest place: Coordinate) throws -> Double? { try posts.value(nearest: place) }

  /// The elevation (m) between the posts around a place, else that of the nearest ground; nil when `NearestGround` has none.
  public func interpolatedElevation(nearest place: Coordinate) throws -> Double? {
    try posts.interpolated(at: [place])[0] ?? posts.value(nearest: place)
  }

  /// The ground under a line: at its places but the two ends, and where it crosses lines through rows and columns of posts,
  /// where sight interpolates, too.
  ///
  /// - Parameters:
  ///   - line: at least two places, some hundred metres from one to the next.
  ///   - distances: of the places from the start of the line (m), rising.
  /// - Returns: in the line's order, without its ends; nil elevations in voids and outside all rasters.
  public func ground(along line: [Coordinate], distances: [Double]) throws -> [GroundSample] {
    try posts.samples(along: line).map { sample in
      let (from, to) = (line[sample.stretch], line[sample.stretch + 1])
      let (start, end) = (distances[sample.stretch], distances[sample.stretch + 1])
      let east = (to.longitude - from.longitude).remainder(dividingBy: 360)
      return GroundSample(
        place: Coordinate(
          longitude: from.longitude + east * sample.share,
          latitude: from.latitude + (to.latitude - from.latitude) * sample.share),
        distance: start + (end - start) * sample.share, elevation: sample.value)
    }
  }

  /// Whether each place lies within the extent of any raster, void or not.
  public func contains(_ places: [Coordinate]) throws -> [Bool] { try terrain.contains(places) }

  /// The shorter side (m) of the cells near a place: those of the finest raster that holds it, else of the finest.
  public func cellSide(near place: Coordinate) throws -> Double { try posts.cellSide(near: place) }
}

/// The ground at a place under a line.
public struct GroundSample: Sendable, Hashable {
  /// Where it is.
  public var place: Coordinate
  /// How far from the line's start (m).
  public var distance: Double
  /// Its elevation (m); nil when unknown.
  public var elevation: Double?

  /// Ground of that elevation (m) at a distance (m) from the line's start.
  public init(place: Coordinate, distance: Double, elevation: Double?) {
    self.place = place
    self.distance = distance
    self.elevation = elevation
  }
}
