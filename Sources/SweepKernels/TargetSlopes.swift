import CSIMDShims
import SweepRings

/// The scaled slopes of a ring's targets, and what rounding may have done to them.
struct TargetSlopes {
  private let inverseStep: Float
  private let levelDrop: Float
  private let sideDrop: Float

  /// The slopes of a ring.
  @inline(__always) init(_ ring: SweepRing) {
    inverseStep = 1 / Float(ring.step)
    levelDrop = ring.dropMajor * Float(ring.step)
    sideDrop = ring.dropMinor * inverseStep
  }

  /// The drop of targets, scaled (m a step).
  @inline(__always) func drop(at targets: TargetLanes) -> SIMD8<Float> {
    targets.offset * targets.offset * sideDrop + levelDrop
  }

  /// The scaled slope of heights above the eye (m) with that drop.
  @inline(__always) func slope(of heights: SIMD8<Float>, drop: SIMD8<Float>) -> SIMD8<Float> {
    heights * inverseStep - drop
  }

  /// The size that rounding is relative to: of the terms that such a slope is made of.
  @inline(__always) func size(
    of heights: SIMD8<Float>, raisedBy targetHeight: Float, drop: SIMD8<Float>
  ) -> SIMD8<Float> {
    (karaula_abs(heights) + targetHeight) * inverseStep + drop
  }
}
