public import GeoCore
import GeoIO

/// The ground that sight runs over, and how it is looked at: a DEM on its own grid.
public struct SightTerrain: Sendable {
  /// The DEM's path.
  public var dem: String
  /// How the DEM is read.
  public var query: RasterQuery
  /// The coordinate system of the coordinates given; nil for the DEM's.
  public var crs: String?
  /// The refraction coefficient k, in [-1, 1); nil for a flat earth and straight light.
  public var refraction: Double?
  /// What a void of the DEM does to sight.
  public var nodata: VoidPolicy

  /// A DEM with what it does not say of itself.
  public init(
    dem: String, query: RasterQuery = RasterQuery(), crs: String? = nil,
    refraction: Double? = EarthCurvature.standardRefraction, nodata: VoidPolicy = .fill
  ) {
    self.dem = dem
    self.query = query
    self.crs = crs
    self.refraction = refraction
    self.nodata = nodata
  }

  /// How much the ground and light bend.
  var curvature: EarthCurvature { refraction.map { EarthCurvature(refraction: $0) } ?? .flat }

  /// Opens the DEM, for one task.
  ///
  /// - Parameters:
  ///   - notes: takes what the user should know.
  ///   - zeros: counts cells of 0.
  func open(notes: InputNotes, zeros: ZeroCells) throws -> DEM {
    try DEM(opening: dem, query: query, notes: notes, zeros: zeros)
  }
}
