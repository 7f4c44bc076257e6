public import GeoCore

/// Whether elevations are of the bare ground or of canopy and roofs.
public enum SurfaceKind: String, Sendable, Hashable, CaseIterable {
  /// Bare ground.
  case terrain = "dtm"
  /// Canopy and roofs included.
  case surface = "dsm"

  /// What the name of a file of elevations says they are of; nil when it says nothing.
  ///
  /// The public surface models name themselves: Copernicus_DSM_COG_10_N44_00_E020_00_DEM.tif, ALPSMLC30_N042E021_DSM.tif of
  /// ALOS World 3D (AW3D30).
  public init?(named path: String) {
    let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let words = name.split { !$0.isLetter }
    guard words.contains("dsm") || name.contains("aw3d") || name.hasPrefix("alpsmlc") else { return nil }
    self = .surface
  }
}

/// The scenario's terrain: where elevations are read and how sight runs over them.
public struct TerrainInput: Sendable, Hashable {
  /// Where elevations come from.
  public enum Elevations: Sendable, Hashable {
    /// Rasters, mosaicked in order.
    case rasters([SourcePath])
    /// The public tiles of Copernicus GLO-30.
    case copernicusGLO30
  }

  /// Where elevations come from.
  public var elevations: Elevations
  /// Which band of the rasters is read, and what its values mean where they do not say so.
  public var query: RasterQuery
  /// What the elevations are of.
  public var kind: SurfaceKind
  /// Whether the earth is round.
  public var isCurved: Bool
  /// The refraction coefficient k, in [-1, 1).
  public var refraction: Double
  /// What a void does to a ray of sight.
  public var voids: VoidPolicy
  /// How far elevations may be off; nil when not known.
  public var error: TerrainError?
  /// Whom to credit for the data.
  public var attribution: String?
  /// What stands on the ground; nil for bare ground, or a surface that holds it.
  public var landCover: LandCoverInput?
  /// Where it stands in the scenario.
  public var place: InputError.Place

  /// The error of Copernicus GLO-30: its product handbook (GEO.2018-1988-2) states an absolute vertical accuracy of under 4 m
  /// for 90 % (LE90), which is 4 / 1.645 m of standard deviation. How far it is correlated is assumed.
  static let copernicusError = TerrainError(standardDeviation: 2.4)

  /// How the ground drops away from an observer.
  public var earthCurvature: EarthCurvature { isCurved ? EarthCurvature(refraction: refraction) : .flat }
}
