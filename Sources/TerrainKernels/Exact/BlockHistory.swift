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

    /// The ray at or west of a direction, and how far the direction is from it to the next.
    func interval(of direction: Double) -> (ray: Int, share: Double) {
      let place = direction * rayCount
      let whole = Int(place)
      let west = Double(whole) > place ? whole - 1 : whole
      // The outermost ray has no interval beyond it.
      let ray = min(west, rays.upperBound - 1)
      return (ray, place - Double(ray))
    }
  }

  /// Neighbouring blocks of one number of rays, which are passed over together when none of them may block.
  private struct Group {
    /// The rays of its first block, which hold those of the others.
    let rays: Block
    /// The blocks' indices.
    var blocks: Range<Int>
  }

  /// The most blocks of a group.
  private static let groupSize = 8
  /// Lower bounds are those of rays that were not swept.
  private static let leastBound = SweepRing.belowAll / 2

  private var blocks: [Block] = []
  private var bounds: [Float] = []
  private var groups: [Group] = []
  /// For each ray of each group the highest of its blocks' bounds.
  private var highest: [Float] = []
  /// The largest absolute value of those bounds, which rounding is relative to.
  private var sizes: [Float] = []
  private let rayOrigin: Int

  /// A history of no rings.
  ///
  /// - Parameter rayOrigin: the storage index of the ray straight ahead in the blocks' bounds.
  init(rayOrigin: Int) { self.rayOrigin = rayOrigin }

  /// Takes in the bounds (m a step) that a block of rings gives to its rays.
  mutating func append(_ values: [Float], of block: RingBlock) {
    let rays = block.rays
    let rayCount = Double(1 << block.rayBits)
    let own = values[(rayOrigin + rays.lowerBound)...(rayOrigin + rays.upperBound)]
    blocks.append(Block(rayCount: rayCount, rays: rays, start: bounds.count))
    bounds.append(contentsOf: own)
    if let last = groups.last, last.rays.rayCount == rayCount, last.blocks.count < Self.groupSize,
      last.rays.rays.contains(rays.lowerBound), last.rays.rays.contains(rays.upperBound)
    {
      groups[groups.count - 1].blocks = last.blocks.lowerBound..<blocks.count
      raise(from: last.rays.start + rays.lowerBound - last.rays.rays.lowerBound, by: own)
    } else {
      let start = highest.count
      groups.append(
        Group(
          rays: Block(rayCount: rayCount, rays: rays, start: start), blocks: (blocks.count - 1)..<blocks.count
        ))
      highest.append(contentsOf: own)
      sizes.append(contentsOf: repeatElement(0, count: own.count))
      raise(from: start, by: own)
    }
  }

  /// Raises a group's bounds by those of one of its blocks.
  private mutating func raise(from start: Int, by values: ArraySlice<Float>) {
    precondition(start >= 0 && start + values.count <= highest.count)
    unsafe values.withUnsafeBufferPointer { values in
      unsafe highest.withUnsafeMutableBufferPointer { highest in
        unsafe sizes.withUnsafeMutableBufferPointer { sizes in
          for index in 0..<values.count {
            let value = unsafe values[index]
            let size = value > Self.leastBound ? value.magnitude : 0
            let (top, largest) = unsafe (highest[start &+ index], sizes[start &+ index])
            unsafe highest[start &+ index] = value > top ? value : top
            unsafe sizes[start &+ index] = size > largest ? size : largest
          }
        }
      }
    }
  }

  /// Calls a body with each block that may block a slope and its rings, the block nearest to the target first.
  ///
  /// - Parameters:
  ///   - step: the target's ring.
  ///   - offset: the target's offset.
  ///   - slope: tells the scaled slope (m a step) that the target's top has at present.
  ///   - body: takes the block's index and the rings, and tells whether to go on.
  /// - Complexity: O(step / 128) when nothing may block.
  func forEachCandidate(
    step: Int, offset: Int, above slope: () -> Double, _ body: (Int, ClosedRange<Int>) -> Bool
  ) {
    let direction = Double(offset) / Double(step)
    let end = blockCount(before: step)
    var place = groups.count
    while place > 0 {
      place &-= 1
      let group = groups[place]
      guard group.blocks.lowerBound < end, bound(of: group, direction: direction) >= slope() else { continue }
      var index = min(group.blocks.upperBound, end)
      while index > group.blocks.lowerBound {
        index &-= 1
        guard bound(ofBlock: index, direction: direction) >= slope() else { continue }
        if !body(index, rings(ofBlock: index, before: step)) { return }
      }
    }
  }

  /// The number of blocks with rings before a target's.
  func blockCount(before step: Int) -> Int { (step - 1 + Self.rings - 1) / Self.rings }

  /// Those rings of a block that lie before a target's.
  func rings(ofBlock index: Int, before step: Int) -> ClosedRange<Int> {
    (index * Self.rings + 1)...min((index + 1) * Self.rings, step - 1)
  }

  /// The upper bound (m a step) that a block gives to a direction, rounding included.
  ///
  /// A direction times a power of two is exact, and no target of less than 2^14 rings is so near to a ray, without
  /// being on it, that the rounding of the direction could put it on the other side.
  private func bound(ofBlock index: Int, direction: Double) -> Double {
    let block = blocks[index]
    let (ray, share) = block.interval(of: direction)
    let first = block.start + ray - block.rays.lowerBound
    let (west, east) = (Double(bounds[first]), Double(bounds[first + 1]))
    let slack = Double(SweepRing.rounding) * (abs(west) + abs(east))
    return west + (east - west) * share + slack
  }

  /// An upper bound (m a step) of what the blocks of a group give to a direction.
  ///
  /// The highest of interpolations is at most the interpolation of the highest. The slack is twice that of a block, as a
  /// block's outermost ray may be another's inner one.
  private func bound(of group: Group, direction: Double) -> Double {
    let (ray, share) = group.rays.interval(of: direction)
    let first = group.rays.start + ray - group.rays.rays.lowerBound
    let (west, east) = (Double(highest[first]), Double(highest[first + 1]))
    let slack = 2 * Double(SweepRing.rounding) * (Double(sizes[first]) + Double(sizes[first + 1]))
    return west + (east - west) * share + slack
  }
}
