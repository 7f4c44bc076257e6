import CSIMDShims

/// The loops below take eight cells or eight rays at a time.
private let laneCount = 8

/// Compares the targets of a ring with the horizon of the rings before it.
///
///          t    t+1   t+2         targets, a cell apart
///       ---o-----o-----o---
///         ' '   ' '   ' '         the two rays beside each, N / k to a cell
///        j  j+1
///
/// A target is visible when its own scaled slope is at least the horizon interpolated between its two rays.
/// Up to seven cells beyond the last target are written, too.
///
/// - Parameters:
///   - heights: ground less the eye (m), a padded plane.
///   - horizon: the largest scaled slope so far (m a cell) of each ray.
///   - targetHeight: height of targets (m).
///   - seen: takes 255 or 0, in the layout of `heights`.
func testTargets(
  of heights: Span<Float>, above horizon: Span<Float>, ring: SweepRing, targetHeight: Float,
  into seen: inout MutableSpan<UInt8>
) {
  let last = ring.targets.upperBound
  precondition(ring.postOrigin + ring.targets.lowerBound >= 0)
  precondition(ring.postOrigin + last + laneCount <= min(heights.count, seen.count))
  precondition(ring.rayOrigin - ring.rays >= 0)
  precondition(ring.rayOrigin + (last + laneCount - 1) * ring.rays / ring.step + 1 < horizon.count)
  let lanes = SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7)
  let (step, rays, inverseStep) = (Float(ring.step), Float(ring.rays), ring.inverseStep)
  let (levelDrop, sideDrop) = (ring.levelDrop, ring.dropPerCell * ring.inverseStep)
  unsafe heights.withUnsafeBufferPointer { heights in
    unsafe horizon.withUnsafeBufferPointer { horizon in
      unsafe seen.withUnsafeMutableBufferPointer { seen in
        guard let posts = heights.baseAddress, let skyline = horizon.baseAddress,
          let flags = seen.baseAddress
        else { return }
        let ahead = unsafe skyline + ring.rayOrigin
        var offset = ring.targets.lowerBound
        while offset <= last {
          let minor = lanes + Float(offset)
          // Exact when the target lies on a ray: minor * rays is a power of two times an integer.
          let place = minor * rays / step
          let ray = karaula_floor(place)
          let weight = place - karaula_float(ray)
          let left = unsafe karaula_gather(ahead, ray)
          let right = unsafe karaula_gather(ahead + 1, ray)
          let horizon = left + (right - left) * weight
          let top = unsafe karaula_load(posts + (ring.postOrigin &+ offset)) + targetHeight
          let slope = top * inverseStep - (levelDrop + minor * minor * sideDrop)
          unsafe karaula_store_at_least(slope, horizon, flags + (ring.postOrigin &+ offset))
          offset &+= laneCount
        }
      }
    }
  }
}

/// Raises the horizon of each ray to the ground between the ring before and this one, itself included.
///
/// - Parameters:
///   - heights: ground less the eye (m), a padded plane.
///   - horizon: the largest scaled slope so far (m a cell) of each ray.
func raiseHorizon(by heights: Span<Float>, ring: SweepRing, of horizon: inout MutableSpan<Float>) {
  let sampled = ring.sampledRays
  checkSamples(ring, sampled, posts: heights.count, rays: horizon.count)
  let samples = RingSamples(ring)
  unsafe heights.withUnsafeBufferPointer { heights in
    unsafe horizon.withUnsafeMutableBufferPointer { horizon in
      guard let posts = heights.baseAddress, let skyline = horizon.baseAddress else { return }
      var ray = sampled.lowerBound
      while ray <= sampled.upperBound {
        let lanes = samples.at(ray)
        let slopes = samples.slopes(of: unsafe lanes.values(in: posts), at: lanes, ray: ray)
        let place = unsafe skyline + (ring.rayOrigin &+ ray)
        unsafe karaula_store(raised(karaula_load(place), to: slopes, at: lanes), place)
        ray &+= laneCount
      }
    }
  }
}

