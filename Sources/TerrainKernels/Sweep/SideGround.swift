import GeoCore
import SweepRings

/// The ground of a side as a sweep reads it: relative to the eye, ring by ring, each ring as wide as it needs.
///
///     ring 1    |pad|---|pad|
///     ring 2   |pad|-----|pad|        ring k: 2 k + 2 pad values, t from -k - pad on
///     ring 3  |pad|-------|pad|
///
/// Beyond the window of the viewpoint's range its outermost values are repeated: no sight line to a cell of the
/// window gives them any weight. The storage is used again for the next side.
final class SideGround {
  /// Values on either end of a ring: the posts beside it, and what tiles and vectors take in beyond them.
  static let padding = 32

  /// The targets' own ground, void or not.
  private(set) var posts: [Float] = []
  /// The ground where voids block: above everything in a void. Nil without voids, or when they do not block.
  private(set) var blocked: [Float]?
  /// A ground that nowhere lies lower than what may block: voids that do not block are bridged along each ring.
  private(set) var bridged: [Float]?
  /// The ground without its voids: below everything in a void. Nil without voids.
  private(set) var bare: [Float]?
  /// Whether there are voids anywhere.
  var hasVoids: Bool { bare != nil }
  /// What copies the ground, run by run; nil when all of it is there.
  private var copy: SideCopy?

  /// The storage index of the post straight ahead, t = 0, at a ring.
  static func origin(atStep step: Int) -> Int { step * (step - 1) + 2 * padding * step + step + padding }

  /// The number of values up to and with the last ring, and a tile beyond.
  static func count(rings: Int) -> Int { origin(atStep: rings + 8) }

  /// Gets ready for the ground of a fan; where the terrain has voids all of it is taken in at once.
  func load(_ fan: QuadrantSweep, of sight: LineOfSight, level: InstructionLevel) {
    let count = Self.count(rings: fan.rings)
    if posts.count < count { posts = [Float](repeating: 0, count: count) }
    (blocked, bridged, bare) = (nil, nil, nil)
    let copy = SideCopy(fan: fan, sight: sight, level: level)
    guard sight.terrain.voids.hasVoids else {
      self.copy = copy
      return
    }
    self.copy = nil
    copy.copyAll(into: &posts)
    var flags = [UInt8](repeating: 0, count: posts.count)
    copy.voids(into: &flags)
    let bare = replacingVoids(flags, by: SweepRing.belowAll)
    self.bare = bare
    if sight.voidsBlock {
      blocked = replacingVoids(flags, by: -SweepRing.belowAll)
    } else {
      bridged = Self.bridged(bare, flags, fan)
    }
  }

  /// Takes in the ground that some runs of rays ask for in a block of rings.
  func take(_ runs: [Range<Int>], of block: RingBlock) { copy?.copy(runs, of: block, into: &posts) }

  private func replacingVoids(_ flags: [UInt8], by value: Float) -> [Float] {
    zip(posts, flags).map { $1 != 0 ? value : $0 }
  }

  /// A ground whose voids are bridged along each ring, from one valid post to the next: any ground there bounds
  /// from above what does not block, and this one has few kinks.
  private static func bridged(_ bare: [Float], _ flags: [UInt8], _ fan: QuadrantSweep) -> [Float] {
    var ground = bare
    for step in 1..<(fan.rings + 1) {
      let origin = origin(atStep: step)
      let offsets = fan.posts(atStep: step)
      var last: Int?
      for offset in offsets where flags[origin + offset] == 0 {
        let next = origin + offset
        for index in (last.map { $0 + 1 } ?? origin + offsets.lowerBound)..<next {
          guard let last else {
            ground[index] = ground[next]
            continue
          }
          let share = Float(index - last) / Float(next - last)
          ground[index] = ground[last] + (ground[next] - ground[last]) * share
        }
        last = next
      }
      guard let last else { continue }
      for index in (last + 1)..<(origin + offsets.upperBound) { ground[index] = ground[last] }
    }
    return ground
  }
}

/// One of the four sides of an observer, each swept outwards as if it were the north.
///
///      \  north /
///       \      /       ring k holds the cells k steps away along the major axis,
///   west  eye  east    t steps aside, |t| at most k; t grows eastwards and southwards.
///       /      \       The cells on the diagonals belong to north and south.
///      /  south \
enum Side: CaseIterable, Sendable {
  case north
  case south
  case west
  case east

  /// Whether rings are rows of the grid.
  var isAlongRows: Bool { self == .north || self == .south }

  /// 1 when rings lead to higher rows or columns, else -1.
  var direction: Int { self == .south || self == .east ? 1 : -1 }

  /// The cell at a ring and an offset.
  func cell(step: Int, offset: Int, from observer: Cell) -> Cell {
    isAlongRows
      ? Cell(row: observer.row + direction * step, column: observer.column + offset)
      : Cell(row: observer.row + offset, column: observer.column + direction * step)
  }

  /// The direction u = offset / step of a vector, given by its components; nil when it does not lead to this side.
  func slope(east: Double, north: Double, cellSize: CellSize) -> Double? {
    let (columns, rows) = (east / cellSize.width, -north / cellSize.height)
    let (major, minor) = isAlongRows ? (rows, columns) : (columns, rows)
    let ahead = major * Double(direction)
    return ahead > 0 ? minor / ahead : nil
  }
}
