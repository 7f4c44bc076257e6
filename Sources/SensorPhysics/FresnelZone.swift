public import GeoCore

/// The first Fresnel zone of a radio link: the room around the straight line that carries the signal.
///
/// Two assumptions, standard practice of link planning and not verified here, so each has a name: a link works when
/// 60 % of the zone's radius is free of ground, and radio waves bend as if the earth were 4/3 as large.
public enum FresnelZone {
  /// The factor of F1 (m) = 17.32 sqrt(d1 d2 / (f d)), d in km and f in GHz: the square root of wavelength d1 d2 / d
  /// for a speed of light of 300,000 km/s, which is 0.07 % too fast.
  public static let radiusFactor = 17.32

  /// The share of the radius that must be free of ground; an assumption.
  public static let requiredClearance = 0.6

  /// How the ground drops away from a radio beam: R' = R / (1 - k) = 4/3 R for k = 1/4; an assumption.
  public static let earthCurvature = EarthCurvature(refraction: 1.0 / 4)

  /// The zone's radius (m) across the line, 0 at both antennas.
  ///
  /// - Parameters:
  ///   - distance: from one antenna (m), in [0, length].
  ///   - length: of the link (m), above 0.
  ///   - frequency: hertz, above 0.
  public static func radius(at distance: Double, of length: Double, frequency: Double) -> Double {
    let near = distance.kilometres
    let far = (length - distance).kilometres
    let gigahertz = frequency / hertzPerGigahertz
    return radiusFactor * (near * far / (gigahertz * (near + far))).squareRoot()
  }

  private static let hertzPerGigahertz = 1e9
}
