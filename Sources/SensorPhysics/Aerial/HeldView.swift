public import GeoCore
import RealModule

/// A camera's view, held towards an azimuth.
public struct HeldView: Sendable, Hashable, Codable {
  private let view: CameraView
  /// Of the azimuth, worked out once for all points.
  private let sine: Double, cosine: Double

  /// A view held towards an azimuth.
  ///
  /// - Parameters:
  ///   - azimuth: of the axis, clockwise from north.
  ///   - view: what the camera has in its picture.
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

extension FlyingCamera {
  /// The view as the camera is held at a moment.
  ///
  /// A camera that holds the border has its axis at the held point, in azimuth and depression, within the limits of its
  /// tilt; right over it, it looks straight down along the track.
  ///
  /// - Parameters:
  ///   - track: the direction of travel, clockwise from the plane's north.
  ///   - heldPoint: from the eye (m) to the nearest point of the border; nil when none is in range.
  public func heldView(
    track: Angle, heldPoint: (east: Double, north: Double, down: Double)?
  ) -> HeldView {
    guard direction == .border, let heldPoint else {
      return HeldView(view, towards: direction.azimuth(track: track, border: track))
    }
    let axis = Axis(towards: heldPoint, track: track, within: leastDepression, mostDepression)
    return HeldView(view.tilted(to: axis.depression), towards: axis.azimuth)
  }
}

/// Where the axis of a camera points.
public struct Axis: Sendable, Hashable {
  /// Clockwise from north.
  public let azimuth: Angle
  /// Below the level, in [-90, 90] degrees.
  public let depression: Angle

  /// An axis in that direction.
  public init(azimuth: Angle, depression: Angle) {
    self.azimuth = azimuth
    self.depression = depression
  }

  /// The axis held at a point (m, from the eye), within limits of its depression; along the track when the point is right
  /// below.
  public init(
    towards point: (east: Double, north: Double, down: Double), track: Angle, within least: Angle,
    _ most: Angle
  ) {
    let distance = (point.east * point.east + point.north * point.north).squareRoot()
    azimuth = distance > 0 ? .azimuth(east: point.east, north: point.north) : track
    let depression = Angle(radians: .atan2(y: point.down, x: distance))
    self.depression = min(max(depression, least), most)
  }

  /// The angle between two axes, in [0, 180] degrees.
  public func separation(from other: Axis) -> Angle {
    let (one, two) = (vector, other.vector)
    let cosine = one.east * two.east + one.north * two.north + one.down * two.down
    return Angle(radians: .acos(min(max(cosine, -1), 1)))
  }

  private var vector: (east: Double, north: Double, down: Double) {
    let level = Double.cos(depression.radians)
    return (
      level * .sin(azimuth.radians), level * .cos(azimuth.radians), .sin(depression.radians)
    )
  }
}

/// What a camera of a moving sensor sees at one moment: a pyramid about its axis.
///
/// A point is projected on the camera's own axes, without small angles: f along the heading, r to its right,
/// d down, with the depression D:
///
///     eye o----------- f        depth  z =  f cos D + d sin D
///         | \ D                 across x =  r
///         |   \                 down   y = -f sin D + d cos D
///         d     \ axis
///
/// It is in the picture when z > 0, |x| <= z tan(HFOV/2) and |y| <= z tan(VFOV/2): the pinhole camera
/// (Hartley and Zisserman 2004, section 6.1). A lens's distortion is left out.
public struct CameraView: Sendable, Hashable, Codable {
  /// How far the axis points below the level, in [-90, 90] degrees.
  public let depression: Angle
  /// The width of the picture, in (0, 180) degrees.
  public let horizontalField: Angle
  /// The height of the picture, in (0, 180) degrees.
  public let verticalField: Angle
  /// Half the picture's width and height over its depth, tan(HFOV/2) and tan(VFOV/2).
  let halfWidth: Double, halfHeight: Double
  private let sine: Double, cosine: Double

  /// A view.
  ///
  /// - Parameters:
  ///   - depression: in [-90, 90] degrees, below the level when positive.
  ///   - horizontalField: in (0, 180) degrees.
  ///   - verticalField: in (0, 180) degrees.
  public init(depression: Angle, horizontalField: Angle, verticalField: Angle) {
    precondition(abs(depression.radians) <= .pi / 2, "a depression is within a quarter turn of the level")
    precondition(
      min(horizontalField.radians, verticalField.radians) > 0
        && max(horizontalField.radians, verticalField.radians) < .pi, "a field of view is in (0, 180) degrees"
    )
    self.depression = depression
    self.horizontalField = horizontalField
    self.verticalField = verticalField
    halfWidth = .tan(horizontalField.radians / 2)
    halfHeight = .tan(verticalField.radians / 2)
    sine = .sin(depression.radians)
    cosine = .cos(depression.radians)
  }

  /// The same picture about another depression, in [-90, 90] degrees.
  public func tilted(to depression: Angle) -> CameraView {
    CameraView(depression: depression, horizontalField: horizontalField, verticalField: verticalField)
  }

  /// How deep in the picture a point lies, along the axis (m); negative behind the camera.
  ///
  /// - Parameters:
  ///   - forward: along the heading, level (m).
  ///   - down: below the eye (m).
  public func depth(forward: Double, down: Double) -> Double { forward * cosine + down * sine }

  /// Whether a point is in the picture, its edges included.
  ///
  /// - Parameter offset: from the eye (m): along the heading, to its right, and down; for ground far away
  ///   with the drop of the curved earth.
  public func contains(offset: (forward: Double, right: Double, down: Double)) -> Bool {
    let depth = depth(forward: offset.forward, down: offset.down)
    guard depth > 0 else { return false }
    let fall = offset.down * cosine - offset.forward * sine
    return abs(offset.right) <= depth * halfWidth && abs(fall) <= depth * halfHeight
  }
}
