public import GeoCore

extension Angle {
  /// The degrees to write so that reading them gives the same bits back.
  public var writtenDegrees: Double {
    preimage(of: radians, near: degrees) { Angle(degrees: $0).radians }
  }
}
