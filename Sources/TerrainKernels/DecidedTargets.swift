import SweepRings

/// Which targets of a fan a sweep told something of, ring by ring; what lies between is hidden.
final class DecidedTargets {
  private var ranges: [Range<Int>] = []
  /// Where the ranges of each ring begin, from ring 1 on.
  private var starts: [Int] = []

  /// Forgets all.
  func begin() {
    ranges.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
  }

  /// Begins the next ring.
  func beginRing() { starts.append(ranges.count) }

  /// The part of the ring that was begun last that a run of rays makes, its targets being told; nil when it has no rays.
  ///
  /// Every run counts, so that it has the same place in every ring of a block.
  func part(_ run: Range<Int>, of ring: SweepRing, in fan: QuadrantSweep) -> SweepRing? {
    let part = ring.part(run)
    ranges.append(part.map { fan.own($0.targets, atStep: ring.step) } ?? 0..<0)
    return part
  }

  /// How many runs of rays a ring has.
  func runCount(atStep step: Int) -> Int {
    (step < starts.count ? starts[step] : ranges.count) - starts[step - 1]
  }

  /// The offsets of a ring's targets in one of its runs; they rise from run to run.
  func targets(atStep step: Int, run: Int) -> Range<Int> { ranges[starts[step - 1] + run] }
}
