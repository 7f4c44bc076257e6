import CSIMDShims

/// Where the rays of a ring cross grid lines, eight rays at a time; shared by the loops with and without
/// voids.
///
///     ring k     --o------x-----o--    x: the crossing with the ring, between two posts beside it
///                  |     /                at t = j k / N, w beyond the post on the observer's side
///                  +    /
///                  |   /
///                  |  /
///                  | /                 +: the crossing with a column of posts since the ring before, when
///     ring k - 1 --o-----------o--        there is one: w < |u|, at step k - w / |u|
///
/// N is a power of two, so t is a shift and w a mask of the integer j k: exact at any distance. As |u| is
/// at most 1, a target's own sight line has no crossing of the second kind between its ring and the one
/// before.
struct RingSamples {
  private let step: Int
  private let bits: Int
  private let postOrigin: Int
  private let rowBehind: Int
  private let laneSteps: SIMD8<Int32>
  private let partMask: SIMD8<Int32>
  private let inverseRays: Float
  private let inverseStep: Float
  private let dropPerCell: Float

  /// The samples of a ring.
  @inline(__always) init(_ ring: SweepRing) {
    step = ring.step
    bits = ring.rayBits
    postOrigin = ring.postOrigin
    rowBehind = ring.postOriginBehind - ring.postOrigin
    laneSteps = SIMD8<Int32>(0, 1, 2, 3, 4, 5, 6, 7) &* Int32(ring.step)
    partMask = SIMD8<Int32>(repeating: Int32(ring.rays - 1))
    inverseRays = 1 / Float(ring.rays)
    inverseStep = ring.inverseStep
    dropPerCell = ring.dropPerCell
  }

  /// A plane's values, or what is made of them, at the two crossings of each ray.
  struct Pair {
    /// At the crossing with the ring.
    var atRing: SIMD8<Float>
    /// At the crossing with a column of posts behind it; anything finite where there is none.
    var behind: SIMD8<Float>
  }

  /// Eight neighbouring rays between two rings.
  struct Lanes {
    /// The storage index of the first lane's post.
    let firstPost: Int
    /// The storage distance of the row behind.
    let rowBehind: Int
    /// Each lane's post west of its crossing, counted from the first lane's, in 0...4.
    let posts: SIMD8<Int32>
    /// The weight of the post east of the crossing, in [0, 1).
    let weight: SIMD8<Float>
    /// The lanes that lean west, t < 0.
    let leansWest: SIMDMask<SIMD8<Int32>>
    /// The lanes that cross a column of posts strictly between the two rings.
    let crossesColumn: SIMDMask<SIMD8<Int32>>
    /// How far behind the ring they do (steps), in (0, 1); 0 in other lanes.
    let distanceBehind: SIMD8<Float>

    /// The plane's values at the crossings.
    ///
    /// - Parameter plane: storage that holds the posts of all lanes and eight values from the first on.
    @unsafe @inline(__always) func values(in plane: UnsafePointer<Float>) -> Pair {
      let west = unsafe karaula_pick(plane + firstPost, posts)
      let east = unsafe karaula_pick(plane + (firstPost &+ 1), posts)
      let inner = west.replacing(with: east, where: leansWest)
      let innerPosts = posts.replacing(with: posts &+ 1, where: leansWest)
      let before = unsafe karaula_pick(plane + (firstPost &+ rowBehind), innerPosts)
      return Pair(
        atRing: west + (east - west) * weight, behind: inner + (before - inner) * distanceBehind)
    }
  }

  /// The crossings of rays `ray` to `ray + 7`.
  @inline(__always) func at(_ ray: Int) -> Lanes {
    let first = ray &* step
    let base = first >> bits
    let places = laneSteps &+ Int32(truncatingIfNeeded: first)
    let weight = karaula_float(places & partMask) * inverseRays
    let direction = self.direction(of: ray)
    let leansWest = direction .< 0
    let steepness = direction.replacing(with: -direction, where: leansWest)
    let part = weight.replacing(with: 1 - weight, where: leansWest)
    let crosses = (weight .> 0) .& (part .< steepness)
    let none = SIMD8<Float>(repeating: 0)
    let divisor = SIMD8<Float>(repeating: 1).replacing(with: steepness, where: crosses)
    return Lanes(
      firstPost: postOrigin &+ base, rowBehind: rowBehind,
      posts: karaula_shift_right(places, Int32(truncatingIfNeeded: bits))
        &- Int32(truncatingIfNeeded: base),
      weight: weight, leansWest: leansWest, crossesColumn: crosses,
      distanceBehind: none.replacing(with: part / divisor, where: crosses))
  }

  /// The scaled slopes (m a cell) of heights (m) at the crossings of rays `ray` to `ray + 7`.
  @inline(__always) func slopes(of heights: Pair, at lanes: Lanes, ray: Int) -> Pair {
    let direction = self.direction(of: ray)
    let drop = dropPerCell + dropPerCell * (direction * direction)
    let stepBehind = Float(step) - lanes.distanceBehind
    return Pair(
      atRing: heights.atRing * inverseStep - drop * Float(step),
      behind: heights.behind / stepBehind - drop * stepBehind)
  }

  private func direction(of ray: Int) -> SIMD8<Float> {
    (SIMD8<Float>(0, 1, 2, 3, 4, 5, 6, 7) + Float(ray)) * inverseRays
  }
}
