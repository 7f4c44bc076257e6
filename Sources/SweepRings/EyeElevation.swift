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
