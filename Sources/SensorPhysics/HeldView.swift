public import GeoCore
import RealModule

/// A camera's view, held towards an azimuth.
public struct HeldView: Sendable, Hashable {
  private let view: CameraView
  /// Of the azimuth, worked out once for all points.
  private let sine: Double, cosine: Double

  /// A view held towards an azimuth.
  ///
  /// - Parameter azimuth: of the axis, clockwise from north.
  public init(_ view: CameraView, towards azimuth: Angle) {
    self.view = view
    sine = .sin(azimuth.radians)
    cosine = .cos(azimuth.radians)
  }

  /// Whether a point is in the picture, its edges included.
  ///
  /// - Parameters:
  ///   - east: from the eye (m).
  ///   - north: from the eye (m).
  ///   - down: below the eye (m).
  public func contains(east: Double, north: Double, down: Double) -> Bool {
    view.contains(
      offset: (forward: east * sine + north * cosine, right: east * cosine - north * sine, down: down))
  }
}
