import CSIMDShims
public import SweepRings

/// Raises the upper bound of each ray's horizon by all that lies between the ring before and this one, and tells
/// a lower bound of what the ring itself adds.
///
/// Between two neighbouring rays, w = k / N apart at the ring (N rays per half side, w at most 1), the picture
/// of the ground is made of straight segments. One that spans the interval is at most the chord of its values at
/// the two rays. One that ends at a post inside, p from one ray and w - p from the other, may exceed the chord
/// of the ring's samples there: by p (w - p) / w times the post's concave second difference across the ring,
/// 2 v(t) - v(t - 1) - v(t + 1). So each ray takes its sample and the excess of the post on either side of it
/// that lies within w: interpolated between two rays these bound every segment from above, edges of the ring
/// and, sampled where the ray crosses one, edges between the two rings. With the convex second difference
/// instead, the chord bounds the ring's own edges from below.
///
/// - Parameters:
///   - posts: ground less the eye (m), in the layout of the ring.
///   - upper: the upper bound so far (m a step) of each ray.
///   - block: the same since the present block of rings began.
///   - floor: takes the lower bound of the ring's own edges (m a step) at each ray.
public func raiseBounds(
  by posts: Span<Float>, ring: SweepRing, of upper: inout MutableSpan<Float>,
  and block: inout MutableSpan<Float>, floor: inout MutableSpan<Float>
) {
  checkSamples(ring, posts: posts.count, rays: min(upper.count, block.count, floor.count))
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe upper.withUnsafeMutableBufferPointer { upper in
      unsafe block.withUnsafeMutableBufferPointer { block in
        unsafe floor.withUnsafeMutableBufferPointer { floor in
          guard let ground = posts.baseAddress, let skyline = upper.baseAddress,
            let recent = block.baseAddress, let base = floor.baseAddress
          else { return }
          let samples = BoundSamples(ring)
          var ray = ring.rays.lowerBound & ~7
          while ray <= ring.rays.upperBound {
            let lanes = RayLanes(ray, of: ring)
            let own = unsafe samples.own(lanes, in: ground)
            let between =
              ray < 0
              ? unsafe samples.between(lanes, own, in: ground, leansWest: true)
              : unsafe samples.between(lanes, own, in: ground, leansWest: false)
            let top = karaula_max(own.upper, between)
            let place = ring.rayOrigin &+ ray
            unsafe karaula_store(karaula_max(karaula_load(skyline + place), top), skyline + place)
            unsafe karaula_store(karaula_max(karaula_load(recent + place), top), recent + place)
            unsafe karaula_store(own.lower, base + place)
            ray &+= laneCount
          }
        }
      }
    }
  }
}

/// Tells the lower bound of a ring's own edges at each ray, as ``raiseBounds(by:ring:of:and:floor:)`` does.
///
/// - Parameters:
///   - posts: the least ground that there may be, less the eye (m), in the layout of the ring.
///   - floor: takes the lower bound (m a step) at each ray.
public func lowerBounds(of posts: Span<Float>, ring: SweepRing, into floor: inout MutableSpan<Float>) {
  checkSamples(ring, posts: posts.count, rays: floor.count)
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe floor.withUnsafeMutableBufferPointer { floor in
      guard let ground = posts.baseAddress, let base = floor.baseAddress else { return }
      let samples = BoundSamples(ring)
      var ray = ring.rays.lowerBound & ~7
      while ray <= ring.rays.upperBound {
        let own = unsafe samples.own(RayLanes(ray, of: ring), in: ground)
        unsafe karaula_store(own.lower, base + (ring.rayOrigin &+ ray))
        ray &+= laneCount
      }
    }
  }
}

/// The bounds that the samples of a ring give, eight rays at a time.
private struct BoundSamples {
  private let postOrigin: Int
  private let postOriginBehind: Int
  private let step: Float
  private let inverseStep: Float
  private let raysPerPost: Float
  private let dropMajor: Float
  private let dropMinor: Float
  private let upperAllowance: Float
  private let lowerAllowance: Float

  @inline(__always) init(_ ring: SweepRing) {
    postOrigin = ring.postOrigin
    postOriginBehind = ring.postOriginBehind
    step = Float(ring.step)
    inverseStep = 1 / step
    raysPerPost = Float(1 &<< ring.rayBits) / step
    dropMajor = ring.dropMajor
    dropMinor = ring.dropMinor
    upperAllowance = ring.upperAllowance
    lowerAllowance = ring.lowerAllowance
  }

