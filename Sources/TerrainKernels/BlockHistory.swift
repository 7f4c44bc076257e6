import SweepRings

/// The upper bounds of a sweep, block of rings by block: which stretch of a sight line may block at all.
struct BlockHistory {
  /// Rings to a block: a power of two, so that rays double only between two blocks.
  static let rings = 16

  /// The bounds that one block of rings gives to its rays.
  private struct Block {
    let rayBits: Int
    let rays: ClosedRange<Int>
    /// Where the first ray's bound is stored.
    let start: Int
  }

  private var blocks: [Block] = []
  private var bounds: [Float] = []
  /// The first ring of the block that was begun: later ones, and their targets, ask for no other rays.
  private var first: SweepRing?
  private let rayOrigin: Int

  /// A history of no rings.
  ///
  /// - Parameter rayOrigin: the storage index of the ray straight ahead in the blocks that will be closed.
  init(rayOrigin: Int) { self.rayOrigin = rayOrigin }

  /// Takes the bounds when a ring was the last of its block, and clears them.
  ///
  /// - Returns: whether it was. The next block must begin with the bounds of that ring once more, as edges lead from
  ///   its posts to the next ring's.
  mutating func close(_ block: inout [Float], after ring: SweepRing) -> Bool {
    if first == nil { first = ring }
    guard ring.step % Self.rings == 0 else { return false }
    closeLast(block)
    var span = block.mutableSpan
    span.update(repeating: SweepRing.belowAll)
    return true
  }

  /// Takes the bounds of the block that was begun, if any.
  mutating func closeLast(_ block: [Float]) {
    guard let ring = first else { return }
    first = nil
    blocks.append(Block(rayBits: ring.rayBits, rays: ring.rays, start: bounds.count))
    bounds.append(contentsOf: block[(rayOrigin + ring.rays.lowerBound)...(rayOrigin + ring.rays.upperBound)])
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
    for index in stride(from: (step - 2) / Self.rings, through: 0, by: -1) where step > 1 {
      let block = blocks[index]
      let place = offset << block.rayBits
      var ray = place / step
      var rest = place % step
      if rest < 0 {
        ray -= 1
        rest += step
      }
      // The outermost ray has no interval beyond it.
      if ray >= block.rays.upperBound {
        ray = block.rays.upperBound - 1
        rest = step
      }
      let west = Double(bounds[block.start + ray - block.rays.lowerBound])
      let east = Double(bounds[block.start + ray + 1 - block.rays.lowerBound])
      let bound = west + (east - west) * Double(rest) / Double(step)
      let slack = Double(SweepRing.rounding) * (abs(west) + abs(east))
      let (first, end) = (index * Self.rings + 1, min((index + 1) * Self.rings, step - 1))
      if bound + slack >= slope(), first <= end, !body(first...end) { return }
    }
  }
}
