public import GeoCore

/// Whether elevations are of the bare ground or of canopy and roofs.
public enum SurfaceKind: String, Sendable, Hashable, CaseIterable {
  /// Bare ground.
  case terrain = "dtm"
  /// Canopy and roofs included.
  case surface = "dsm"
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
  /// The coordinate system of a raster that has none.
  public var crs: String?
  /// What the elevations are of.
  public var kind: SurfaceKind
  /// Whether the earth is round.
  public var isCurved: Bool
  /// The refraction coefficient k, in [-1, 1).
  public var refraction: Double
  /// What a void does to a ray of sight.
  public var voids: VoidPolicy
  /// How far elevations may be off (m), at least 0; nil when not known.
  public var verticalError: Double?
  /// Whom the data are owed to.
  public var attribution: String?
  /// What stands on the ground; nil for bare ground, or a surface that holds it.
  public var cover: CoverInput?
  /// Where the scenario tells it.
  public var place: InputError.Place

  /// The vertical error (m) of Copernicus GLO-30: its product handbook states an absolute accuracy of under 4 m (LE90).
  static let copernicusVerticalError = 4.0

  /// How the ground drops away from an observer.
  public var earthCurvature: EarthCurvature { isCurved ? EarthCurvature(refraction: refraction) : .flat }
}
