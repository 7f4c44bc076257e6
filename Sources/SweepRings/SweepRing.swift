/// One ring of a sweep in plain numbers, shared by kernels that are compiled at several instruction levels.
///
/// A side of the observer is swept ring by ring: ring k holds the posts k steps away along the major axis, t steps
/// aside. Rays are equally spaced in u = t / k: ray j has u = j / 2^rayBits. Slopes are scaled by the ray's own
/// length: s = (elevation - eye) / k - k (cp + cq u^2), where cp and cq are the drops at one step along either
/// axis. On one ray the scale is the same at every ring, so maxima and comparisons are those of true slopes,
/// without a root. In the plane (u, s) every edge between two posts is a straight segment, but for the drop: it
/// is a perspective picture, and the horizon is its upper envelope.
public struct SweepRing: Sendable {
  /// The largest k at which a ray's place k j fits 32-bit lanes: k j <= k 2k < 2^31.
  public static let furthest = 1 << 14
  /// Rings, rays, and rows and columns of the terrain that are looked at together: a power of two, so that the number
  /// of rays doubles between two blocks only.
  public static let blockSize = 16
  /// A scaled slope below any ground's (m a step), finite so that interpolating it stays so; its opposite is
  /// above any ground's.
  public static let belowAll: Float = -1e30
  /// What Float arithmetic may do to a scaled slope, relative to the terms it is made of: 32 units in the last
  /// place, more than the operations of a sweep can add up to, as each rounds by half a unit.
  public static let rounding: Float = 0x1p-19

  /// The step k, at least 1.
  public let step: Int
  /// The rays per half side, as a power of two, at least `step`.
  public let rayBits: Int
  /// The storage index of the post straight ahead, t = 0.
  public let postOrigin: Int
  /// The storage index of the post straight ahead in the ring before.
  public let postOriginBehind: Int
  /// The storage index of the ray straight ahead, j = 0; a multiple of 8.
  public let rayOrigin: Int
  /// The offsets t of the target cells; may be empty.
  public private(set) var targets: Range<Int>
  /// The rays that any target of this ring or of a later one looks at.
  public private(set) var rays: ClosedRange<Int>
  /// The drop cp at one step along the major axis (m).
  public let dropMajor: Float
  /// The drop cq at one step along the minor axis (m).
  public let dropMinor: Float
  /// What a scaled slope may be short of its upper bound by rounding and by the drop's own curve (m a step).
  public let upperAllowance: Float
  /// What a scaled slope may exceed its lower bound by, by rounding (m a step).
  public let lowerAllowance: Float

  /// A ring of those numbers.
  ///
  /// - Parameter relief: the largest difference between two elevations in sight (m), above 0.
  public init(
    step: Int, rayBits: Int, postOrigin: Int, postOriginBehind: Int, rayOrigin: Int,
    targets: Range<Int>, rays: ClosedRange<Int>, dropMajor: Float, dropMinor: Float, relief: Float
  ) {
    self.step = step
    self.rayBits = rayBits
    self.postOrigin = postOrigin
    self.postOriginBehind = postOriginBehind
    self.rayOrigin = rayOrigin
    self.targets = targets
    self.rays = rays
    self.dropMajor = dropMajor
    self.dropMinor = dropMinor
    let (distance, before) = (Float(step), Float(max(step - 1, 1)))
    let fan = Float(1 << rayBits)
    lowerAllowance = Self.rounding * (relief / before + 2 * (dropMajor + dropMinor) * distance)
    // A chord of the drop's curve between two rays a distance h apart is off by at most h^2 / 8 of its second
    // derivative: 2 cq k across a ring's edges; 2 cp y / u^2 along an edge between two rings, which is at most
    // u / (k - 1) wide in u.
    upperAllowance =
      lowerAllowance + dropMinor * distance / (4 * fan * fan) + dropMajor * distance / (4 * before * before)
  }

  /// The same ring with fewer rays and targets.
  public func limited(to rays: ClosedRange<Int>, targets: Range<Int>) -> SweepRing {
    var part = self
    part.rays = rays
    part.targets = targets
    return part
  }

  /// The rays per half side.
  @inlinable public var rayCount: Int { 1 << rayBits }
}

/// An eye's elevation in two parts, so that a Float of a height above it keeps all digits that it can.
public struct EyeElevation: Sendable {
  /// The elevation as a Float (m).
  @usableFromInline let whole: Float
  /// What that leaves of it (m).
  @usableFromInline let rest: Float

  /// The parts of an elevation (m).
  public init(_ elevation: Double) {
    whole = Float(elevation)
    rest = Float(elevation - Double(whole))
  }

  /// Heights above the eye (m).
  @inlinable @inline(__always)
  public func below(_ elevations: SIMD8<Float>) -> SIMD8<Float> { (elevations - whole) - rest }

  /// A height above the eye (m).
  @inlinable @inline(__always)
  public func below(_ elevation: Float) -> Float { (elevation - whole) - rest }
}

/// The lowest and the highest of some heights, kept lane by lane.
public struct HeightLimits: Sendable {
  /// The lowest of every eighth height (m), infinite when there is none.
  public var lows = SIMD8<Float>(repeating: .infinity)
  /// The highest of every eighth height (m), minus infinity when there is none.
  public var highs = SIMD8<Float>(repeating: -.infinity)

  /// The limits of no heights.
  public init() {}

  /// Takes in one height (m).
  public mutating func insert(_ height: Float) {
    lows[0] = Swift.min(lows[0], height)
    highs[0] = Swift.max(highs[0], height)
  }

  /// The difference of the highest and the lowest (m); 0 when there is none.
  public var relief: Float {
    let (low, high) = (lows.min(), highs.max())
    return low < high ? high - low : 0
  }
}
