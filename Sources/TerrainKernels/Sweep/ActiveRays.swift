import GeoCore
import SweepRings

/// Finds the rays of a fan that have not lost sight of all ground ahead.
///
/// A block of rings lies within some blocks of the ground. Where even their highest ground, with a target on it, stays
/// below the horizon of 16 neighbouring rays at the nearest of the rings, the targets between those rays are hidden
/// and their horizon is not raised: the whole stretch is passed over, and its ground is not even read. That changes
/// no bit of the answer.
struct ActiveRays {
  /// The runs of open rays of the last block, from west to east; each begins and ends at a multiple of 16.
  private(set) var runs: [Range<Int>] = []
  private let fan: QuadrantSweep
  /// Nil when nothing may be passed over.
  private let blocks: BlockMaxima?
  private let eye: EyeElevation
  private let targetHeight: Float
  private let dropMajor: Float
  private let dropMinor: Float
  private var band: [Float] = []
  private var lowest: [Float] = []

  /// Runs that are nearer to each other are joined, as work on a run has a start, too.
  private static let leastGap = 2 * SweepRing.blockSize

  /// The rays of a fan.
  ///
  /// - Parameter blocks: nil when nothing may be passed over.
  init(of fan: QuadrantSweep, sight: LineOfSight, rings: QuadrantRings, blocks: BlockMaxima?) {
    self.fan = fan
    self.blocks = blocks
    eye = EyeElevation(sight.viewpoint.eyeElevation)
    targetHeight = Float(sight.viewpoint.targetHeight)
    (dropMajor, dropMinor) = (rings.dropMajor, rings.dropMinor)
    if let blocks { band = [Float](repeating: 0, count: blocks.count(across: fan.side)) }
  }

  /// Finds the open rays of a block of rings.
  ///
  /// - Parameters:
  ///   - west: the lower bound of the horizon (m a step) at the west ray of each interval between two rays.
  ///   - east: the same at its east ray.
  ///   - origin: the place of the interval east of the ray straight ahead in both.
  mutating func find(
    in block: RingBlock, west: Span<Float>, east: Span<Float>, origin: Int, level: InstructionLevel
  ) {
    runs.removeAll(keepingCapacity: true)
    let all = block.allRays
    guard let blocks, block.steps.lowerBound > 1 else {
      runs.append(all)
      return
    }
    let size = SweepRing.blockSize
    // Edges lead to the first ring from the one before.
    let steps = (block.steps.lowerBound - 1)...block.steps.upperBound
    blocks.find(steps, of: fan.side, from: fan.observer, into: &band)
    let count = all.count / size
    if lowest.count != count { lowest = [Float](repeating: 0, count: count) }
    var lows = lowest.mutableSpan
    level.findLowest(of: west, east, at: origin + all.lowerBound, into: &lows)
    let (nearest, furthest) = (Float(steps.lowerBound), Float(steps.upperBound))
    let drop = dropMajor * nearest
    let curveRounding = 2 * (dropMajor + dropMinor) * furthest
    for index in 0..<count {
      let run = (all.lowerBound + index * size)..<(all.lowerBound + (index + 1) * size)
      let offsets = block.offsets(beside: run, at: steps)
      var top = -Float.infinity
      let first = blocks.block(atOffset: offsets.lowerBound, of: fan.side, from: fan.observer)
      let last = blocks.block(atOffset: offsets.upperBound, of: fan.side, from: fan.observer)
      for block in first...last { top = max(top, band[block]) }
      let height = eye.below(top) + targetHeight
      let slope = height / (height < 0 ? furthest : nearest) - drop
      let terms = (2 * abs(height) + blocks.relief) / nearest + curveRounding + abs(lowest[index])
      guard slope + terms * SweepRing.rounding >= lowest[index] else { continue }
      if let previous = runs.last, run.lowerBound - previous.upperBound < Self.leastGap {
        runs[runs.count - 1] = previous.lowerBound..<run.upperBound
      } else {
        runs.append(run)
      }
    }
  }
}
