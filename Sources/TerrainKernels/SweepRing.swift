/// One ring of a sweep: the row of posts k steps from the observer, and the numbers its loops share.
///
/// Slopes are scaled by the ray's own length: s = (elevation - eye) / k - c k g^2, where g^2 = 1 + u^2
/// (square cells) and u = t / k is the ray's direction. On one ray the scale is the same at every ring, so
/// maxima and comparisons are those of true slopes, without a root.
struct SweepRing {
  /// The largest k at which a ray's place k j fits the 32-bit lanes below: k j <= 4 k^2 < 2^31.
  static let furthest = 1 << 14
  /// Rays per half side at the start, as a power of two: more than two per cell over the first 128 rings,
  /// where a cell is wide in angle and most is lost by interpolating; few rings, so little time.
  static let firstRayBits = 8
  /// Rays per cell that a ring has at least; two keep neighbours at most half a cell apart.
  static let raysPerCell = 2

  /// The step k, at least 1.
  let step: Int
  /// The rays per half side, as a power of two: ray j has u = j / 2^rayBits.
  let rayBits: Int
  /// The storage index of the post straight ahead, t = 0.
  let postOrigin: Int
  /// The storage index of the post straight ahead in the row before, k - 1.
  let postOriginBehind: Int
  /// The storage index of the horizon of the ray straight ahead, j = 0.
  let rayOrigin: Int
  /// The minor offsets t of the target cells; holds 0.
  let targets: ClosedRange<Int>
  /// The drop c at one cell's distance (m).
  let dropPerCell: Float

  /// The rays per half side.
  var rays: Int { 1 << rayBits }
  /// 1 / k.
  var inverseStep: Float { 1 / Float(step) }
  /// The drop of a sample straight ahead, scaled: c k (m).
  var levelDrop: Float { dropPerCell * Float(step) }

  /// The rays j that any target of this ring or of a later one looks at, and one cell more on either side.
  var sampledRays: ClosedRange<Int> {
    let margin = ViewshedEngine.cutMargin
    let first = ((targets.lowerBound - margin) * rays / step) - 1
    let last = ((targets.upperBound + margin) * rays / step) + 1
    return max(first, -rays)...min(last, rays)
  }
}
