import GeoCore
import SweepRings

/// The rings of a fan from the observer outwards, with the number of rays doubling as the rings do.
struct QuadrantRings {
  private let fan: QuadrantSweep
  private let relief: Float
  /// The drop at one step along the major axis (m).
  let dropMajor: Float
  /// The drop at one step along the minor axis (m).
  let dropMinor: Float
  private let firstRayBits: Int
  private let raysPerCell: Double
  /// The storage index of the ray straight ahead in what is kept per ray.
  let rayOrigin: Int

  /// Cells beyond the last target that a vector takes in: at the first ring each is as wide as all its rays.
  private static let overrun = 8

  /// The rings of a fan.
  ///
  /// - Parameters:
  ///   - firstRayBits: the rays per half side at the start, as a power of two; at least 16 rays.
  ///   - raysPerCell: the rays to a cell that a ring has at least, at least 1; and less than twice as many.
  init(of fan: QuadrantSweep, sight: LineOfSight, relief: Float, firstRayBits: Int, raysPerCell: Double) {
    precondition(fan.rings <= SweepRing.furthest, "a range is at most \(SweepRing.furthest) cells")
    self.fan = fan
    self.relief = relief
    self.firstRayBits = firstRayBits
    self.raysPerCell = raysPerCell
    let (width, height) = (
      sight.curvature.drop(at: sight.cellSize.width), sight.curvature.drop(at: sight.cellSize.height)
    )
    dropMajor = Float(fan.side.isAlongRows ? height : width)
    dropMinor = Float(fan.side.isAlongRows ? width : height)
    var bits = firstRayBits
    let lastRing = (fan.rings + SweepRing.blockSize - 1) / SweepRing.blockSize * SweepRing.blockSize
    while Double(1 << bits) < raysPerCell * Double(lastRing) { bits += 1 }
    rayOrigin = (1 << bits) + Self.overrun << firstRayBits
  }

  /// Storage for a value per ray, all below any slope.
  func rayStorage() -> [Float] {
    [Float](repeating: SweepRing.belowAll, count: 2 * rayOrigin + 1)
  }

  /// Calls a body with each block of rings.
  ///
  /// - Parameters:
  ///   - doubling: called before the rays per half side, given, are doubled.
  func forEachBlock(_ body: (RingBlock) -> Void, doubling: (_ rays: Int) -> Void) {
    var bits = firstRayBits
    for first in stride(from: 1, through: fan.rings, by: SweepRing.blockSize) {
      let last = first + SweepRing.blockSize - 1
      if Double(1 << bits) < raysPerCell * Double(last) {
        doubling(1 << bits)
        bits += 1
      }
      body(
        RingBlock(
          steps: first...min(last, fan.rings), rayBits: bits, rays: fan.rays(atStep: first, rayBits: bits)))
    }
  }

  /// A ring of a block, or the one before it.
  func ring(_ step: Int, of block: RingBlock) -> SweepRing {
    SweepRing(
      step: step, rayBits: block.rayBits, postOrigin: SideGround.origin(atStep: step),
      postOriginBehind: SideGround.origin(atStep: max(step - 1, 1)), rayOrigin: rayOrigin,
      // A narrow sector may have no target in one ring and have some in the next.
      targets: fan.targets(atStep: step), rays: fan.rays(atStep: step, rayBits: block.rayBits),
      dropMajor: dropMajor, dropMinor: dropMinor, relief: relief)
  }
}

/// Doubles the rays: the old ones keep their value, each new one takes the mean of its neighbours.
///
/// - Parameters:
///   - rays: the rays per half side before.
///   - origin: the storage index of the ray straight ahead.
/// - Complexity: O(rays).
func doubleRays(_ rays: Int, origin: Int, in values: inout [Float]) {
  var span = values.mutableSpan
  // From the outside in, so that none is overwritten before it was read.
  for ray in stride(from: rays, to: 0, by: -1) {
    for side in [-1, 1] {
      let outer = span[origin + side * ray]
      let inner = span[origin + side * (ray - 1)]
      span[origin + side * 2 * ray] = outer
      span[origin + side * (2 * ray - 1)] = (outer + inner) / 2
    }
  }
}

/// Doubles the intervals between rays: each is cut in its middle, and a line over it goes on in both halves.
///
/// - Parameters:
///   - rays: the rays per half side before.
///   - origin: the storage index of the interval east of the ray straight ahead.
///   - west: the line's value at each interval's west ray.
///   - east: its value at the east ray.
func doubleIntervals(_ rays: Int, origin: Int, west: inout [Float], east: inout [Float]) {
  func cut(_ interval: Int) {
    let (start, end) = (west[origin + interval], east[origin + interval])
    let middle = (start + end) / 2
    west[origin + 2 * interval] = start
    east[origin + 2 * interval] = middle
    west[origin + 2 * interval + 1] = middle
    east[origin + 2 * interval + 1] = end
  }
  for interval in stride(from: rays - 1, through: 0, by: -1) { cut(interval) }
  for interval in -rays..<0 { cut(interval) }
}
