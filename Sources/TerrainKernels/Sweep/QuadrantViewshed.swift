import CSIMDShims
import GeoCore
import SweepRings

/// One fan's part of an answer, by the fast or the exact engine.
struct QuadrantViewshed {
  let fan: QuadrantSweep
  let sight: LineOfSight
  let blocks: BlockMaxima
  let isExact: Bool
  let level: InstructionLevel

  /// Writes the fan's verdicts: 255 where a target's top is visible, else 0.
  func write(to cells: ViewshedBuffer<UInt8>, using storage: SweepScratch) {
    storage.ground.load(fan, of: sight, level: level)
    storage.prepareVerdicts()
    if isExact {
      let history = ExactSweep(of: fan, sight: sight, in: storage, blocks: blocks, level: level).verdicts(
        into: &storage.verdicts)
      settle(&storage.verdicts, storage.told, by: ExactFallback(sight: sight, fan: fan, history: history))
    } else {
      FastSweep(of: fan, sight: sight, in: storage, blocks: blocks, level: level).verdicts(
        into: &storage.verdicts)
    }
    let verdicts = storage.verdicts
    cells.write(verdicts.span, of: fan, told: storage.told)
  }

  /// Writes the fan's least visible heights (m).
  func write(to cells: ViewshedBuffer<Float>, using storage: SweepScratch) {
    storage.ground.load(fan, of: sight, level: level)
    storage.prepareHeights()
    if isExact {
      findExactHeights(using: storage)
    } else {
      findFastHeights(using: storage)
    }
    if sight.viewpoint.verticalField != nil {
      let limit = Float(sight.viewpoint.targetHeight)
      forEachTarget { target, _, _, index in
        let height = storage.heights[index]
        storage.heights[index] = sight.presentedHeight(
          Double(height), of: target, isVisible: height <= limit)
      }
    }
    let heights = storage.heights
    cells.write(heights.span, of: fan, told: storage.told)
  }

  /// What stands for a verdict in doubt.
  private static let doubtful: UInt8 = 1
  /// Verdicts that are looked at together for doubt.
  private static let word = 8

  /// Settles the fan's own verdicts that are in doubt.
  private func settle(_ verdicts: inout [UInt8], _ told: DecidedTargets, by settlement: ExactFallback) {
    for step in 1..<(fan.rings + 1) {
      let origin = SideGround.origin(atStep: step)
      for run in 0..<told.runCount(atStep: step) {
        let own = told.targets(atStep: step, run: run)
        var offset = own.lowerBound
        while offset < own.upperBound {
          let place = origin &+ offset
          let word = min(Self.word, own.upperBound &- offset)
          if hasDoubt(verdicts.span.extracting(place..<(place &+ Self.word))) {
            for offset in offset..<(offset + word) where verdicts[origin + offset] == Self.doubtful {
              verdicts[origin + offset] =
                settlement.isVisible(step: step, offset: offset) ? Viewshed.visibleFlag : 0
            }
          }
          offset &+= Self.word
        }
      }
    }
  }

  /// Whether any of eight verdicts is in doubt.
  private func hasDoubt(_ word: Span<UInt8>) -> Bool {
    unsafe word.withUnsafeBufferPointer { verdicts in
      guard let start = verdicts.baseAddress else { return false }
      return unsafe karaula_has_one(start) != 0
    }
  }

  private func findFastHeights(using storage: SweepScratch) {
    storage.prepareVerdicts()
    FastSweep(of: fan, sight: sight, in: storage, blocks: blocks, level: level).heights(
      into: &storage.heights, verdicts: &storage.verdicts)
    let limit = Float(sight.viewpoint.targetHeight)
    forEachTarget { _, _, _, index in
      let found = storage.heights[index]
      let height = found > -SweepRing.belowAll / Self.sureVoid ? .infinity : found
      storage.heights[index] = storage.verdicts[index] != 0 ? min(height, limit) : max(height, limit.nextUp)
    }
  }

  /// A height above this part of what stands for a void came from one.
  private static let sureVoid: Float = 1e15

  private func findExactHeights(using storage: SweepScratch) {
    let tolerance = ViewshedEngine.heightBound
    let history = ExactSweep(of: fan, sight: sight, in: storage, blocks: blocks, level: level).heights(
      tolerance: Float(tolerance), into: &storage.heights)
    let settlement = ExactFallback(sight: sight, fan: fan, history: history)
    let limit = sight.viewpoint.targetHeight
    // What blocks one target most is likely what blocks the next one in its direction.
    var likeliest = [Int](repeating: 0, count: 2 * Self.directions + 1)
    forEachTarget { _, step, offset, index in
      guard storage.heights[index] < 0 else { return }
      let direction = Self.directions + Int(Double(offset) / Double(step) * Double(Self.directions))
      let height = settlement.minimumHeight(
        step: step, offset: offset, tolerance: tolerance, likeliest: &likeliest[direction])
      // Far from the target's own height the one tells the other.
      let isVisible =
        abs(height - limit) > 2 * tolerance
        ? height < limit : settlement.isVisible(step: step, offset: offset)
      storage.heights[index] = sight.clampedHeight(height, isVisible: isVisible)
    }
  }

  /// Directions a half side for which what blocks them is remembered.
  private static let directions = 512

  private func forEachTarget(_ body: (_ target: Cell, _ step: Int, _ offset: Int, _ index: Int) -> Void) {
    for step in 1..<(fan.rings + 1) {
      let origin = SideGround.origin(atStep: step)
      for offset in fan.ownTargets(atStep: step) {
        body(fan.side.cell(step: step, offset: offset, from: fan.observer), step, offset, origin + offset)
      }
    }
  }
}
