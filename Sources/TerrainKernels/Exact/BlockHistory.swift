import SweepRings

/// The upper bounds of a sweep, block of rings by block: which stretch of a sight line may block at all.
struct BlockHistory {
  private static let rings = SweepRing.blockSize

  /// The bounds that one block of rings gives to its rays.
  private struct Block {
    /// Rays per half side.
    let rayCount: Double
    let rays: ClosedRange<Int>
    /// Where the first ray's bound is stored.
    let start: Int
  }

  private var blocks: [Block] = []
  private var bounds: [Float] = []
  private let rayOrigin: Int

  /// A history of no rings.
  ///
  /// - Parameter rayOrigin: the storage index of the ray straight ahead in the blocks' bounds.
  init(rayOrigin: Int) { self.rayOrigin = rayOrigin }

  /// Takes in the bounds (m a step) that a block of rings gives to its rays.
  mutating func append(_ values: [Float], of block: RingBlock) {
    let rays = block.rays
    blocks.append(Block(rayCount: Double(1 << block.rayBits), rays: rays, start: bounds.count))
    bounds.append(contentsOf: values[(rayOrigin + rays.lowerBound)...(rayOrigin + rays.upperBound)])
  }

  /// Calls a body with the rings of each block that may block a slope, the block nearest to the target first.
  ///
  /// - Parameters:
  ///   - step: the target's ring.
  ///   - offset: the target's offset.
  ///   - slope: tells the scaled slope (m a step) that the target's top has at present.
  ///   - body: takes the rings, and tells whether to go on.
  /// - Complexity: O(step / 16) when nothing may block.
  func forEachCandidate(
    step: Int, offset: Int, above slope: () -> Double, _ body: (ClosedRange<Int>) -> Bool
  ) {
    let direction = Double(offset) / Double(step)
    for index in stride(from: blockCount(before: step) - 1, through: 0, by: -1) {
      guard bound(ofBlock: index, direction: direction) >= slope() else { continue }
      if !body(rings(ofBlock: index, before: step)) { return }
    }
  }

  /// The rings of the block whose bound is the highest on the way to a target: what blocks it most is likely there.
  /// Nil at the first ring, before which there is none.
  func highestCandidate(step: Int, offset: Int) -> ClosedRange<Int>? {
    let direction = Double(offset) / Double(step)
    var highest: (index: Int, bound: Double)?
    for index in 0..<blockCount(before: step) {
      let bound = bound(ofBlock: index, direction: direction)
      if bound > highest?.bound ?? -.infinity { highest = (index, bound) }
    }
    return highest.map { rings(ofBlock: $0.index, before: step) }
  }

  /// The number of blocks with rings before a target's.
  private func blockCount(before step: Int) -> Int { (step - 1 + Self.rings - 1) / Self.rings }

  /// Those rings of a block that lie before a target's.
  private func rings(ofBlock index: Int, before step: Int) -> ClosedRange<Int> {
    (index * Self.rings + 1)...min((index + 1) * Self.rings, step - 1)
  }

  /// The upper bound (m a step) that a block gives to a direction, rounding included.
  ///
  /// A direction times a power of two is exact, and no target of less than 2^14 rings is so near to a ray, without
  /// being on it, that the rounding of the direction could put it on the other side.
  private func bound(ofBlock index: Int, direction: Double) -> Double {
    let block = blocks[index]
    let place = direction * block.rayCount
    // The outermost ray has no interval beyond it.
    let ray = min(Int(place.rounded(.down)), block.rays.upperBound - 1)
    let first = block.start + ray - block.rays.lowerBound
    let (west, east) = (Double(bounds[first]), Double(bounds[first + 1]))
    let slack = Double(SweepRing.rounding) * (abs(west) + abs(east))
    return west + (east - west) * (place - Double(ray)) + slack
  }
}
