import CSIMDShims
public import SweepRings

/// Tells of each target of a ring whether the bounds prove it visible or hidden.
///
/// The horizon at a target is at most `upper` interpolated between its two rays and at least the line between
/// `west` and `east` of its interval. Slopes within rounding of a bound prove nothing.
/// Up to seven cells beyond the last target are written, too.
///
/// - Parameters:
///   - posts: the targets' own ground less the eye (m), in the layout of the ring.
///   - upper: the upper bound (m a step) of each ray.
///   - west: the lower bound of each interval at its west ray.
///   - east: the same at its east ray.
///   - targetHeight: height of targets (m).
///   - seen: takes 255 for visible, 0 for hidden, 1 for in doubt, in the layout of `posts`.
public func testBounds(
  of posts: Span<Float>, upper: Span<Float>, west: Span<Float>, east: Span<Float>, ring: SweepRing,
  targetHeight: Float, into seen: inout MutableSpan<UInt8>
) {
  checkTargets(ring, posts: min(posts.count, seen.count), rays: min(upper.count, west.count, east.count))
  let slopes = TargetSlopes(ring)
  let isDense = ring.step &* 2 > ring.rayCount
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe upper.withUnsafeBufferPointer { upper in
      unsafe west.withUnsafeBufferPointer { west in
        unsafe east.withUnsafeBufferPointer { east in
          unsafe seen.withUnsafeMutableBufferPointer { seen in
            guard let ground = posts.baseAddress, let flags = seen.baseAddress,
              let bounds = unsafe BoundPointers(upper, west, east, origin: ring.rayOrigin)
            else { return }
            var offset = ring.targets.lowerBound
            while offset < ring.targets.upperBound {
              let targets = TargetLanes(offset, of: ring)
              let level = unsafe bounds.levels(at: targets, isDense: isDense)
              let foot = unsafe karaula_load(ground + (ring.postOrigin &+ offset))
              let drop = slopes.drop(at: targets)
              let slope = slopes.slope(of: foot + targetHeight, drop: drop)
              let ownSlack = slopes.size(of: foot, raisedBy: targetHeight, drop: drop)
              let upperSlack = (ownSlack + level.upperSize) * SweepRing.rounding
              let lowerSlack = (ownSlack + level.lowerSize) * SweepRing.rounding
              let isVisible = karaula_is_less(upperSlack, slope - level.upper)
              let isHidden = karaula_is_less(lowerSlack, level.lower - slope)
              unsafe karaula_store_verdicts(
                isVisible, ~(isVisible | isHidden), flags + (ring.postOrigin &+ offset))
              offset &+= laneCount
            }
          }
        }
      }
    }
  }
}

/// Tells of each target of a ring the least visible height as far as the bounds prove it.
///
/// - Parameters:
///   - posts: the targets' own ground less the eye (m), in the layout of the ring.
///   - upper: the upper bound (m a step) of each ray.
///   - west: the lower bound of each interval at its west ray.
///   - east: the same at its east ray.
///   - targetHeight: the height (m) that must be decided, too.
///   - tolerance: how far apart the bounds may be (m).
///   - heights: takes metres, at least 0 and at most `tolerance` too high, on the true side of the target
///     height; -1 where the bounds do not tell.
public func measureBounds(
  of posts: Span<Float>, upper: Span<Float>, west: Span<Float>, east: Span<Float>, ring: SweepRing,
  targetHeight: Float, tolerance: Float, into heights: inout MutableSpan<Float>
) {
  checkTargets(ring, posts: min(posts.count, heights.count), rays: min(upper.count, west.count, east.count))
  let slopes = TargetSlopes(ring)
  let isDense = ring.step &* 2 > ring.rayCount
  let (none, step) = (SIMD8<Float>(repeating: 0), Float(ring.step))
  let (limit, doubtful) = (SIMD8<Float>(repeating: targetHeight), SIMD8<Float>(repeating: -1))
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe upper.withUnsafeBufferPointer { upper in
      unsafe west.withUnsafeBufferPointer { west in
        unsafe east.withUnsafeBufferPointer { east in
          unsafe heights.withUnsafeMutableBufferPointer { heights in
            guard let ground = posts.baseAddress, let result = heights.baseAddress,
              let bounds = unsafe BoundPointers(upper, west, east, origin: ring.rayOrigin)
            else { return }
            var offset = ring.targets.lowerBound
            while offset < ring.targets.upperBound {
              let targets = TargetLanes(offset, of: ring)
              let level = unsafe bounds.levels(at: targets, isDense: isDense)
              let foot = unsafe karaula_load(ground + (ring.postOrigin &+ offset))
              let drop = slopes.drop(at: targets)
              let slope = slopes.slope(of: foot, drop: drop)
              let ownSlack = slopes.size(of: foot, raisedBy: targetHeight, drop: drop)
              let upperSlack = (ownSlack + level.upperSize) * SweepRing.rounding
              let lowerSlack = (ownSlack + level.lowerSize) * SweepRing.rounding
              let highest = karaula_max((level.upper - slope + upperSlack) * step, none)
              let lowest = karaula_max((level.lower - slope - lowerSlack) * step, none)
              let isTold = ~karaula_is_less(SIMD8(repeating: tolerance), highest - lowest)
              let isVisible = ~karaula_is_less(limit, highest)
              let isDecided = isVisible | karaula_is_less(limit, lowest)
              unsafe karaula_store(
                karaula_keep(highest, isTold & isDecided, doubtful), result + (ring.postOrigin &+ offset))
              offset &+= laneCount
            }
          }
        }
      }
    }
  }
}

/// Where the bounds of the ray straight ahead are stored.
@unsafe private struct BoundPointers {
  private let upper: UnsafePointer<Float>
  private let west: UnsafePointer<Float>
  private let east: UnsafePointer<Float>

  @inline(__always) init?(
    _ upper: UnsafeBufferPointer<Float>, _ west: UnsafeBufferPointer<Float>,
    _ east: UnsafeBufferPointer<Float>, origin: Int
  ) {
    guard let upper = upper.baseAddress, let west = west.baseAddress, let east = east.baseAddress
    else { return nil }
    unsafe self.upper = upper + origin
    unsafe self.west = west + origin
    unsafe self.east = east + origin
  }

  /// The bounds at eight targets, and the sizes that rounding is relative to.
  struct Levels {
    let upper: SIMD8<Float>
    let lower: SIMD8<Float>
    let upperSize: SIMD8<Float>
    let lowerSize: SIMD8<Float>
  }

  @inline(__always) func levels(at targets: TargetLanes, isDense: Bool) -> Levels {
    let westUpper = unsafe targets.pick(upper, isDense: isDense)
    let eastUpper = unsafe targets.pick(upper + 1, isDense: isDense)
    let westLower = unsafe targets.pick(west, isDense: isDense)
    let eastLower = unsafe targets.pick(east, isDense: isDense)
    return Levels(
      upper: westUpper + (eastUpper - westUpper) * targets.weight,
      lower: westLower + (eastLower - westLower) * targets.weight,
      upperSize: karaula_abs(westUpper) + karaula_abs(eastUpper),
      lowerSize: karaula_abs(westLower) + karaula_abs(eastLower))
  }
}
