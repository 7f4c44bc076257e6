public import GeoCore
import RealModule

/// A camera's lens and detector: the focal form, the field of view, or both.
public struct Optics: Sendable, Hashable {
  /// The columns and rows of a detector.
  public struct Pixels: Sendable, Hashable {
    /// Columns, above 0.
    public var width: Int
    /// Rows, above 0.
    public var height: Int

    /// A detector of that many columns and rows.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  /// Focal length (m), above 0.
  public var focalLength: Double?
  /// Distance between the centres of neighbouring pixels (m), above 0.
  public var pitch: Double?
  /// The detector's columns and rows.
  public var pixels: Pixels?
  /// Horizontal field of view, in (0, 180) degrees.
  public var hfov: Angle?
  /// Vertical field of view, in (0, 180) degrees; it does not enter the range law.
  public var vfov: Angle?

  /// Optics of those figures; `hfov` with `pixels`, or `focalLength` with `pitch`, give a range.
  public init(
    focalLength: Double? = nil, pitch: Double? = nil, pixels: Pixels? = nil, hfov: Angle? = nil,
    vfov: Angle? = nil
  ) {
    self.focalLength = focalLength
    self.pitch = pitch
    self.pixels = pixels
    self.hfov = hfov
    self.vfov = vfov
  }

  /// Pixels per radian (1/rad) by the field of view: the range at which a pixel covers one metre.
  ///
  /// Thermal tables spread the pixels evenly over the angle, N_h / HFOV. EN 62676-4 spreads them over the
  /// plane across the axis, N_h / (2 tan(HFOV/2)). The two differ by HFOV^2 / 12: 0.5 % at 14 degrees, 21 %
  /// at 90.
  func resolution(byFieldOfViewIn band: Band) -> Double? {
    guard let hfov, let pixels else { return nil }
    let count = Double(pixels.width)
    return band.isThermal ? count / hfov.radians : count / (2 * .tan(hfov.radians / 2))
  }

  /// Pixels per radian (1/rad) by the focal length, f / pitch.
  var resolutionByFocalLength: Double? {
    guard let focalLength, let pitch else { return nil }
    return focalLength / pitch
  }

  /// Pixels per radian (1/rad); the field of view rules when both forms are given.
  public func resolution(in band: Band) -> Double? {
    resolution(byFieldOfViewIn: band) ?? resolutionByFocalLength
  }

  /// How far the two forms disagree, |focal / field of view - 1|; nil unless both are given.
  public func disagreement(in band: Band) -> Double? {
    guard let angular = resolution(byFieldOfViewIn: band), let focal = resolutionByFocalLength else {
      return nil
    }
    return (focal / angular - 1).magnitude
  }

  /// The disagreement above which the two forms deserve a warning; real catalogues reach 9 % for wide lenses.
  public static let suspectDisagreement = 0.03
  /// The disagreement above which the two forms cannot describe one camera.
  public static let impossibleDisagreement = 0.15
}

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
