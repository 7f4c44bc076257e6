import SweepRings

/// Some rings that are swept together: those between two multiples of `SweepRing.blockSize`, with one number of rays.
struct RingBlock {
  /// The rings.
  let steps: ClosedRange<Int>
  /// The rays per half side, as a power of two.
  let rayBits: Int
  /// The rays that any target of these rings or of later ones looks at.
  let rays: ClosedRange<Int>

  /// All rays, as one run that begins and ends at a multiple of the block size.
  var allRays: Range<Int> {
    let size = SweepRing.blockSize
    return (rays.lowerBound & ~(size - 1))..<((rays.upperBound + size) & ~(size - 1))
  }

  /// The first and the last offset of the posts beside the rays of a run, at some rings.
  ///
  ///       lower      upper        rays
  ///         \          |
  ///     -o---\--o----o-|--o-      the posts west of the first ray and east of the last
  func offsets(beside run: Range<Int>, at steps: ClosedRange<Int>) -> ClosedRange<Int> {
    let (west, east) = (run.lowerBound, run.upperBound)
    let first = west * (west < 0 ? steps.upperBound : steps.lowerBound)
    let last = east * (east > 0 ? steps.upperBound : steps.lowerBound)
    return (first >> rayBits)...(last >> rayBits + 1)
  }
}

extension SweepRing {
  /// The part of a ring that a run of rays makes: those rays and the targets between them; nil when it has no rays.
  ///
  /// - Parameter overlap: how many rays beyond the run belong to it, too.
  func part(_ run: Range<Int>, overlap: Int = 0) -> SweepRing? {
    let first = max(rays.lowerBound, run.lowerBound)
    let last = min(rays.upperBound, run.upperBound - 1 + overlap)
    guard first <= last else { return nil }
    let start = max(targets.lowerBound, (run.lowerBound * step + rayCount - 1) >> rayBits)
    let end = min(targets.upperBound, (run.upperBound * step + rayCount - 1) >> rayBits)
    return limited(to: first...last, targets: start..<max(start, end))
  }
}
