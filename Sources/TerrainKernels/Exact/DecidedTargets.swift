import GeoCore
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

/// Settles the verdicts that a sweep leaves in doubt, by the reference's own rule on those stretches of the sight
/// line alone that may block.
struct ExactFallback {
  let sight: LineOfSight
  let fan: QuadrantSweep
  let history: BlockHistory

  /// Whether terrain leaves a target visible.
  func isVisible(step: Int, offset: Int) -> Bool {
    let target = fan.side.cell(step: step, offset: offset, from: fan.observer)
    let ground = ground(of: target)
    let slope = slope(of: target, rise: ground + sight.viewpoint.targetHeight, step: step)
    var isVisible = true
    history.forEachCandidate(step: step, offset: offset, above: { slope }) { _, rings in
      let (ringFamily, sideFamily) = crossings(to: target, step: step, offset: offset, rings: rings)
      isVisible = sight.isVisible(target, ground: ground, over: ringFamily, sideFamily)
      return isVisible
    }
    return isVisible
  }

  /// The least height (m) at which terrain leaves a target visible, at most `tolerance` (m) too low; infinite where a void
  /// blocks.
  ///
  /// Crossings are worked out exactly, so it does not matter that a block's bounds may be too high where its last rings do
  /// not reach. Blocks that cannot ask for more than the tolerance beyond what is known are passed over.
  ///
  /// - Parameter likeliest: the block that is looked at first; takes the one that asked for the most.
  func minimumHeight(step: Int, offset: Int, tolerance: Double, likeliest: inout Int) -> Double {
    let target = fan.side.cell(step: step, offset: offset, from: fan.observer)
    let ground = ground(of: target)
    let foot = slope(of: target, rise: ground, step: step)
    let line = SightLine(
      eye: sight.viewpoint.eyeElevation, rise: ground - sight.viewpoint.eyeElevation,
      drop: sight.drop(to: target))
    func height(over rings: ClosedRange<Int>) -> Double {
      let (ringFamily, sideFamily) = crossings(to: target, step: step, offset: offset, rings: rings)
      return max(
        sight.neededHeight(above: line, over: ringFamily), sight.neededHeight(above: line, over: sideFamily))
    }
    // What asks for the most is looked for first, so that hardly any other block can ask for more.
    let first = min(likeliest, history.blockCount(before: step) - 1)
    var highest = first >= 0 ? max(0, height(over: history.rings(ofBlock: first, before: step))) : 0
    history.forEachCandidate(
      step: step, offset: offset, above: { foot + (highest + tolerance) / Double(step) }
    ) { block, rings in
      guard block != first else { return true }
      let other = height(over: rings)
      if other > highest { (highest, likeliest) = (other, block) }
      return highest < .infinity
    }
    return highest
  }

  private func ground(of target: Cell) -> Double {
    Double(sight.terrain.cells[sight.terrain.window.index(of: target)])
  }

  /// The scaled slope (m a step) of a point over a cell.
  private func slope(of target: Cell, rise: Double, step: Int) -> Double {
    (rise - sight.viewpoint.eyeElevation - sight.drop(to: target)) / Double(step)
  }

  /// The crossings with some rings, and with the lines across them from the ring before on.
  private func crossings(
    to target: Cell, step: Int, offset: Int, rings: ClosedRange<Int>
  ) -> (GridCrossings, GridCrossings) {
    let (across, along) = sight.crossings(to: target)
    let (ringFamily, sideFamily) = fan.side.isAlongRows ? (along, across) : (across, along)
    let aside = abs(offset)
    let first = (rings.lowerBound - 1) * aside / step
    let last = (rings.upperBound * aside + step - 1) / step
    return (
      ringFamily.limited(to: rings.lowerBound..<(rings.upperBound + 1)),
      sideFamily.limited(to: first..<(last + 1))
    )
  }
}
