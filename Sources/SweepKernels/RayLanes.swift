import CSIMDShims
import SweepRings

/// The loops of a sweep take eight cells or eight rays at a time.
let laneCount = 8

/// Where eight neighbouring rays cross a ring, between which posts.
///
///     ring k     --o------x-----o--    x: the crossing with the ring, f beyond the post west of it
///                  |     /
///                  +    /              +: the crossing with a column of posts since the ring before, when
///                  |   /                  there is one: the part p of the last step that lies beyond it
///     ring k - 1 --o-----------o--        is less than |u|
///
/// The rays per half side are a power of two, so t is a shift and f a mask of the integer j k: exact at any
/// distance. All eight lean to the same side, as vectors begin at multiples of eight.
struct RayLanes {
  /// The offset t of the first lane's post.
  let firstPost: Int
  /// Each lane's post west of its crossing, counted from the first lane's, in 0...7.
  let posts: SIMD8<Int32>
  /// f, the weight of the post east of the crossing, in [0, 1).
  let weight: SIMD8<Float>
  /// The direction u.
  let direction: SIMD8<Float>

  /// The rays `ray` to `ray + 7` at a ring.
  @inline(__always) init(_ ray: Int, of ring: SweepRing) {
    let bits = Int32(truncatingIfNeeded: ring.rayBits)
    let first = ray &* ring.step
    firstPost = first >> ring.rayBits
    let places = karaula_sequence(
      Int32(truncatingIfNeeded: first), Int32(truncatingIfNeeded: ring.step))
    let inverseRays = 1 / Float(1 &<< ring.rayBits)
    weight = karaula_float(karaula_masked(places, (1 &<< bits) &- 1)) * inverseRays
    posts = karaula_minus(karaula_shift_right(places, bits), Int32(truncatingIfNeeded: firstPost))
    direction = karaula_float(karaula_sequence(Int32(truncatingIfNeeded: ray), 1)) * inverseRays
  }
}

/// Where eight neighbouring rays cross a column of posts between two rings.
///
/// On column n the crossing is at y = n / |u| steps and gives the post behind the weight p / |u|, so its scaled
/// slope, but for the drop, is (inner |u| + (behind - inner) p) / n.
struct ColumnLanes {
  /// All bits set where there is such a crossing, strictly between the two rings.
  let isCrossed: SIMD8<Int32>
  private let part: SIMD8<Float>
  private let steepness: SIMD8<Float>
  private let column: SIMD8<Float>

  @inline(__always) init(_ lanes: RayLanes, leansWest: Bool) {
    steepness = leansWest ? -lanes.direction : lanes.direction
    part = leansWest ? 1 - lanes.weight : lanes.weight
    let post = karaula_float(karaula_minus(lanes.posts, -Int32(truncatingIfNeeded: lanes.firstPost)))
    column = leansWest ? -1 - post : post
    isCrossed =
      karaula_is_less(SIMD8(repeating: 0), lanes.weight) & karaula_is_less(part, steepness)
  }

  /// The scaled slope (m a step), without its drop, of the edge from the ring's post to the one behind (m);
  /// anything where there is no crossing.
  @inline(__always) func slope(inner: SIMD8<Float>, behind: SIMD8<Float>) -> SIMD8<Float> {
    (inner * steepness + (behind - inner) * part) / column
  }
}

extension RayLanes {
  /// The crossings with columns of posts since the ring before.
  @inline(__always) func column(leansWest: Bool) -> ColumnLanes { ColumnLanes(self, leansWest: leansWest) }
}

/// Where eight neighbouring targets lie between the rays: target t between rays j and j + 1.
struct TargetLanes {
  /// The ray west of the first lane's target.
  let firstRay: Int
  /// Each lane's ray west of its target, counted from the first lane's.
  let rays: SIMD8<Int32>
  /// How far a target lies beyond that ray, in [0, 1) of the way to the next.
  let weight: SIMD8<Float>
  /// The offset t.
  let offset: SIMD8<Float>

  /// The targets `first` to `first + 7` of a ring.
  ///
  /// With t counted from -k the place of a target among the rays, (t + k) N / k, is no less than 0, so it can be cut
  /// instead of rounded down. Half a part of k more keeps it off whole numbers: up to k N = 2^21 the error of
  /// Float stays under that; beyond, the remainder tells when the quotient is off by one.
  @inline(__always) init(_ first: Int, of ring: SweepRing) {
    let step = Int32(truncatingIfNeeded: ring.step)
    let bits = Int32(truncatingIfNeeded: ring.rayBits)
    let inverseStep = 1 / Float(ring.step)
    let first = Int32(truncatingIfNeeded: first)
    let places = karaula_sequence((first &+ step) &<< bits, 1 &<< bits)
    var ray = karaula_truncate(karaula_float(places) * inverseStep + 0.5 * inverseStep)
    var rest = places &- karaula_times(ray, step)
    if ring.step &<< ring.rayBits > Self.exactQuotient {
      let isShort = karaula_shift_right(rest, 31)
      ray = ray &+ isShort
      rest = rest &+ karaula_masked(isShort, step)
      let isOver = ~karaula_shift_right(karaula_minus(rest, step), 31)
      ray = ray &- isOver
      rest = rest &- karaula_masked(isOver, step)
    }
    firstRay = Int(ray[0]) &- ring.rayCount
    rays = karaula_minus(ray, ray[0])
    weight = karaula_float(rest) * inverseStep
    offset = karaula_float(karaula_sequence(first, 1))
  }

  /// The largest k N for which a quotient by way of Float is exact.
  private static var exactQuotient: Int { 1 << 21 }

  /// A value per ray, interpolated at the targets, from a value at their west ray and one at their east ray.
  ///
  /// - Parameters:
  ///   - isDense: whether two targets are less than two rays apart, so that eight of them see at most 16 rays.
  @unsafe @inline(__always) func pick(_ values: UnsafePointer<Float>, isDense: Bool) -> SIMD8<Float> {
    isDense
      ? unsafe karaula_pick16(values + firstRay, rays) : unsafe karaula_gather(values + firstRay, rays)
  }
}
