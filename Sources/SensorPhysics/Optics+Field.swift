public import GeoCore
import RealModule

/// What the camera sees at one moment, without turning.
extension Optics {
  /// The horizontal field of view, in (0, 180) degrees: as given, else 2 atan(width x pitch / (2 f)).
  ///
  /// - Returns: nil when the optics do not tell it.
  public var horizontalField: Angle? {
    hfov ?? pixels.flatMap { fieldByFocalLength(pixels: $0.width) }
  }

  /// The vertical field of view, in (0, 180) degrees: as given, else by the focal length, else the horizontal
  /// one's share, tan(VFOV/2) = tan(HFOV/2) x height / width, for square pixels.
  ///
  /// - Returns: nil when the optics do not tell it.
  public var verticalField: Angle? {
    if let vfov { return vfov }
    guard let pixels else { return nil }
    if let hfov {
      let share = Double(pixels.height) / Double(pixels.width)
      return Angle(radians: 2 * .atan(.tan(hfov.radians / 2) * share))
    }
    return fieldByFocalLength(pixels: pixels.height)
  }

  private func fieldByFocalLength(pixels count: Int) -> Angle? {
    guard let focalLength, let pitch else { return nil }
    return Angle(radians: 2 * .atan(Double(count) * pitch / (2 * focalLength)))
  }
}
