import GeoCore

/// The first Fresnel zone of a radio link: the room around the straight line that carries the signal.
///
/// A path is clear when a share of the zone's radius is free of ground, over an earth that is larger than it is, as radio
/// waves bend: ``LinkRules`` has both figures.
public enum FresnelZone {
  /// The factor of F1 (m) = 17.32 sqrt(d1 d2 / (f d)), d in km and f in GHz: the square root of wavelength d1 d2 / d
  /// for a speed of light of 300,000 km/s, which is 0.07 % too fast.
  public static let radiusFactor = 17.32

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
