import GeoCore
import RealModule

/// The part of level ground that a camera in the air sees: a trapezium.
///
///     eye o---- level             seen from above:
///         |\ `-.                          ________
///       H |  \   `-.  axis        eye    /        |
///         |    \     `-.              o |  - axis |
///     ____|_____\_______`-.___           \________|
///               near      far          near      far
///
/// Ranges are along the ground from below the eye, in the direction of the axis; widths are across it,
/// through the middle of the edge. Ground at a forward distance g lies at the depth z = g cos D + H sin D,
/// where the picture is 2 z tan(HFOV/2) wide; with the slant range s = H / sin(D + VFOV/2) of the near edge
/// that is 2 s cos(VFOV/2) tan(HFOV/2). Holds for flat ground; on terrain `CameraView.contains` decides point
/// by point.
public struct Footprint: Sendable, Hashable {
  /// The camera.
  public let view: CameraView
  /// H, the eye's height above the ground (m), above 0.
  public let height: Double

  /// The footprint from a height (m, above 0).
  public init(of view: CameraView, height: Double) {
    precondition(height > 0, "a footprint is seen from above the ground")
    self.view = view
    self.height = height
  }

  /// Whether the ground straight below is seen: the near edge is steeper than 90 degrees.
  public var includesNadir: Bool { nearDepression.radians >= .pi / 2 }

  /// The ground range of the near edge, H / tan(D + VFOV/2) (m); negative behind the nadir.
  ///
  /// - Returns: nil when even the lower edge of the picture is not below the horizon.
  public var nearRange: Double? { groundRange(at: nearDepression) }

  /// The ground range of the axis, H / tan D (m).
  ///
  /// - Returns: nil at or above the horizon.
  public var axisRange: Double? { groundRange(at: view.depression) }

  /// The ground range of the far edge, H / tan(D - VFOV/2) (m).
  ///
  /// - Returns: nil when the picture's upper edge is at or above the horizon: the ground ahead has no end.
  public var farRange: Double? { groundRange(at: view.depression - half) }

  /// The ground range of the far edge within a detection range.
  ///
  /// - Parameter slantRange: R (m), above 0; sqrt(R^2 - H^2) on the ground.
  /// - Returns: nil when no ground on the axis's line is both in the picture and in range.
  public func farRange(within slantRange: Double) -> Double? {
    guard slantRange >= height, let nearRange else { return nil }
    let reach = ((slantRange - height) * (slantRange + height)).squareRoot()
    let far = min(farRange ?? reach, reach)
    return far >= nearRange ? far : nil
  }

  /// The width of the picture on the ground (m), above 0, where it is in front of the camera.
  ///
  /// - Parameter range: the ground range along the axis (m), negative behind the nadir.
  public func width(atGroundRange range: Double) -> Double {
    2 * max(0, view.depth(forward: range, down: height)) * view.halfWidth
  }

  private var half: Angle { Angle(radians: view.verticalField.radians / 2) }
  private var nearDepression: Angle { view.depression + half }

  private func groundRange(at depression: Angle) -> Double? {
    let sine = Double.sin(depression.radians)
    return sine > Self.rounding ? height * .cos(depression.radians) / sine : nil
  }

  /// What the difference of two angles may lose (rad): under this the edge is at the horizon.
  private static let rounding = 1e-12
}