/// Raises the horizon of each ray as above, where posts may be void.
///
/// - Parameters:
///   - heights: ground less the eye (m), a padded plane.
///   - voids: 1 where a post is void, else 0, in the layout of `heights`.
///   - voidSlope: the scaled slope of a crossing that gives any weight to a void.
///   - horizon: the largest scaled slope so far (m a cell) of each ray.
func raiseHorizon(
  by heights: Span<Float>, voids: Span<Float>, voidSlope: Float, ring: SweepRing,
  of horizon: inout MutableSpan<Float>
) {
  let sampled = ring.sampledRays
  checkSamples(ring, sampled, posts: min(heights.count, voids.count), rays: horizon.count)
  let samples = RingSamples(ring)
  let instead = SIMD8<Float>(repeating: voidSlope)
  unsafe heights.withUnsafeBufferPointer { heights in
    unsafe voids.withUnsafeBufferPointer { voids in
      unsafe horizon.withUnsafeMutableBufferPointer { horizon in
        guard let posts = heights.baseAddress, let gaps = voids.baseAddress,
          let skyline = horizon.baseAddress
        else { return }
        var ray = sampled.lowerBound
        while ray <= sampled.upperBound {
          let lanes = samples.at(ray)
          let touched = unsafe lanes.values(in: gaps)
          var slopes = samples.slopes(of: unsafe lanes.values(in: posts), at: lanes, ray: ray)
          slopes.atRing.replace(with: instead, where: touched.atRing .> 0)
          slopes.behind.replace(with: instead, where: touched.behind .> 0)
          let place = unsafe skyline + (ring.rayOrigin &+ ray)
          unsafe karaula_store(raised(karaula_load(place), to: slopes, at: lanes), place)
          ray &+= laneCount
        }
      }
    }
  }
}

/// The largest of a horizon and the slopes of the crossings that there are.
@inline(__always) private func raised(
  _ horizon: SIMD8<Float>, to slopes: RingSamples.Pair, at lanes: RingSamples.Lanes
) -> SIMD8<Float> {
  let raised = horizon.replacing(with: slopes.atRing, where: slopes.atRing .> horizon)
  return raised.replacing(
    with: slopes.behind, where: lanes.crossesColumn .& (slopes.behind .> raised))
}

/// Doubles the rays: the old ones keep their horizon, each new one takes the mean of its neighbours.
///
/// - Parameters:
///   - rays: the rays per half side before.
///   - origin: the storage index of the ray straight ahead.
/// - Complexity: O(rays).
func doubleRays(_ rays: Int, origin: Int, in horizon: inout MutableSpan<Float>) {
  // From the outside in, so that none is overwritten before it was read.
  for ray in stride(from: rays, to: 0, by: -1) {
    for side in [-1, 1] {
      let outer = horizon[origin + side * ray]
      let inner = horizon[origin + side * (ray - 1)]
      horizon[origin + side * 2 * ray] = outer
      horizon[origin + side * (2 * ray - 1)] = (outer + inner) / 2
    }
  }
}

/// Traps when a vector of samples or of rays would lie outside its storage.
private func checkSamples(_ ring: SweepRing, _ sampled: ClosedRange<Int>, posts: Int, rays: Int) {
  let first = (sampled.lowerBound * ring.step) >> ring.rayBits
  let last = (sampled.upperBound * ring.step) >> ring.rayBits
  let (lower, upper) = (
    min(ring.postOrigin, ring.postOriginBehind), max(ring.postOrigin, ring.postOriginBehind)
  )
  precondition(lower + first >= 0 && upper + last + laneCount + 1 <= posts)
  precondition(ring.rayOrigin + sampled.lowerBound >= 0)
  precondition(ring.rayOrigin + sampled.upperBound + laneCount <= rays)
}
