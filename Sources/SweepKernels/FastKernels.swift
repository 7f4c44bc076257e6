import CSIMDShims
public import SweepRings

/// Compares the targets of a ring with the horizon of the rings before it.
///
///          t    t+1   t+2         targets, a cell apart
///       ---o-----o-----o---
///         ' '   ' '   ' '         the two rays beside each
///        j  j+1
///
/// A target is visible when its own scaled slope is at least the horizon interpolated between its two rays.
/// Up to seven cells beyond the last target are written, too.
///
/// - Parameters:
///   - posts: ground less the eye (m), in the layout of the ring.
///   - horizon: the largest scaled slope so far (m a step) of each ray.
///   - targetHeight: height of targets (m).
///   - seen: takes 255 or 0, in the layout of `posts`.
public func testHorizon(
  of posts: Span<Float>, above horizon: Span<Float>, ring: SweepRing, targetHeight: Float,
  into seen: inout MutableSpan<UInt8>
) {
  checkTargets(ring, posts: min(posts.count, seen.count), rays: horizon.count)
  let slopes = TargetSlopes(ring)
  let isDense = ring.step &* 2 > ring.rayCount
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe horizon.withUnsafeBufferPointer { horizon in
      unsafe seen.withUnsafeMutableBufferPointer { seen in
        guard let ground = posts.baseAddress, let skyline = horizon.baseAddress,
          let flags = seen.baseAddress
        else { return }
        let ahead = unsafe skyline + ring.rayOrigin
        var offset = ring.targets.lowerBound
        while offset < ring.targets.upperBound {
          let targets = TargetLanes(offset, of: ring)
          let west = unsafe targets.pick(ahead, isDense: isDense)
          let east = unsafe targets.pick(ahead + 1, isDense: isDense)
          let level = west + (east - west) * targets.weight
          let top = unsafe karaula_load(ground + (ring.postOrigin &+ offset)) + targetHeight
          let slope = slopes.slope(of: top, drop: slopes.drop(at: targets))
          let isHidden = karaula_is_less(slope, level)
          unsafe karaula_store_verdicts(
            ~isHidden, SIMD8(repeating: 0), flags + (ring.postOrigin &+ offset))
          offset &+= laneCount
        }
      }
    }
  }
}

/// The least heights at which the targets of a ring rise to the horizon of the rings before it.
///
/// - Parameters:
///   - posts: ground less the eye (m), in the layout of the ring.
///   - horizon: the largest scaled slope so far (m a step) of each ray.
///   - heights: takes metres, at least 0, in the layout of `posts`.
public func measureHorizon(
  of posts: Span<Float>, above horizon: Span<Float>, ring: SweepRing, into heights: inout MutableSpan<Float>
) {
  checkTargets(ring, posts: min(posts.count, heights.count), rays: horizon.count)
  let slopes = TargetSlopes(ring)
  let isDense = ring.step &* 2 > ring.rayCount
  let none = SIMD8<Float>(repeating: 0)
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe horizon.withUnsafeBufferPointer { horizon in
      unsafe heights.withUnsafeMutableBufferPointer { heights in
        guard let ground = posts.baseAddress, let skyline = horizon.baseAddress,
          let result = heights.baseAddress
        else { return }
        let ahead = unsafe skyline + ring.rayOrigin
        var offset = ring.targets.lowerBound
        while offset < ring.targets.upperBound {
          let targets = TargetLanes(offset, of: ring)
          let west = unsafe targets.pick(ahead, isDense: isDense)
          let east = unsafe targets.pick(ahead + 1, isDense: isDense)
          let level = west + (east - west) * targets.weight
          let foot = unsafe karaula_load(ground + (ring.postOrigin &+ offset))
          let slope = slopes.slope(of: foot, drop: slopes.drop(at: targets))
          let height = karaula_max((level - slope) * Float(ring.step), none)
          unsafe karaula_store(height, result + (ring.postOrigin &+ offset))
          offset &+= laneCount
        }
      }
    }
  }
}

/// Raises the horizon of each ray to the ground where it crosses the ring.
///
/// - Parameters:
///   - posts: ground less the eye (m), in the layout of the ring.
///   - horizon: the largest scaled slope so far (m a step) of each ray.
public func raiseHorizon(
  by posts: Span<Float>, ring: SweepRing, of horizon: inout MutableSpan<Float>
) {
  checkSamples(ring, posts: posts.count, rays: horizon.count)
  let (step, inverseStep) = (Float(ring.step), 1 / Float(ring.step))
  let (levelDrop, sideDrop) = (ring.dropMajor * step, ring.dropMinor * step)
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe horizon.withUnsafeMutableBufferPointer { horizon in
      guard let ground = posts.baseAddress, let skyline = horizon.baseAddress else { return }
      var ray = ring.rays.lowerBound & ~7
      while ray <= ring.rays.upperBound {
        let lanes = RayLanes(ray, of: ring)
        let row = unsafe ground + (ring.postOrigin &+ lanes.firstPost)
        let west = unsafe karaula_pick(row, lanes.posts)
        let east = unsafe karaula_pick(row + 1, lanes.posts)
        let sample = west + (east - west) * lanes.weight
        let slope = sample * inverseStep - (lanes.direction * lanes.direction * sideDrop + levelDrop)
        let place = unsafe skyline + (ring.rayOrigin &+ ray)
        unsafe karaula_store(karaula_max(karaula_load(place), slope), place)
        ray &+= laneCount
      }
    }
  }
}
