public import GeoCore

/// When the path of a radio link is clear.
///
/// Both figures are standard practice of link planning and not verified here. What gas and rain take from a link, which
/// matters above some 10 GHz, is not in the model (ITU-R P.676, P.838).
public struct LinkRules: Sendable, Hashable {
  /// How many times as large the earth is to a radio beam, above 0: R' = R / (1 - k) is 4/3 R for k = 1/4.
  public var earthRadiusFactor = 4.0 / 3
  /// The share of the first Fresnel zone's radius that must be free of ground, at least 0.
  public var fresnelShare = 0.6

  /// The figures of standard practice.
  public init() {}

  /// How the ground drops away from a radio beam.
  public var curvature: EarthCurvature { EarthCurvature(refraction: 1 - 1 / earthRadiusFactor) }

  /// Above this frequency (Hz) rain and gas may take more from a link than its margin holds: a rule of thumb.
  public static let dryFrequency = 10e9
}
