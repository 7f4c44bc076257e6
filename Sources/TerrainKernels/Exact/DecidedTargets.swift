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
    history.forEachCandidate(step: step, offset: offset, above: { slope }) { rings in
      isVisible = sight.isVisible(
        target, ground: ground, over: crossings(to: target, step: step, offset: offset, rings: rings))
      return isVisible
    }
    return isVisible
  }

  /// The least height (m) at which terrain leaves a target visible; infinite where a void blocks.
  ///
  /// Exact, so it does not matter that a block's bounds may be too high where its last rings do not reach.
  func minimumHeight(step: Int, offset: Int) -> Double {
    let target = fan.side.cell(step: step, offset: offset, from: fan.observer)
    let foot = slope(of: target, rise: ground(of: target), step: step)
    func height(over rings: ClosedRange<Int>) -> Double {
      sight.minimumHeight(
        of: target, over: crossings(to: target, step: step, offset: offset, rings: rings))
    }
    // What asks for the most is looked for first, so that hardly any other block can ask for more.
    var highest = history.highestCandidate(step: step, offset: offset).map(height) ?? 0
    history.forEachCandidate(
      step: step, offset: offset, above: { foot + highest / Double(step) }
    ) { rings in
      highest = max(highest, height(over: rings))
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
  ) -> [GridCrossings] {
    let (across, along) = sight.crossings(to: target)
    let (ringFamily, sideFamily) = fan.side.isAlongRows ? (along, across) : (across, along)
    let aside = abs(offset)
    let first = (rings.lowerBound - 1) * aside / step
    let last = (rings.upperBound * aside + step - 1) / step
    return [
      ringFamily.limited(to: rings.lowerBound..<(rings.upperBound + 1)),
      sideFamily.limited(to: first..<(last + 1)),
    ]
  }
}
