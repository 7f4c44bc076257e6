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

/// Raises the horizon of each ray to the ground where it crosses the ring and, in the first rings, a column of posts
/// since the ring before.
///
/// - Parameters:
///   - posts: ground less the eye (m), in the layout of the ring.
///   - horizon: the largest scaled slope so far (m a step) of each ray.
public func raiseHorizon(
  by posts: Span<Float>, ring: SweepRing, of horizon: inout MutableSpan<Float>
) {
  checkSamples(ring, posts: posts.count, rays: horizon.count)
  unsafe posts.withUnsafeBufferPointer { posts in
    unsafe horizon.withUnsafeMutableBufferPointer { horizon in
      guard let ground = posts.baseAddress, let skyline = horizon.baseAddress else { return }
      let samples = HorizonSamples(ring)
      let crossesColumns = ring.step <= columnRings
      var ray = ring.rays.lowerBound & ~7
      while ray <= ring.rays.upperBound {
        let lanes = RayLanes(ray, of: ring)
        let slope =
          !crossesColumns
          ? unsafe samples.rowSlope(lanes, in: ground)
          : ray < 0
            ? unsafe samples.slope(lanes, in: ground, leansWest: true)
            : unsafe samples.slope(lanes, in: ground, leansWest: false)
        let place = unsafe skyline + (ring.rayOrigin &+ ray)
        unsafe karaula_store(karaula_max(karaula_load(place), slope), place)
        ray &+= laneCount
      }
    }
  }
}

/// The rings, from the observer on, whose edges to the ring before are sampled, too: what is lost there weighs in all
/// the distance behind.
private let columnRings = 128

/// What the fast engine samples of a ring, eight rays at a time.
private struct HorizonSamples {
  private let postOrigin: Int
  private let postOriginBehind: Int
  private let step: Float
  private let inverseStep: Float
  private let dropMajor: Float
  private let dropMinor: Float

  @inline(__always) init(_ ring: SweepRing) {
    postOrigin = ring.postOrigin
    postOriginBehind = ring.postOriginBehind
    step = Float(ring.step)
    inverseStep = 1 / step
    dropMajor = ring.dropMajor
    dropMinor = ring.dropMinor
  }

  /// The crossing with the ring alone.
  @unsafe @inline(__always) func rowSlope(
    _ lanes: RayLanes, in ground: UnsafePointer<Float>
  ) -> SIMD8<Float> {
    let row = unsafe ground + (postOrigin &+ lanes.firstPost)
    let west = unsafe karaula_pick(row, lanes.posts)
    let east = unsafe karaula_pick(row + 1, lanes.posts)
    let drop = lanes.direction * lanes.direction * dropMinor + dropMajor
    return (west + (east - west) * lanes.weight) * inverseStep - drop * step
  }

  /// The higher of the two crossings, each with its own drop; the one between the rings with that of half a step
  /// before, which is off by less than half the drop of one cell.
  @unsafe @inline(__always) func slope(
    _ lanes: RayLanes, in ground: UnsafePointer<Float>, leansWest: Bool
  ) -> SIMD8<Float> {
    let row = unsafe ground + (postOrigin &+ lanes.firstPost)
    let west = unsafe karaula_pick(row, lanes.posts)
    let east = unsafe karaula_pick(row + 1, lanes.posts)
    let drop = lanes.direction * lanes.direction * dropMinor + dropMajor
    let own = (west + (east - west) * lanes.weight) * inverseStep - drop * step
    let column = lanes.column(leansWest: leansWest)
    let behind = unsafe karaula_pick(
      ground + (postOriginBehind &+ lanes.firstPost &+ (leansWest ? 1 : 0)), lanes.posts)
    let between = column.slope(inner: leansWest ? east : west, behind: behind) - drop * (step - 0.5)
    return karaula_max(own, karaula_keep(between, column.isCrossed, own))
  }
}