  /// What a ring's own edges give.
  struct Own {
    let upper: SIMD8<Float>
    let lower: SIMD8<Float>
    /// The posts west and east of each ray (m).
    let west: SIMD8<Float>
    let east: SIMD8<Float>
    /// The drop at one step on each ray (m).
    let drop: SIMD8<Float>
  }

  @unsafe @inline(__always) func own(_ lanes: RayLanes, in ground: UnsafePointer<Float>) -> Own {
    let row = unsafe ground + (postOrigin &+ lanes.firstPost)
    let outerWest = unsafe karaula_pick(row - 1, lanes.posts)
    let west = unsafe karaula_pick(row, lanes.posts)
    let east = unsafe karaula_pick(row + 1, lanes.posts)
    let outerEast = unsafe karaula_pick(row + 2, lanes.posts)
    let rise = east - west
    let none = SIMD8<Float>(repeating: 0)
    let atWest = excess(lanes.weight) * ((west - outerWest) - rise)
    let atEast = excess(1 - lanes.weight) * (rise - (outerEast - east))
    let drop = lanes.direction * lanes.direction * dropMinor + dropMajor
    let slope = (west + rise * lanes.weight) * inverseStep - drop * step
    return Own(
      upper: slope + (karaula_max(karaula_max(atWest, atEast), none) * inverseStep + upperAllowance),
      lower: slope + (karaula_min(karaula_min(atWest, atEast), none) * inverseStep - lowerAllowance),
      west: west, east: east, drop: drop)
  }

  /// p (w - p) / w for a post p away from a ray, 0 when it is not within w.
  @inline(__always) private func excess(_ distance: SIMD8<Float>) -> SIMD8<Float> {
    karaula_max(distance - distance * distance * raysPerPost, SIMD8(repeating: 0))
  }

  /// The upper bound that crossings with columns of posts since the ring before give; below all where there is none.
  /// The drop there is at least that of k - 1 steps.
  @unsafe @inline(__always) func between(
    _ lanes: RayLanes, _ own: Own, in ground: UnsafePointer<Float>, leansWest: Bool
  ) -> SIMD8<Float> {
    let column = lanes.column(leansWest: leansWest)
    let behind = unsafe karaula_pick(
      ground + (postOriginBehind &+ lanes.firstPost &+ (leansWest ? 1 : 0)), lanes.posts)
    let slope = column.slope(inner: leansWest ? own.east : own.west, behind: behind) - own.drop * (step - 1)
    return karaula_keep(slope + upperAllowance, column.isCrossed, SIMD8(repeating: SweepRing.belowAll))
  }
}

/// Keeps, for each interval between two rays, the ring whose own edges are the highest in its middle.
///
/// - Parameters:
///   - floor: the lower bound of the ring's own edges (m a step) at each ray.
///   - west: the kept ring's lower bound at the interval's west ray.
///   - east: the same at its east ray.
public func raiseIntervals(
  by floor: Span<Float>, ring: SweepRing, west: inout MutableSpan<Float>, east: inout MutableSpan<Float>
) {
  precondition(ring.rayOrigin + (ring.rays.lowerBound & ~7) >= 0)
  precondition(
    ring.rayOrigin + ring.rays.upperBound + laneCount + 1 < min(floor.count, west.count, east.count))
  unsafe floor.withUnsafeBufferPointer { floor in
    unsafe west.withUnsafeMutableBufferPointer { west in
      unsafe east.withUnsafeMutableBufferPointer { east in
        guard let base = floor.baseAddress, let lefts = west.baseAddress, let rights = east.baseAddress
        else { return }
        var place = ring.rayOrigin &+ (ring.rays.lowerBound & ~7)
        let last = ring.rayOrigin &+ ring.rays.upperBound
        while place <= last {
          let newWest = unsafe karaula_load(base + place)
          let newEast = unsafe karaula_load(base + (place &+ 1))
          let oldWest = unsafe karaula_load(lefts + place)
          let oldEast = unsafe karaula_load(rights + place)
          let isHigher = karaula_is_less(oldWest + oldEast, newWest + newEast)
          unsafe karaula_store(karaula_keep(newWest, isHigher, oldWest), lefts + place)
          unsafe karaula_store(karaula_keep(newEast, isHigher, oldEast), rights + place)
          place &+= laneCount
        }
      }
    }
  }
}
